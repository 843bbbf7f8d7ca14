import type { EventOf } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { isLive, type Shipment } from "./shipment";

type Parcels = Readonly<Record<string, Shipment>>;

/** Would every unit still be somewhere once, with these parcels? */
function fits({ lines }: Order, parcels: Parcels): boolean {
  const live = Object.values(parcels).filter(isLive);
  return lines.every(({ lineId, quantity }) => {
    const packed = live.flatMap((one) => one.lines.filter((line) => line.lineId === lineId));
    return packed.reduce((sum, line) => sum + line.quantity, 0) <= quantity;
  });
}

/** The failed parcel that stands again when the attempt after it never happened; null: there is none, or its units left otherwise. */
function standsAgain(order: Order, shipmentId: string): string | null {
  const { shipments } = order.parcels;
  const canceled = shipments[shipmentId];
  const failed = Object.values(shipments).find(({ replacedBy }) => replacedBy === shipmentId);
  if (!canceled || !isLive(canceled) || !failed || failed.canceled) return null;
  const after: Parcels = {
    ...shipments,
    [shipmentId]: { ...canceled, canceled: true },
    [failed.shipmentId]: { ...failed, replacedBy: null },
  };
  return fits(order, after) ? failed.shipmentId : null;
}

/** As if it had never been sent (F7): a failed parcel whose place it took has its standing back. */
export const cancellation = (
  order: Order,
  shipmentId: string,
  reason: string,
): EventOf<"shipment_canceled"> => ({
  kind: "shipment_canceled",
  ...{ shipmentId, reason },
  restores: standsAgain(order, shipmentId),
});
