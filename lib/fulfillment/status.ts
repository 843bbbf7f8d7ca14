import type { LineQuantity, OrderLine } from "@/lib/orders/events/parts";
import { refundedByLine, restockedByLine } from "@/lib/orders/holds";
import type { Order } from "@/lib/orders/order";
import { isLive, type ParcelState, type Shipment } from "./shipment";

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

type Shippable = Pick<Order, "lines" | "parcels" | "shippingOption" | "money" | "restocked">;

/** Where the units of a line are: ordered = sent + returned + withdrawn + left. */
export type LineUnits = {
  readonly ordered: number;
  /** In live parcels that have not come back, whatever their state. */
  readonly sent: number;
  /** In parcels that came back and that nobody has sent again. */
  readonly returned: number;
  /** Never sent, and never to be: given back to stock, or refunded when there is nothing else they could be. */
  readonly withdrawn: number;
  readonly left: number;
};

export const physicalLines = (lines: readonly OrderLine[]): readonly OrderLine[] =>
  lines.filter((line) => line.requiresShipping);

export const hasReturned = ({ state, detail }: Shipment): boolean =>
  state === "failed" && detail === "returned";

function inParcels({ parcels }: Shippable, which: (shipment: Shipment) => boolean): Map<string, number> {
  const units = new Map<string, number>();
  for (const { lines } of Object.values(parcels.shipments).filter((one) => isLive(one) && which(one))) {
    for (const { lineId, quantity } of lines) units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  }
  return units;
}

const between = (units: number, most: number): number => Math.max(0, Math.min(units, most));

/** Of each line that ships. What was picked up in the shop is sent, all of it. */
export function unitsByLine(order: Shippable): ReadonlyMap<string, LineUnits> {
  const handedOver = order.parcels.pickup?.handedOverAt != null;
  const sent = inParcels(order, (shipment) => !hasReturned(shipment));
  const returned = inParcels(order, hasReturned);
  const restocked = restockedByLine(order);
  const refunded = refundedByLine(order);
  return new Map(
    physicalLines(order.lines).map(({ lineId, quantity: ordered }) => {
      if (handedOver) return [lineId, { ordered, sent: ordered, returned: 0, withdrawn: 0, left: 0 }];
      const [out, back] = [sent.get(lineId) ?? 0, returned.get(lineId) ?? 0];
      const inShop = Math.max(0, ordered - out - back);
      // Units that came back are what was restocked or refunded first; a refund may also be for units that were kept.
      const gone = Math.max((restocked.get(lineId) ?? 0) - back, (refunded.get(lineId) ?? 0) - back - out);
      const withdrawn = between(gone, inShop);
      return [lineId, { ordered, sent: out, returned: back, withdrawn, left: inShop - withdrawn }];
    }),
  );
}

/** Quantities of each line in live parcels; all of it once handed over at pickup (product.md §5.1). */
export function dispatchedByLine(order: Shippable): ReadonlyMap<string, number> {
  const units = [...unitsByLine(order)].map(
    ([lineId, { sent, returned }]) => [lineId, sent + returned] as const,
  );
  return new Map(units.filter(([, dispatched]) => dispatched > 0));
}

/** A failed parcel that nobody has to decide about any more: what was in it is back in stock or paid back. */
export function isSettled(order: Shippable, { lines }: Shipment): boolean {
  const [restocked, refunded] = [restockedByLine(order), refundedByLine(order)];
  return lines.every(
    ({ lineId, quantity }) => Math.max(restocked.get(lineId) ?? 0, refunded.get(lineId) ?? 0) >= quantity,
  );
}

/** What is in no live parcel yet and still wanted, per line that ships. */
export const leftToSend = (order: Shippable): LineQuantity[] =>
  [...unitsByLine(order)].flatMap(([lineId, { left }]) => (left > 0 ? [{ lineId, quantity: left }] : []));

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
