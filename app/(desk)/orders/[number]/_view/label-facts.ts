import type { LabelRow } from "@/db/queries/labels";
import type { CarrierProvider } from "@/lib/fulfillment/carrier";
import { isLive } from "@/lib/fulfillment/shipment";
import { type Currency, type Money, money } from "@/lib/kernel/money";
import type { OrderView } from "./order-view";

/** One purchase as the page shows it: plain data, it travels to the browser. */
export type LabelFacts = {
  readonly orderId: number;
  readonly shipmentId: string;
  readonly carrier: string;
  /** Null: the carrier drew none, or it is not bought. */
  readonly href: string | null;
  readonly price: Money | null;
  readonly mayVoid: boolean;
  readonly said: string | null;
  /** A parcel of the demo carrier, which may be pushed. */
  readonly isDemo: boolean;
};

/** Carriers that sell labels here, by name. */
export const sellersOf = (carriers: ReadonlyMap<string, CarrierProvider>): string[] =>
  [...carriers.values()].filter(({ labels }) => labels !== null).map(({ name }) => name);

const FILE_NONE = "none";

/** A refusal of our own stands as a code: the sentence beside it says the same. */
const saidBy = ({ lastError }: LabelRow): string | null =>
  lastError && !/^[a-z_]+$/.test(lastError) ? lastError : null;

function factsOf(view: OrderView, label: LabelRow): LabelFacts {
  const { may, write, order } = view;
  const { price, currency, carrier, provider, fileType, state } = label;
  const parcel = order.parcels.shipments[label.shipmentId];
  const isOut = parcel?.state === "delivered";
  return {
    ...{ orderId: order.id, shipmentId: label.shipmentId },
    carrier: write.word("carrier", carrier ?? provider),
    href: may.print && state === "bought" && fileType !== FILE_NONE ? `/api/labels/${label.id}` : null,
    price: may.seeMoney && price !== null && currency ? money(price, currency as Currency) : null,
    mayVoid: may.ship && state === "bought" && !isOut,
    said: saidBy(label),
    isDemo: provider === "demo_carrier" && state === "bought" && may.ship,
  };
}

/** The label of one parcel; null when none was bought for it. */
export function labelOf(view: OrderView, shipmentId: string): LabelFacts | null {
  const label = view.labels?.find((one) => one.shipmentId === shipmentId && one.state === "bought");
  return label ? factsOf(view, label) : null;
}

export type Purchase = { readonly kind: "asked" | "lost" | "voiding" | "orphan"; readonly label: LabelFacts };

/** Purchases that stand beside the parcels: without an answer, or of no use any more. */
export function purchasesOf(view: OrderView): Purchase[] {
  const { shipments } = view.order.parcels;
  return (view.labels ?? []).flatMap((row): Purchase[] => {
    const label = factsOf(view, row);
    if (row.state === "asked" || row.state === "lost" || row.state === "voiding") {
      return [{ kind: row.state, label }];
    }
    const parcel = shipments[row.shipmentId];
    const isOrphan = row.state === "bought" && parcel !== undefined && !isLive(parcel) && parcel.canceled;
    return isOrphan ? [{ kind: "orphan", label }] : [];
  });
}
