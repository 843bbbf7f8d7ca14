import { z } from "zod";
import { trackingAddress, trackingLink } from "@/lib/fulfillment/tracking-url";
import { lineText, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { findParcel, type ShipmentNotFound } from "./report-shipment";

export const changeTrackingInput = z.strictObject({
  orderId: rowIdField,
  shipmentId: z.string().min(1).max(80),
  carrier: lineText({ min: 1, max: 80 }),
  trackingNumber: orNull(lineText({ max: 80 })).optional(),
  /** Typed by hand; otherwise the carrier's own template is used. */
  trackingUrl: orNull(trackingAddress).optional(),
});
export type ChangeTrackingInput = z.output<typeof changeTrackingInput>;
export type ChangeTrackingRefused = ShipmentNotFound | { readonly code: "tracked_by_carrier" };

/** Corrects who carries a parcel and under which number. What a carrier's own service gave is not typed over. */
export async function changeTracking(
  ctx: Context,
  input: ChangeTrackingInput,
): Promise<Result<Order, ChangeTrackingRefused | GateRefused>> {
  const { orderId, shipmentId, carrier, trackingNumber = null } = input;
  const { country, carriers } = await ctx.settings();
  const known = trackingLink(carrier, trackingNumber, country, carriers);
  const tracking = { carrier, trackingNumber, trackingUrl: input.trackingUrl ?? known?.url ?? null };
  return changeOrder<ChangeTrackingRefused>(ctx, orderId, (order) => {
    const parcel = findParcel(order, shipmentId);
    if (!parcel) return refuse({ code: "shipment_not_found" });
    if (parcel.mode === "carrier") return refuse({ code: "tracked_by_carrier" });
    const isSame =
      parcel.carrier === carrier &&
      parcel.trackingNumber === trackingNumber &&
      parcel.trackingUrl === tracking.trackingUrl;
    return ok(isSame ? [] : [{ kind: "tracking_changed", shipmentId, ...tracking }]);
  });
}
