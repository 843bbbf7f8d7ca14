import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import { lockOrder } from "@/db/queries/journal";
import { findLabel, type LabelRow, labelOfShipment, moveLabel } from "@/db/queries/labels";
import { cancellation } from "@/lib/fulfillment/cancellation";
import type { SellerRefused } from "@/lib/fulfillment/carrier";
import { isLive } from "@/lib/fulfillment/shipment";
import { staffActor } from "@/lib/kernel/actor";
import { rowIdField } from "@/lib/kernel/input";
import { mustSucceed, ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrderWithin } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { as, type Context, pinned } from "@/lib/platform/context";

export const voidLabelInput = z.strictObject({ orderId: rowIdField, shipmentId: z.string().min(1).max(80) });
export type VoidRefused =
  | SellerRefused
  | { readonly code: "no_label" | "no_seller" | "already_delivered" | "label_voided" };

const PATIENCE_MS = 45_000;

/** Gives a label back: the seller is asked, and once it agrees the parcel is as if it had never been sent. */
export async function voidLabel(
  ctx: Context,
  { orderId, shipmentId }: z.output<typeof voidLabelInput>,
): Promise<Result<null, VoidRefused>> {
  const row = await labelOfShipment(ctx.db, shipmentId);
  if (!row || row.orderId !== orderId) return refuse({ code: "no_label" });
  if (row.state === "voided") return refuse({ code: "label_voided" });
  const order = await readOrder(ctx.db, orderId);
  if (order?.parcels.shipments[shipmentId]?.state === "delivered")
    return refuse({ code: "already_delivered" });
  const isAsked = await inTransaction(ctx.db, (tx) => keepAsking(tx, ctx, row.id, PATIENCE_MS));
  return isAsked ? giveBack(ctx, row) : refuse({ code: "no_label" });
}

/** In the commit of whoever takes the parcel back: a job asks the seller at once. Nothing when it has no label to give. */
export async function askLabelBack(tx: Tx, ctx: Context, shipmentId: string): Promise<void> {
  const row = await labelOfShipment(tx, shipmentId);
  if (row) await keepAsking(tx, ctx, row.id, 0);
}

async function keepAsking(tx: Tx, ctx: Context, labelId: number, delayMs: number): Promise<boolean> {
  const asked = ctx.actor.kind === "staff" ? { askedBy: ctx.actor.id } : {};
  const voiding = { state: "voiding", lastError: null, ...asked } as const;
  if (!(await moveLabel(tx, labelId, ["bought", "voiding"], voiding))) return false;
  await ctx.enqueue(tx, "label:void", { labelId }, { key: `label:void:${labelId}`, delayMs });
  return true;
}

/** The job's part, for an answer that was lost and for labels that found no place: @throws while no answer comes. */
export async function voidAskedLabel(ctx: Context, labelId: number): Promise<void> {
  const row = await findLabel(ctx.db, labelId);
  if (!row || !["voiding", "lost"].includes(row.state)) return;
  const done = await giveBack(ctx, row);
  if (!done.ok && done.refusal.code === "seller_unavailable") throw new Error(done.refusal.detail);
}

async function giveBack(ctx: Context, row: LabelRow): Promise<Result<null, VoidRefused>> {
  const seller = ctx.carriers.get(row.provider)?.labels;
  if (!seller) {
    await keepsIt(ctx, row, null);
    return refuse({ code: "no_seller" });
  }
  const voided = await seller.void(row.sellerRef);
  if (!voided.ok) {
    const { code, detail } = voided.refusal;
    if (code === "seller_refused") await keepsIt(ctx, row, detail);
    else await inTransaction(ctx.db, (tx) => moveLabel(tx, row.id, OPEN, { lastError: detail }));
    return voided;
  }
  await writeVoid(ctx, row);
  return ok(null);
}

const OPEN = ["voiding", "lost"] as const;

/** The label stays bought, and why; one that found no place stays named as that. */
async function keepsIt(ctx: Context, row: LabelRow, lastError: string | null): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await moveLabel(tx, row.id, ["voiding"], { state: "bought", lastError });
    await moveLabel(tx, row.id, ["lost"], { lastError });
  });
}

function voidEvents(order: Order, shipmentId: string): OrderEvent[] {
  const shipment = order.parcels.shipments[shipmentId];
  if (!shipment) return [];
  const back: OrderEvent = { kind: "label_voided", shipmentId };
  return isLive(shipment) ? [back, cancellation(order, shipmentId, "label_voided")] : [back];
}

/** Once a label: the order is locked first, as everywhere, then the label says whether somebody was faster. */
async function writeVoid(ctx: Context, { id, orderId, shipmentId, askedBy }: LabelRow): Promise<void> {
  const isStaff = ctx.actor.kind === "staff" || askedBy === null;
  const ready = await pinned(as(ctx, isStaff ? ctx.actor : staffActor(Number(askedBy))));
  const settled = { state: "voided", settledAt: ctx.now(), lastError: null } as const;
  await inTransaction(ctx.db, async (tx) => {
    await lockOrder(tx, orderId);
    if (!(await moveLabel(tx, id, ["bought", ...OPEN], settled))) return;
    const changed = await changeOrderWithin<never>(tx, ready, orderId, (order) =>
      ok(voidEvents(order, shipmentId)),
    );
    mustSucceed(changed, `voiding label ${id}`);
  });
}
