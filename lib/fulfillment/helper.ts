import { z } from "zod";
import type { Order } from "@/lib/orders/order";
import { linesToPrepare } from "./preparation";
import type { ScanLine } from "./scan";
import { isLive, type Shipment } from "./shipment";

/** What a helper's link opens, as `links.content` keeps it: one parcel, or an order that has none yet. */
export const helperScope = z.object({ shipmentId: z.string().nullable() });
export type HelperScope = z.output<typeof helperScope>;

export type HelperEnd = "delivered" | "canceled" | "withdrawn";

/** What somebody without an account may see and do for one parcel or order. No amounts anywhere. */
export type HelperJob = {
  readonly lines: readonly ScanLine[];
  readonly mayPack: boolean;
  readonly isPacked: boolean;
  /** What "delivered" means here; null: nothing is under way. */
  readonly delivers:
    | { readonly kind: "parcel"; readonly shipment: Shipment }
    | { readonly kind: "pickup" }
    | null;
  /** Over: nothing is left to do, the page only says why. */
  readonly over: HelperEnd | null;
};

type Closed = Pick<Order, "paymentStatus">;

const isClosed = ({ paymentStatus }: Closed): boolean =>
  paymentStatus === "canceled" || paymentStatus === "abandoned";

const underWay = (shipment: Shipment): boolean => isLive(shipment) && shipment.state !== "delivered";

const contents = (order: Order, shipment: Shipment): ScanLine[] =>
  shipment.lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((one) => one.lineId === lineId);
    if (!line) return [];
    const { sku, name, options } = line;
    return [{ lineId, sku: sku || null, name, options: options.join(" · "), wanted: quantity }];
  });

const NOTHING = { lines: [], mayPack: false, isPacked: false, delivers: null } as const;

function parcelJob(order: Order, shipment: Shipment | undefined): HelperJob {
  if (!shipment || !isLive(shipment)) return { ...NOTHING, over: "withdrawn" };
  const lines = contents(order, shipment);
  if (shipment.state === "delivered") return { ...NOTHING, lines, over: "delivered" };
  return { lines, mayPack: false, isPacked: true, delivers: { kind: "parcel", shipment }, over: null };
}

function orderJob(order: Order): HelperJob {
  const { pickup, preparation } = order.parcels;
  const left = linesToPrepare(order);
  const live = Object.values(order.parcels.shipments).filter(isLive);
  const lines = left.length > 0 ? left : live.flatMap((shipment) => contents(order, shipment));
  if (order.shipmentStatus === "delivered") return { ...NOTHING, lines, over: "delivered" };
  const isPacked = left.length === 0 || preparation === "packed";
  const [first, second] = live.filter(underWay);
  const only = first && !second && left.length === 0 ? { kind: "parcel" as const, shipment: first } : null;
  const delivers = pickup && !pickup.handedOverAt ? { kind: "pickup" as const } : only;
  return { lines, mayPack: !isPacked && order.paymentStatus !== "open", isPacked, delivers, over: null };
}

/** Read off the order each time: a link that was printed yesterday knows what happened since. */
export function helperJob(order: Order, { shipmentId }: HelperScope): HelperJob {
  if (isClosed(order)) return { ...NOTHING, over: "canceled" };
  return shipmentId === null ? orderJob(order) : parcelJob(order, order.parcels.shipments[shipmentId]);
}
