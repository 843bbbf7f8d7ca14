import { z } from "zod";
import type {
  BoughtLabel,
  LabelFile,
  LabelSeller,
  ParcelToSend,
  Quote,
  Rate,
  SellerRefused,
} from "@/lib/fulfillment/carrier";
import { carrierKeyOf } from "@/lib/fulfillment/carrier-names";
import { isCurrency, type Money, parseDecimal } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type EasypostCalls, easypostRefusal, isAlready } from "./easypost-calls";
import { easypostAddress, easypostParcel } from "./easypost-units";
import { lineOf, momentOf } from "./message-parts";

const text = z.string().nullish();
const rate = z.object({
  id: z.string().min(1),
  carrier: z.string(),
  service: z.string(),
  rate: z.string(),
  currency: z.string(),
  delivery_days: z.number().nullish(),
  est_delivery_days: z.number().nullish(),
});
const quoted = z.object({
  id: z.string().min(1),
  rates: z.array(rate),
  messages: z.array(z.object({ carrier: text, message: text })).nullish(),
});
const shipment = z.object({
  id: z.string().min(1),
  tracking_code: text,
  refund_status: text,
  selected_rate: rate.nullish(),
  postage_label: z.object({ label_url: text, label_pdf_url: text }).nullish(),
  tracker: z.object({ id: text, public_url: text, est_delivery_date: text }).nullish(),
});
type Shipment = z.output<typeof shipment>;

const priceOf = ({ rate: amount, currency }: z.output<typeof rate>): Money | null =>
  isCurrency(currency) ? parseDecimal(amount, currency) : null;

const rateOf = (one: z.output<typeof rate>): Rate => ({
  id: one.id,
  carrier: carrierKeyOf(one.carrier),
  service: one.service,
  price: priceOf(one),
  days: one.delivery_days ?? one.est_delivery_days ?? null,
});

/** Null: nothing was bought for it, or it was given back. */
function boughtOf({
  id,
  tracking_code,
  selected_rate,
  tracker,
  refund_status,
}: Shipment): BoughtLabel | null {
  const isBack = refund_status === "submitted" || refund_status === "refunded";
  if (!tracking_code || !selected_rate || isBack) return null;
  return {
    sellerRef: id,
    trackerId: tracker?.id || null,
    carrier: carrierKeyOf(selected_rate.carrier),
    service: selected_rate.service,
    trackingNumber: tracking_code,
    trackingUrl: tracker?.public_url || null,
    price: priceOf(selected_rate),
    expectedTo: momentOf(tracker?.est_delivery_date),
  };
}

const refusedWith = (detail: string): Result<never, SellerRefused> =>
  refuse({ code: "seller_refused", detail });

async function quote(calls: EasypostCalls, parcel: ParcelToSend): Promise<Result<Quote, SellerRefused>> {
  const made = quoted.parse(
    await calls.create({
      to_address: easypostAddress(parcel.to),
      from_address: easypostAddress(parcel.from),
      parcel: easypostParcel(parcel.parcel),
      reference: parcel.orderRef,
    }),
  );
  const said = made.messages?.map(({ carrier, message }) => lineOf(carrier, message)).filter(Boolean);
  if (made.rates.length === 0) return refusedWith(said?.join(" · ") || "no rates");
  return ok({ sellerRef: made.id, rates: made.rates.map(rateOf) });
}

const look = async (calls: EasypostCalls, sellerRef: string): Promise<Shipment> =>
  shipment.parse(await calls.retrieve(sellerRef));

/** EasyPost knows no keys: a shipment is bought once by its nature, and one that was bought is looked up. */
async function buy(
  calls: EasypostCalls,
  sellerRef: string,
  rateId: string,
): Promise<Result<BoughtLabel, SellerRefused>> {
  const bought = await calls
    .buy(sellerRef, rateId)
    .then((answer) => shipment.parse(answer))
    .catch((error: unknown) => (isAlready(error) ? look(calls, sellerRef) : Promise.reject(error)));
  const label = boughtOf(bought);
  return label ? ok(label) : refusedWith("no tracking code");
}

const MOST_BYTES = 10 * 1_048_576;
const PATIENCE_MS = 20_000;
const TYPES = ["application/pdf", "image/png"];

async function file(
  calls: EasypostCalls,
  sellerRef: string,
): Promise<Result<LabelFile | null, SellerRefused>> {
  const { postage_label: label } = shipment.parse(await calls.asPdf(sellerRef));
  const url = label?.label_pdf_url || label?.label_url;
  if (!url) return ok(null);
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const type = answer.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
  if (!answer.ok) return refuse({ code: "seller_unavailable", detail: `label: ${answer.status}` });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!TYPES.includes(type) || bytes.length > MOST_BYTES)
    return refusedWith(`label: ${type}, ${bytes.length} bytes`);
  return ok({ bytes, type });
}

/** A refund that is under way is a label that is no longer worth anything. */
async function giveBack(calls: EasypostCalls, sellerRef: string): Promise<Result<"voided", SellerRefused>> {
  const before = await look(calls, sellerRef);
  const isBack = (one: Shipment) => one.refund_status === "submitted" || one.refund_status === "refunded";
  if (isBack(before)) return ok("voided");
  const after = shipment.parse(await calls.refund(sellerRef));
  return isBack(after) ? ok("voided") : refusedWith(`refund ${after.refund_status ?? "not accepted"}`);
}

/** What EasyPost said becomes a value; our own bugs are thrown on. */
const said = <T>(work: Promise<Result<T, SellerRefused>>): Promise<Result<T, SellerRefused>> =>
  work.catch((error: unknown) => refuse(easypostRefusal(error)));

export const easypostLabels = (calls: EasypostCalls): LabelSeller => ({
  quote: (parcel) => said(quote(calls, parcel)),
  buy: (sellerRef, rateId) => said(buy(calls, sellerRef, rateId)),
  find: (sellerRef) => said(look(calls, sellerRef).then((found) => ok(boughtOf(found)))),
  file: (sellerRef) => said(file(calls, sellerRef)),
  void: (sellerRef) => said(giveBack(calls, sellerRef)),
});
