import { inTransaction } from "@/db/client";
import { countLabelTry, findLabel, type LabelRow, moveLabel, type updateLabel } from "@/db/queries/labels";
import type { LabelPlan } from "@/db/schema/labels";
import type { BoughtLabel, LabelSeller, SellerRefused } from "@/lib/fulfillment/carrier";
import { type ParcelPlan, type PlanRefused, planParcel } from "@/lib/fulfillment/parcel-plan";
import { trackingLink } from "@/lib/fulfillment/tracking-url";
import { staffActor } from "@/lib/kernel/actor";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import { as, type Context } from "@/lib/platform/context";
import type { FileStore } from "@/lib/platform/files";
import { keepLabelFile } from "./keep-label-file";

export type SettledLabel = { readonly labelId: number; readonly shipmentId: string };
/** `label_not_used`: it was bought, and meanwhile the order had no place for it; it is given back. */
export type SettleLabelRefused = SellerRefused | { readonly code: "label_not_used" | "no_seller" };

/** The parcel that a purchase will be; carrier, number and service are known once it is bought. */
export const planOfLabel = (shipmentId: string, carrier: string, plan: LabelPlan): ParcelPlan => ({
  ...{ shipmentId, carrier, mode: "carrier", trackingNumber: null, trackingUrl: null, service: null },
  ...{ expectedFrom: null, expectedTo: null },
  lines: [...plan.lines],
  packages: plan.packages.map((one) => ({ ...one })),
  ...{
    notify: plan.notify,
    noteId: plan.noteId,
    observationsId: plan.observationsId,
    replaces: plan.replaces,
  },
});

/**
 * Brings a purchase to its end: asks the seller, once with `buy`, on every other try first what became of it; then parcel and label in one
 * commit, then the file. Idempotent. No network inside a transaction.
 */
export async function settleLabel(
  ctx: Context,
  files: FileStore,
  labelId: number,
): Promise<Result<SettledLabel, SettleLabelRefused>> {
  const row = await findLabel(ctx.db, labelId);
  if (!row) throw new Error(`there is no label ${labelId}`);
  const seller = ctx.carriers.get(row.provider)?.labels;
  if (!seller) return refuse({ code: "no_seller" });
  if (row.state === "failed") return refuse({ code: "seller_refused", detail: row.lastError ?? "" });
  if (row.state === "lost") return refuse({ code: "label_not_used" });
  if (row.state === "asked") {
    const bought = await purchase(ctx, seller, row);
    if (!bought.ok) return bought;
    const written = await writeParcel(ctx, row, bought.value);
    if (!written.ok) return written;
  }
  await keepLabelFile(ctx, files, seller, labelId);
  return ok({ labelId, shipmentId: row.shipmentId });
}

/** The job's part: @throws while no answer comes, so that it is tried again. */
export async function settleAskedLabel(ctx: Context, files: FileStore, labelId: number): Promise<void> {
  const row = await findLabel(ctx.db, labelId);
  if (!row || !["asked", "bought"].includes(row.state)) return;
  const settled = await settleLabel(ctx, files, labelId);
  if (!settled.ok && settled.refusal.code === "seller_unavailable") throw new Error(settled.refusal.detail);
}

async function purchase(
  ctx: Context,
  seller: LabelSeller,
  row: LabelRow,
): Promise<Result<BoughtLabel, SellerRefused>> {
  const { id, sellerRef, rateId, idempotencyKey } = row;
  const attempt = await countLabelTry(ctx.db, id);
  const found = attempt > 1 ? await seller.find(sellerRef) : ok(null);
  const bought =
    found.ok && found.value === null
      ? await seller.buy(sellerRef, rateId, idempotencyKey)
      : (found as Result<BoughtLabel, SellerRefused>);
  if (bought.ok) return bought;
  const { code, detail } = bought.refusal;
  const failed = code === "seller_refused" ? { state: "failed" as const, settledAt: ctx.now() } : {};
  await inTransaction(ctx.db, (tx) => moveLabel(tx, id, ["asked"], { lastError: detail, ...failed }));
  return bought;
}

function eventsOf(created: OrderEvent, row: LabelRow, label: BoughtLabel, currency: string): OrderEvent[] {
  const bought: OrderEvent = {
    kind: "label_bought",
    shipmentId: row.shipmentId,
    service: label.service,
    // The journal's amounts are in the order's currency; what was paid in another one stands beside the label.
    price: label.price?.currency === currency ? label.price.amount : null,
    fileId: row.id,
    linkExpiresAt: null,
  };
  return [created, bought];
}

async function writeParcel(
  ctx: Context,
  row: LabelRow,
  label: BoughtLabel,
): Promise<Result<null, SettleLabelRefused>> {
  const { carrier, service, trackingNumber, expectedTo } = label;
  const { country, carriers } = await ctx.settings();
  const trackingUrl =
    label.trackingUrl ?? trackingLink(carrier, trackingNumber, country, carriers)?.url ?? null;
  const plan: ParcelPlan = {
    ...planOfLabel(row.shipmentId, carrier, row.plan),
    ...{ service, trackingNumber, trackingUrl },
    expectedTo: expectedTo?.toISOString() ?? null,
  };
  const learned = {
    ...{ trackerId: label.trackerId, carrier, service, trackingNumber, trackingUrl, expectedTo },
    ...{ price: label.price?.amount ?? null, currency: label.price?.currency ?? null },
    ...{ lastError: null, settledAt: ctx.now() },
  };
  const actor = row.askedBy === null ? ctx.actor : staffActor(Number(row.askedBy));
  const changed = await changeOrder<PlanRefused>(
    as(ctx, actor),
    row.orderId,
    (order) => {
      if (order.parcels.shipments[row.shipmentId]) return ok([]);
      const created = planParcel(order, plan);
      return created.ok ? ok(eventsOf(created.value, row, label, order.currency)) : created;
    },
    {
      alongside: async (tx) => {
        await moveLabel(tx, row.id, ["asked"], { state: "bought", ...learned });
      },
    },
  );
  if (changed.ok) return ok(null);
  await giveUp(ctx, row, { ...learned, lastError: changed.refusal.code });
  return refuse({ code: "label_not_used" });
}

/** Bought for an order that no longer has a place for it: given back by a job. */
async function giveUp(
  ctx: Context,
  row: LabelRow,
  learned: Parameters<typeof updateLabel>[2],
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!(await moveLabel(tx, row.id, ["asked"], { state: "lost", ...learned }))) return;
    await ctx.enqueue(tx, "label:void", { labelId: row.id }, { key: `label:void:${row.id}` });
  });
}
