import { z } from "zod";
import { inTransaction } from "@/db/client";
import { findLabel, type LabelRow, labelOfShipment, moveLabel } from "@/db/queries/labels";
import type { SellerRefused } from "@/lib/fulfillment/carrier";
import { isLive } from "@/lib/fulfillment/shipment";
import { staffActor } from "@/lib/kernel/actor";
import { rowIdField } from "@/lib/kernel/input";
import { mustSucceed, ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { OrderEvent } from "@/lib/orders/events";
import { as, type Context } from "@/lib/platform/context";

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
  const isAsked = await inTransaction(ctx.db, async (tx) => {
    if (!(await moveLabel(tx, row.id, ["bought", "voiding"], { state: "voiding" }))) return false;
    const key = `label:void:${row.id}`;
    await ctx.enqueue(tx, "label:void", { labelId: row.id }, { key, delayMs: PATIENCE_MS });
    return true;
  });
  return isAsked ? giveBack(ctx, row) : refuse({ code: "no_label" });
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
  if (!seller) return refuse({ code: "no_seller" });
  const voided = await seller.void(row.sellerRef);
  if (!voided.ok) {
    const { code, detail } = voided.refusal;
    const back = code === "seller_refused" && row.state !== "lost" ? { state: "bought" as const } : {};
    await inTransaction(ctx.db, (tx) =>
      moveLabel(tx, row.id, ["voiding", "lost"], { lastError: detail, ...back }),
    );
    return voided;
  }
  await writeVoid(ctx, row);
  return ok(null);
}

async function writeVoid(ctx: Context, { id, orderId, shipmentId, askedBy }: LabelRow): Promise<void> {
  const isStaff = ctx.actor.kind === "staff" || askedBy === null;
  const actor = isStaff ? ctx.actor : staffActor(Number(askedBy));
  const changed = await changeOrder<never>(
    as(ctx, actor),
    orderId,
    (order) => {
      const shipment = order.parcels.shipments[shipmentId];
      if (!shipment || !isLive(shipment)) return ok([]);
      const events: OrderEvent[] = [
        { kind: "label_voided", shipmentId },
        { kind: "shipment_canceled", shipmentId, reason: "label_voided" },
      ];
      return ok(events);
    },
    {
      alongside: async (tx) => {
        const settledAt = ctx.now();
        await moveLabel(tx, id, ["bought", "voiding", "lost"], {
          state: "voided",
          settledAt,
          lastError: null,
        });
      },
    },
  );
  mustSucceed(changed, `voiding label ${id}`);
}
