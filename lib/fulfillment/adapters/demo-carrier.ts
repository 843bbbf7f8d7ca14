import { inTransaction } from "@/db/client";
import {
  type DemoParcel,
  findDemoParcel,
  insertDemoParcel,
  lockDemoParcel,
  updateDemoParcel,
} from "@/db/queries/demo-parcels";
import { recipientOfOrder } from "@/db/queries/labels";
import { readSettings } from "@/db/queries/shop";
import type { PrintJob } from "@/lib/documents/papers";
import type {
  BoughtLabel,
  CarrierProvider,
  LabelFile,
  LabelSeller,
  ParcelToSend,
  Quote,
  Rate,
  SellerRefused,
} from "@/lib/fulfillment/carrier";
import { demoPauseMs } from "@/lib/fulfillment/demo-route";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { sha256Hex } from "@/lib/kernel/hash";
import { orderIdOf } from "@/lib/kernel/ids";
import { type Currency, exponentOf, isCurrency, money } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { DemoSettings } from "@/lib/platform/demo-settings";
import { demoLabel } from "./demo-label";
import { readStandard, standardReports } from "./standard";
import { isStandardSigned } from "./standard-signature";

export type DemoCarrierSettings = DemoSettings & {
  readonly print: (job: PrintJob) => Promise<Uint8Array>;
};

export const DEMO_CARRIER = "demo_carrier";

const SERVICES = [
  { id: "estandar", service: "Estándar", days: 3, base: 3_490, perKilo: 500 },
  { id: "expres", service: "Exprés", days: 1, base: 5_990, perKilo: 900 },
] as const;

const refused = (detail: string): Result<never, SellerRefused> => refuse({ code: "seller_refused", detail });

/** Prices look like those of the shop's currency: whole ones, or with cents. */
function priceOf({ base, perKilo }: (typeof SERVICES)[number], grams: number, currency: Currency): bigint {
  const whole = BigInt(base + perKilo * Math.ceil(grams / 1_000));
  return exponentOf(currency) === 0 ? whole : whole / 5n;
}

async function quote(
  { db, now }: DemoCarrierSettings,
  parcel: ParcelToSend,
): Promise<Result<Quote, SellerRefused>> {
  const { currency, orderRef, orderNumber } = parcel;
  if (!isCurrency(currency)) return refused(currency);
  const id = `dcp_${crypto.randomUUID().replaceAll("-", "")}`;
  const rates = SERVICES.map((one) => ({
    id: `${id}_${one.id}`,
    service: one.service,
    days: one.days,
    price: priceOf(one, parcel.parcel.weightGrams, currency).toString(),
  }));
  const at = now();
  await insertDemoParcel(db(), {
    ...{ id, orderRef, orderNumber, currency, rates, state: "quoted" },
    ...{ createdAt: at, changedAt: at },
  });
  return ok({
    sellerRef: id,
    rates: rates.map(
      ({ price, ...rate }): Rate => ({
        ...rate,
        carrier: DEMO_CARRIER,
        price: money(BigInt(price), currency),
      }),
    ),
  });
}

function boughtOf(row: DemoParcel): BoughtLabel | null {
  const rate = row.rates.find(({ id }) => id === row.rateId);
  if (row.state !== "bought" || !rate || row.trackingNumber === null) return null;
  const { currency } = row;
  return {
    sellerRef: row.id,
    trackerId: row.id,
    carrier: DEMO_CARRIER,
    service: rate.service,
    trackingNumber: row.trackingNumber,
    trackingUrl: null,
    price: isCurrency(currency) ? money(BigInt(rate.price), currency) : null,
    expectedTo: plus(row.changedAt, rate.days * DAY_MS),
  };
}

/** Ten digits that no two parcels share in practice. */
const trackingOf = (id: string): string =>
  `DX${(BigInt(`0x${sha256Hex(id).slice(0, 15)}`) % 10_000_000_000n).toString().padStart(10, "0")}`;

async function buy(
  { db, enqueue, now }: DemoCarrierSettings,
  sellerRef: string,
  rateId: string,
  key: string,
): Promise<Result<BoughtLabel, SellerRefused>> {
  return inTransaction(db(), async (tx) => {
    const row = await lockDemoParcel(tx, sellerRef);
    if (!row?.rates.some(({ id }) => id === rateId)) return refused("no such rate");
    if (row.state === "voided") return refused("this label was given back");
    if (row.state === "quoted") {
      const change = {
        state: "bought" as const,
        rateId,
        idempotencyKey: key,
        trackingNumber: trackingOf(row.id),
      };
      await updateDemoParcel(tx, row.id, { ...change, changedAt: now(), version: row.version + 1 });
      const payload = { parcelId: row.id, step: 0 };
      await enqueue(tx, "demo:carry", payload, { key: `demo:carry:${row.id}`, delayMs: demoPauseMs([]) });
      return ok(boughtOf({ ...row, ...change, changedAt: now() }) as BoughtLabel);
    }
    return ok(boughtOf(row) as BoughtLabel);
  });
}

async function file(
  settings: DemoCarrierSettings,
  sellerRef: string,
): Promise<Result<LabelFile | null, SellerRefused>> {
  const row = await findDemoParcel(settings.db(), sellerRef);
  const bought = row && boughtOf(row);
  const orderId = row && orderIdOf(row.orderRef);
  if (!bought || !orderId) return refused("no such label");
  const to = await recipientOfOrder(settings.db(), orderId);
  if (!to) return ok(null);
  const job = demoLabel({ bought, to, shop: await readSettings(settings.db()), at: row.changedAt });
  return ok({ bytes: await settings.print(job), type: "application/pdf" });
}

async function giveBack(
  { db, now }: DemoCarrierSettings,
  sellerRef: string,
): Promise<Result<"voided", SellerRefused>> {
  return inTransaction(db(), async (tx) => {
    const row = await lockDemoParcel(tx, sellerRef);
    if (!row || row.state === "quoted") return refused("no such label");
    if (row.state === "bought" && row.scans.length > 0) return refused("the parcel is on its way");
    await updateDemoParcel(tx, row.id, { state: "voided", changedAt: now(), version: row.version + 1 });
    return ok("voided" as const);
  });
}

const demoLabels = (settings: DemoCarrierSettings): LabelSeller => ({
  quote: (parcel) => quote(settings, parcel),
  buy: (sellerRef, rateId, key) => buy(settings, sellerRef, rateId, key),
  find: async (sellerRef) => {
    const row = await findDemoParcel(settings.db(), sellerRef);
    return ok(row && boughtOf(row));
  },
  file: (sellerRef) => file(settings, sellerRef),
  void: (sellerRef) => giveBack(settings, sellerRef),
});

/** A carrier of our own, with its own books: no parcel is real. What a real one does, it does too. */
export const demoCarrier = (settings: DemoCarrierSettings): CarrierProvider => ({
  name: DEMO_CARRIER,
  path: "demo",
  live: null,
  read: (raw, now) =>
    isStandardSigned(raw, [settings.secret], now)
      ? readStandard(raw.body, raw.headers["webhook-id"] ?? "")
      : refuse("bad_signature"),
  reports: standardReports,
  labels: demoLabels(settings),
});
