import { z } from "zod";
import { isLive, type Shipment } from "@/lib/fulfillment/shipment";
import { hasReturned } from "@/lib/fulfillment/status";
import { longText, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import { SHIPMENT_STATES } from "@/lib/orders/events/parcels";
import { restockedByLine } from "@/lib/orders/holds";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { say } from "./parcel-notes";

/** What a person may add to a state; that a parcel came back is a move of its own, since its goods do too. */
const DETAILS = {
  requested: [],
  in_transit: ["out_for_delivery", "available_for_pickup"],
  delivered: [],
  failed: ["attempt_failed", "refused", "lost"],
} as const satisfies Record<(typeof SHIPMENT_STATES)[number], readonly string[]>;

export const reportShipmentInput = z
  .strictObject({
    orderId: rowIdField,
    shipmentId: z.string().min(1).max(80),
    state: z.enum(SHIPMENT_STATES),
    detail: orNull(z.enum([...DETAILS.in_transit, ...DETAILS.failed])).optional(),
    /** Why, in words: seen by the shop only. */
    note: orNull(longText({ max: 1_000 })).optional(),
  })
  .refine(({ state, detail }) => !detail || (DETAILS[state] as readonly string[]).includes(detail), {
    path: ["detail"],
    message: "not_of_state",
  });
export type ReportShipmentInput = z.output<typeof reportShipmentInput>;
export type ShipmentNotFound = { readonly code: "shipment_not_found" };
export type ReportRefused =
  | ShipmentNotFound
  | { readonly code: "already_delivered" }
  | { readonly code: "already_returned" };

export const findParcel = (order: Order, shipmentId: string): Shipment | null => {
  const shipment = order.parcels.shipments[shipmentId];
  return shipment && isLive(shipment) ? shipment : null;
};

/** Came back, and its goods are in stock again: only a new parcel leaves. */
const isBackInStock = (order: Order, shipment: Shipment): boolean =>
  hasReturned(shipment) && shipment.lines.some(({ lineId }) => (restockedByLine(order).get(lineId) ?? 0) > 0);

function reportEvents(
  order: Order,
  { shipmentId, state, detail = null }: ReportShipmentInput,
  noteId: string | null,
): Result<OrderEvent[], ReportRefused> {
  const shipment = findParcel(order, shipmentId);
  if (!shipment) return refuse({ code: "shipment_not_found" });
  const isSaid = shipment.state === state && shipment.detail === detail;
  if (isSaid && noteId === null) return ok([]);
  if (shipment.state === "delivered") return refuse({ code: "already_delivered" });
  if (isBackInStock(order, shipment)) return refuse({ code: "already_returned" });
  const reason = state === "failed" && detail === null ? "other" : null;
  return ok([{ kind: "shipment_reported", shipmentId, state, detail, reason, noteId }]);
}

/** A person says where a parcel is (F2, F3, F4). Delivered stays delivered. */
export async function reportShipment(
  ctx: Context,
  input: ReportShipmentInput,
): Promise<Result<Order, ReportRefused | GateRefused>> {
  const note = say(ctx, "reason", input.note);
  return changeOrder<ReportRefused>(
    ctx,
    input.orderId,
    (order) => reportEvents(order, input, note?.id ?? null),
    { alongside: async (tx, order) => note?.keep(tx, order) },
  );
}
