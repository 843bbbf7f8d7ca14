import { carriersFor } from "@/lib/fulfillment/carriers";
import { sendable, sendableAgain } from "@/lib/fulfillment/parcel-plan";
import { isLive, type Shipment } from "@/lib/fulfillment/shipment";
import { leftToSend } from "@/lib/fulfillment/status";
import type { LineQuantity } from "@/lib/orders/events/parts";
import type { OrderView } from "./order-view";

/** Units of one line that a form may take. */
export type SendableLine = {
  readonly lineId: string;
  readonly name: string;
  readonly detail: string;
  readonly left: number;
  /** What stands in the field at first; all of it unless given. */
  readonly first?: number;
};

export type CarrierChoice = {
  readonly key: string;
  readonly name: string;
  /** What its page takes: the number in its address, a number typed there, or there is none. */
  readonly page: "number" | "typed" | "none";
};

/** What a dispatch by hand needs in the browser. */
export type DispatchFacts = {
  readonly carriers: readonly CarrierChoice[];
  readonly chosen: string;
  readonly lines: readonly SendableLine[];
  readonly isUnpaid: boolean;
  /** What whoever delivers has to collect, written; null when nothing is or may be seen. */
  readonly collect: string | null;
  /** What the packed box weighed, as the field takes it. */
  readonly weight: string;
  /** What the goods weigh, when nobody weighed the box; as the field takes it. */
  readonly goodsWeight: string;
  /** Carriers that sell labels here. */
  readonly sellers: readonly { readonly key: string; readonly name: string }[];
  /** The failed parcel that it takes the place of. */
  readonly replaces: string | null;
};

/** Lines of the order with so many units, in the order's own order. */
export function namedLines({ order }: OrderView, units: readonly LineQuantity[]): SendableLine[] {
  const left = new Map(units.map(({ lineId, quantity }) => [lineId, quantity]));
  return order.lines.flatMap(({ lineId, name, options, sku }) => {
    const most = left.get(lineId) ?? 0;
    const detail = [...options, sku ?? ""].filter(Boolean).join(" · ");
    return most > 0 ? [{ lineId, name, detail, left: most }] : [];
  });
}

export function carrierChoices({ settings }: OrderView): CarrierChoice[] {
  return carriersFor(settings.country, settings.carriers)
    .filter(({ enabled }) => enabled)
    .map(({ key, name, template, acceptsNumber }) => ({
      ...{ key, name },
      page: acceptsNumber ? "number" : template ? "typed" : "none",
    }));
}

/** May something leave now, by who looks? */
const mayShip = ({ order, may }: OrderView): boolean => {
  const placed = order.paymentStatus === "paid" || order.paymentStatus === "pending";
  return may.ship && placed && !order.heldAt;
};

const GRAMS = 1_000;

/** Of the units that stand in the fields at first. */
function goodsWeight({ order }: OrderView, lines: readonly SendableLine[]): string {
  const weights = new Map(order.lines.map(({ lineId, weightGrams }) => [lineId, weightGrams]));
  const grams = lines.reduce(
    (sum, { lineId, left, first = left }) => sum + (weights.get(lineId) ?? 0) * first,
    0,
  );
  return grams > 0 ? String(grams / GRAMS) : "";
}

/** Of the whole box, as long as nothing of it has left: of a part nobody said what it weighs. */
function packedWeight({ parcels }: OrderView["order"], failed: Shipment | null): string {
  const isWhole = !failed && !Object.values(parcels.shipments).some(isLive);
  return parcels.packedGrams && isWhole ? String(parcels.packedGrams / GRAMS) : "";
}

function factsOf(view: OrderView, lines: readonly SendableLine[], failed: Shipment | null): DispatchFacts {
  const { order, may, write } = view;
  const carriers = carrierChoices(view);
  const wanted = failed?.carrier ?? order.shippingMethod?.key;
  const ships = order.placed?.shipsFirst === true && order.balanceDue > 0n;
  return {
    ...{ carriers, lines },
    chosen: carriers.find(({ key }) => key === wanted)?.key ?? carriers[0]?.key ?? "",
    isUnpaid: order.paymentStatus === "pending" && !order.placed?.shipsFirst,
    collect: ships && may.seeMoney ? write.money(order.balanceDue) : null,
    weight: packedWeight(order, failed),
    goodsWeight: goodsWeight(view, lines),
    sellers: (view.sellers ?? []).map((key) => ({ key, name: write.word("carrier", key) })),
    replaces: failed?.shipmentId ?? null,
  };
}

/** Null when nothing is left, or for who may not. */
export function dispatchFacts(view: OrderView): DispatchFacts | null {
  const left = leftToSend(view.order);
  if (!mayShip(view) || left.length === 0 || view.order.shippingOption === "store_pickup") return null;
  return factsOf(view, namedLines(view, left), null);
}

/** Another attempt of a failed parcel: what is in it to begin with, and what else is left. */
export function retryFacts(view: OrderView, failed: Shipment): DispatchFacts | null {
  if (!mayShip(view) || failed.state !== "failed") return null;
  const again = new Map(
    sendableAgain(view.order, failed.shipmentId).map(({ lineId, quantity }) => [lineId, quantity]),
  );
  if (again.size === 0) return null;
  const lines = namedLines(view, sendable(view.order, failed.shipmentId));
  const named = lines.map((line) => ({ ...line, first: again.get(line.lineId) ?? 0 }));
  return factsOf(view, named, failed);
}
