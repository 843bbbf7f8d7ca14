import { restockedByLine } from "@/lib/orders/holds";
import type { Order } from "@/lib/orders/order";
import { counts } from "@/lib/payments/refund";
import { isLive } from "./shipment";
import { hasReturned } from "./status";

export const RETURN_REASONS = [
  "refused_at_door",
  "not_found",
  "customer_returned",
  "damaged",
  "wrong_item",
  "other",
] as const;

/** Units on their way back to stock by refunds that are not through yet. */
function promisedByLine({ money }: Order): ReadonlyMap<string, number> {
  const promised = new Map<string, number>();
  for (const refund of Object.values(money.refunds)) {
    if (!counts(refund) || refund.state === "succeeded") continue;
    for (const { lineId, quantity } of refund.restock)
      promised.set(lineId, (promised.get(lineId) ?? 0) + quantity);
  }
  return promised;
}

/** Of the units of a parcel, those that can go back to stock: an order that holds nothing has given them back already. */
export function restockable(order: Order, shipmentId: string): ReadonlyMap<string, number> {
  const parcel = order.parcels.shipments[shipmentId];
  const holding = order.paymentStatus === "pending" || order.paymentStatus === "paid";
  if (!parcel || !holding) return new Map();
  const [back, promised] = [restockedByLine(order), promisedByLine(order)];
  return new Map(
    parcel.lines.flatMap(({ lineId, quantity }) => {
      const line = order.lines.find((one) => one.lineId === lineId);
      if (!line?.tracked || line.variantId === null) return [];
      const gone = (back.get(lineId) ?? 0) + (promised.get(lineId) ?? 0);
      const units = Math.min(quantity, line.quantity - gone);
      return units > 0 ? [[lineId, units] as const] : [];
    }),
  );
}

/** Nobody paid it and no parcel of it is with the customer or on its way: what was refused can end it (cash on delivery). */
export function endsRefused(order: Order): boolean {
  const live = Object.values(order.parcels.shipments).filter(isLive);
  const failed = live.length > 0 && live.every(({ state }) => state === "failed");
  const tried = live.some((one) => one.detail === "refused" || hasReturned(one));
  return order.paymentStatus === "pending" && order.received === 0n && failed && tried;
}
