import type { LineQuantity, OrderLine } from "@/lib/orders/events/parts";
import { isLive, type ParcelFacts, type ParcelState } from "./shipment";

export const SHIPMENT_STATUSES = [
  "unfulfilled",
  "requested",
  "in_transit",
  "delivered",
  "failed",
  "ready_for_pickup",
  "partial",
] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

type Shippable = {
  readonly lines: readonly OrderLine[];
  readonly parcels: ParcelFacts;
  readonly shippingOption: string;
};

export const physicalLines = (lines: readonly OrderLine[]): readonly OrderLine[] =>
  lines.filter((line) => line.requiresShipping);

/** Quantities of each line in live parcels; all of it once handed over at pickup. */
export function dispatchedByLine({ lines, parcels }: Shippable): ReadonlyMap<string, number> {
  const sent = new Map<string, number>();
  if (parcels.pickup?.handedOverAt) {
    for (const line of physicalLines(lines)) sent.set(line.lineId, line.quantity);
    return sent;
  }
  for (const shipment of Object.values(parcels.shipments).filter(isLive)) {
    for (const { lineId, quantity } of shipment.lines) sent.set(lineId, (sent.get(lineId) ?? 0) + quantity);
  }
  return sent;
}

/** What is in no live parcel yet, per line that ships. */
export function leftToSend(order: Shippable): LineQuantity[] {
  const sent = dispatchedByLine(order);
  return physicalLines(order.lines).flatMap((line) => {
    const quantity = line.quantity - (sent.get(line.lineId) ?? 0);
    return quantity > 0 ? [{ lineId: line.lineId, quantity }] : [];
  });
}

const ADVANCE: Record<Exclude<ParcelState, "failed">, number> = { requested: 0, in_transit: 1, delivered: 2 };

/** product.md §5.3: the first rule that fits; null when nothing ships. */
export function shipmentStatusOf(order: Shippable): ShipmentStatus | null {
  if (order.shippingOption === "no_shipping" || physicalLines(order.lines).length === 0) return null;
  const { pickup } = order.parcels;
  if (pickup?.handedOverAt) return "delivered";
  if (pickup) return "ready_for_pickup";
  const live = Object.values(order.parcels.shipments).filter(isLive);
  if (live.length === 0) return "unfulfilled";
  if (leftToSend(order).length > 0) return "partial";
  const states = live.map((shipment) => shipment.state).filter((state) => state !== "failed");
  const [first, ...rest] = states;
  if (!first) return "failed";
  return rest.reduce((least, state) => (ADVANCE[state] < ADVANCE[least] ? state : least), first);
}
