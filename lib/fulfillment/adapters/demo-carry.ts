import { inTransaction } from "@/db/client";
import { type DemoParcel, findDemoParcel, lockDemoParcel, updateDemoParcel } from "@/db/queries/demo-parcels";
import { type DemoScan, demoHabit, demoPauseMs, nextDemoStep } from "@/lib/fulfillment/demo-route";
import { MINUTE_MS, plus } from "@/lib/kernel/clock";
import type { Tasks } from "@/lib/platform/context";
import { deliverDemo } from "@/lib/platform/demo-webhook";
import { DEMO_CARRIER, type DemoCarrierSettings } from "./demo-carrier";

const TEXTS: Record<DemoScan["step"], string> = {
  in_transit: "Salió del centro de distribución",
  out_for_delivery: "En reparto",
  delivered: "Entregado en destino",
  failed: "No se pudo entregar",
  returned: "Devuelto al remitente",
};

/**
 * One step of a demo parcel: scanned once in the carrier's books, told to the shop by a signed message over HTTP, and the next one planned.
 * @throws unless the shop answers with 2xx: the job tries again with the same event id. Null settings: the demo is off, nothing moves.
 */
export async function carryDemoParcel(
  settings: DemoCarrierSettings | null,
  { parcelId, step, as = "news" }: Tasks["demo:carry"],
): Promise<void> {
  if (!settings) return;
  if (as === "news") await scan(settings, parcelId, step);
  const row = await findDemoParcel(settings.db(), parcelId);
  const scanned = row?.scans[step];
  if (!row || !scanned || row.state !== "bought") return;
  const eventId = `${parcelId}_${step}`;
  if (as === "late") {
    await tell(settings, row, `${eventId}_late_${row.version}`, oldNews(row));
    return;
  }
  await tell(settings, row, eventId, scanned);
  if (as === "news") await planNext(settings, row, step);
}

/** What was true before the last step, told after it. */
function oldNews({ scans }: DemoParcel): DemoScan {
  const last = scans.at(-1);
  const at = last ? plus(new Date(last.at), -MINUTE_MS / 2).toISOString() : "";
  return { step: "in_transit", at };
}

async function scan({ db, now }: DemoCarrierSettings, parcelId: string, step: number): Promise<void> {
  await inTransaction(db(), async (tx) => {
    const row = await lockDemoParcel(tx, parcelId);
    if (row?.state !== "bought" || row.scans.length !== step) return;
    const next = nextDemoStep(row.scans);
    if (!next) return;
    const scans = [...row.scans, { step: next, at: now().toISOString() }];
    await updateDemoParcel(tx, parcelId, { scans, changedAt: now(), version: row.version + 1 });
  });
}

/** By itself a parcel goes on until it has arrived; some are told of twice, or late. */
async function planNext({ db, enqueue }: DemoCarrierSettings, row: DemoParcel, step: number): Promise<void> {
  const { id: parcelId, scans } = row;
  if (scans.length !== step + 1) return;
  const habit = demoHabit(parcelId);
  await inTransaction(db(), async (tx) => {
    if (scans.at(-1)?.step === "delivered" && habit !== "plain") {
      const key = `demo:carry:${parcelId}:${habit}`;
      await enqueue(tx, "demo:carry", { parcelId, step, as: habit }, { key, delayMs: MINUTE_MS / 6 });
    }
    const stops = nextDemoStep(scans) === null || scans.at(-1)?.step === "failed";
    if (stops) return;
    const next = { parcelId, step: step + 1 };
    await enqueue(tx, "demo:carry", next, { key: `demo:carry:${parcelId}`, delayMs: demoPauseMs(scans) });
  });
}

async function tell(
  settings: DemoCarrierSettings,
  row: DemoParcel,
  eventId: string,
  { step, at }: DemoScan,
): Promise<void> {
  const sentAt = settings.now();
  const body = JSON.stringify({
    type: "shipment.updated",
    timestamp: sentAt.toISOString(),
    data: {
      order_id: row.orderRef,
      carrier: DEMO_CARRIER,
      tracker_id: row.id,
      tracking_number: row.trackingNumber,
      status: step,
      occurred_at: at,
      message: TEXTS[step],
      location: { city: "Santiago", country: "CL" },
    },
  });
  const url = `${settings.appUrl}/api/webhooks/shipping/demo`;
  await deliverDemo({ url, secret: settings.secret, eventId, sentAt, body });
}
