import { z } from "zod";
import { isLive, type Shipment } from "@/lib/fulfillment/shipment";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import { SHIPMENT_STATES } from "@/lib/orders/events/parcels";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

export const reportShipmentInput = z.strictObject({
  orderId: rowIdField,
  shipmentId: z.string().min(1).max(80),
  state: z.enum(SHIPMENT_STATES),
});
export type ReportShipmentInput = z.output<typeof reportShipmentInput>;
export type ShipmentNotFound = { readonly code: "shipment_not_found" };
export type ReportRefused = ShipmentNotFound | { readonly code: "already_delivered" };

const findShipment = (order: Order, shipmentId: string): Shipment | null => {
  const shipment = order.parcels.shipments[shipmentId];
  return shipment && isLive(shipment) ? shipment : null;
};

/** A person says where a parcel is (F2, F3). Delivered stays delivered. */
export async function reportShipment(
  ctx: Context,
  input: ReportShipmentInput,
): Promise<Result<Order, ReportRefused | GateRefused>> {
  return changeOrder<ReportRefused>(ctx, input.orderId, (order) => {
    const shipment = findShipment(order, input.shipmentId);
    if (!shipment) return refuse({ code: "shipment_not_found" });
    if (shipment.state === input.state) return ok([]);
    if (shipment.state === "delivered") return refuse({ code: "already_delivered" });
    return ok([
      { kind: "shipment_reported", shipmentId: input.shipmentId, state: input.state, detail: null },
    ]);
  });
}

export const cancelShipmentInput = z.strictObject({
  orderId: rowIdField,
  shipmentId: z.string().min(1).max(80),
});
export type CancelShipmentInput = z.output<typeof cancelShipmentInput>;

/** Takes a wrong dispatch back (F7): as if it was never sent. */
export async function cancelShipment(
  ctx: Context,
  input: CancelShipmentInput,
): Promise<Result<Order, ReportRefused | GateRefused>> {
  return changeOrder<ReportRefused>(ctx, input.orderId, (order) => {
    const shipment = findShipment(order, input.shipmentId);
    if (!shipment) return refuse({ code: "shipment_not_found" });
    if (shipment.state === "delivered") return refuse({ code: "already_delivered" });
    return ok([{ kind: "shipment_canceled", shipmentId: input.shipmentId, reason: "undo" }]);
  });
}
