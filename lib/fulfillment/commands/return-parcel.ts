import { z } from "zod";
import { RETURN_REASONS, restockable } from "@/lib/fulfillment/returning";
import { hasReturned } from "@/lib/fulfillment/status";
import { listField, longText, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { LineQuantity } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { lineQuantity } from "./dispatch";
import { say } from "./parcel-notes";
import { findParcel, type ShipmentNotFound } from "./report-shipment";

export const returnParcelInput = z.strictObject({
  orderId: rowIdField,
  shipmentId: z.string().min(1).max(80),
  reason: z.enum(RETURN_REASONS),
  note: orNull(longText({ max: 1_000 })).optional(),
  /** Units that can be sold again; the rest stays with the order. */
  restock: listField(lineQuantity, 200),
});
export type ReturnParcelInput = z.output<typeof returnParcelInput>;
export type ReturnRefused =
  | ShipmentNotFound
  | { readonly code: "already_returned" }
  | { readonly code: "more_than_parcel"; readonly lineId: string; readonly left: number };

function tooMany(order: Order, { shipmentId, restock }: ReturnParcelInput): ReturnRefused | null {
  const may = restockable(order, shipmentId);
  const asked = new Map<string, number>();
  for (const { lineId, quantity } of restock) asked.set(lineId, (asked.get(lineId) ?? 0) + quantity);
  for (const [lineId, quantity] of asked) {
    const left = may.get(lineId) ?? 0;
    if (quantity > left) return { code: "more_than_parcel", lineId, left };
  }
  return null;
}

const restocked = (lines: readonly LineQuantity[]): OrderEvent[] =>
  lines.length > 0 ? [{ kind: "stock_restocked", lines: [...lines], refundId: null }] : [];

/** A parcel came back (F3), also after it was delivered (F8): with it, in the same commit, what of it goes back to stock. */
export async function returnParcel(
  ctx: Context,
  input: ReturnParcelInput,
): Promise<Result<Order, ReturnRefused | GateRefused>> {
  const { orderId, shipmentId, reason, restock } = input;
  const note = say(ctx, "reason", input.note);
  return changeOrder<ReturnRefused>(
    ctx,
    orderId,
    (order) => {
      const parcel = findParcel(order, shipmentId);
      if (!parcel) return refuse({ code: "shipment_not_found" });
      if (hasReturned(parcel)) return refuse({ code: "already_returned" });
      const refused = tooMany(order, input);
      if (refused) return refuse(refused);
      return ok([
        {
          ...{ kind: "shipment_reported", shipmentId, state: "failed", detail: "returned", reason },
          noteId: note?.id ?? null,
        },
        ...restocked(restock),
      ]);
    },
    { alongside: async (tx, order) => note?.keep(tx, order) },
  );
}
