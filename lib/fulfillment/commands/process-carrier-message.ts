import { inTransaction, type Tx } from "@/db/client";
import { claimInbox, countAttempt, findInbox, type InboxRow, updateInbox } from "@/db/queries/inbox";
import { insertNote } from "@/db/queries/notes";
import { findOrderByNumber } from "@/db/queries/our-payments";
import { markLabelVoided, parcelOfLabel, parcelsByNumber, parcelsOfOrder } from "@/db/queries/parcels-heard";
import { hasHeard } from "@/db/queries/payments";
import { decideOnReports, type FoundReport, type Reported } from "@/lib/fulfillment/apply-report";
import type { CarrierReport } from "@/lib/fulfillment/carrier";
import { parcelByNumber, parcelOfOrder } from "@/lib/fulfillment/find-parcel";
import { carrierActor } from "@/lib/kernel/actor";
import { mintId, orderIdOf } from "@/lib/kernel/ids";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrderWithin } from "@/lib/orders/commands/change-order";
import { as, type Context, pinned } from "@/lib/platform/context";

/**
 * Works on one stored message of a carrier: which parcels it is about, then one commit for the reports and the mark on the message. The
 * message is the truth itself, nobody is asked. Idempotent. @throws when it could not be worked on: the job tries again.
 */
export async function processCarrierMessage(ctx: Context, inboxId: number): Promise<void> {
  const row = await findInbox(ctx.db, inboxId);
  if (!row || row.processedAt || row.room !== "shipping") return;
  await countAttempt(ctx.db, inboxId);
  const startedAt = ctx.now();
  try {
    await work(await pinned(ctx), row, startedAt);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await updateInbox(ctx.db, inboxId, { effect: "failed", error: reason.slice(0, 1_000) });
    throw error;
  }
}

async function work(ctx: Context, row: InboxRow, startedAt: Date): Promise<void> {
  const provider = ctx.carriers.get(row.provider);
  if (!provider) throw new Error(`${row.provider} is not configured`);
  if (row.rawBody === null) throw new Error("the body of this message is no longer kept");
  const reports = provider.reports(row.rawBody, row.eventId, row.receivedAt);
  const found = await byOrder(ctx, row, reports);
  if (reports.length > 0 && found.size === 0) {
    await updateInbox(ctx.db, row.id, { effect: "unmatched", error: null });
    return;
  }
  await inTransaction(ctx.db, async (tx) => {
    if (!(await claimInbox(tx, row.id))) return;
    const changed: boolean[] = [];
    for (const [orderId, ofOrder] of [...found].sort(([a], [b]) => a - b)) {
      changed.push(await applyWithin(tx, ctx, row, orderId, ofOrder));
    }
    const now = ctx.now();
    await updateInbox(tx, row.id, {
      effect: changed.includes(true) ? "applied" : "ignored",
      orderId: [...found.keys()][0] ?? null,
      processedAt: now,
      error: null,
      tookMs: now.getTime() - startedAt.getTime(),
    });
  });
}

/** Whether a parcel of the order stands otherwise than before. */
async function applyWithin(
  tx: Tx,
  ctx: Context,
  row: InboxRow,
  orderId: number,
  found: readonly FoundReport[],
): Promise<boolean> {
  const { provider, eventId: sourceEventId } = row;
  const isReplay = await hasHeard(tx, orderId, sourceEventId);
  let reported: Reported | null = null;
  const decided = await changeOrderWithin<never>(
    tx,
    as(ctx, carrierActor(provider)),
    orderId,
    (order) => {
      reported = decideOnReports(order, found, { provider, inboxId: isReplay ? null : row.id });
      return ok(reported.events);
    },
    { sourceEventId, alongside: (open) => keepTexts(open, ctx, orderId, reported) },
  );
  mustSucceed(decided, `message ${row.id} of order ${orderId}`);
  return hasChanged(reported);
}

const hasChanged = (reported: Reported | null): boolean => reported?.changed ?? false;

/** What the carrier wrote, and that its labels are no longer worth anything. */
async function keepTexts(tx: Tx, ctx: Context, orderId: number, reported: Reported | null): Promise<void> {
  const createdAt = ctx.now();
  for (const { id, text } of reported?.notes ?? []) {
    await insertNote(tx, { id, orderId, kind: "message", text, createdAt });
  }
  for (const given of reported?.events ?? []) {
    const event = "event" in given ? given.event : given;
    if (event.kind === "label_voided") await markLabelVoided(tx, event.shipmentId, createdAt);
  }
}

async function byOrder(
  ctx: Context,
  row: InboxRow,
  reports: readonly CarrierReport[],
): Promise<Map<number, FoundReport[]>> {
  const found = new Map<number, FoundReport[]>();
  for (const report of reports) {
    const parcel = await findParcel(ctx, row, report);
    if (!parcel) continue;
    const { orderId, shipmentId } = parcel;
    // A carrier's clock may run ahead; a report from tomorrow would outweigh everything that comes after it.
    const occurredAt = new Date(Math.min(report.occurredAt.getTime(), row.receivedAt.getTime()));
    const one = { shipmentId, report: { ...report, occurredAt }, noteId: mintId(ctx.random, "note") };
    found.set(orderId, [...(found.get(orderId) ?? []), one]);
  }
  return found;
}

/** By what its seller calls it, then by carrier and number, then by the order that it names; an order that a person chose outweighs all. */
async function findParcel(
  ctx: Context,
  row: InboxRow,
  report: CarrierReport,
): Promise<{ readonly orderId: number; readonly shipmentId: string } | null> {
  if (row.adopted && row.orderId !== null) {
    return parcelOfOrder(await parcelsOfOrder(ctx.db, row.orderId), report, true);
  }
  const bought = await parcelOfLabel(ctx.db, row.provider, report);
  if (bought) return bought;
  const { trackingNumber } = report;
  const numbered = trackingNumber === null ? [] : await parcelsByNumber(ctx.db, trackingNumber);
  return parcelByNumber(numbered, report) ?? (await parcelOfNamedOrder(ctx, report));
}

async function parcelOfNamedOrder(ctx: Context, report: CarrierReport) {
  const { orderNumber, orderRef } = report;
  const byRef = orderRef === null ? null : orderIdOf(orderRef);
  const orderId = byRef ?? (orderNumber === null ? null : await findOrderByNumber(ctx.db, orderNumber));
  return orderId === null ? null : parcelOfOrder(await parcelsOfOrder(ctx.db, orderId), report, false);
}
