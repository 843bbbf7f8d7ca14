import { z } from "zod";
import { cancellation } from "@/lib/fulfillment/cancellation";
import { hasReturned } from "@/lib/fulfillment/status";
import { checked, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { findParcel, type ReportRefused } from "./report-shipment";
import { askLabelBack } from "./void-label";

export const cancelShipmentInput = z.strictObject({
  orderId: rowIdField,
  shipmentId: z.string().min(1).max(80),
  /** Its carrier is asked to take the label back, too; a parcel without one has none to give. */
  voidLabel: checked.optional(),
});
export type CancelShipmentInput = z.output<typeof cancelShipmentInput>;

/**
 * Takes a wrong dispatch back (F7): as if it was never sent. The carrier is asked for its label by a job of the same commit; when it
 * refuses, the dispatch stays undone and the order page says that the label is still paid for.
 */
export async function cancelShipment(
  ctx: Context,
  { orderId, shipmentId, voidLabel }: CancelShipmentInput,
): Promise<Result<Order, ReportRefused | GateRefused>> {
  return changeOrder<ReportRefused>(
    ctx,
    orderId,
    (order) => {
      const shipment = findParcel(order, shipmentId);
      if (!shipment) return refuse({ code: "shipment_not_found" });
      if (shipment.state === "delivered") return refuse({ code: "already_delivered" });
      if (hasReturned(shipment)) return refuse({ code: "already_returned" });
      return ok([cancellation(order, shipmentId, "undo")]);
    },
    { alongside: async (tx) => (voidLabel ? askLabelBack(tx, ctx, shipmentId) : undefined) },
  );
}
