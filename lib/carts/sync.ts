import { canonicalJson } from "@/lib/kernel/hash";
import type { EventOf, OrderEvent } from "@/lib/orders/events";
import type { OrderLine } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import type { CartDraft } from "./cart";
import type { PricedCart } from "./priced-cart";

type Created = EventOf<"order_created">;
type Delivery = Pick<Created, "shippingOption" | "addressId" | "pickupLocationKey" | "shippingMethod">;
type Billing = Pick<Created, "billingAddressId" | "documentType">;

/** What a checkout says about its order, ready to be written as facts. */
export type Contents = {
  readonly priced: PricedCart;
  readonly delivery: Delivery;
  readonly billing: Billing;
};

export function contentsOf(priced: PricedCart, draft: CartDraft): Contents {
  const { documentType, addressId } = draft.billing;
  return {
    priced,
    delivery: deliveryOf(priced, draft),
    billing: { documentType, billingAddressId: addressId },
  };
}

function deliveryOf({ needsShipping, shipping }: PricedCart, { delivery }: CartDraft): Delivery {
  const nowhere = { addressId: null, pickupLocationKey: null, shippingMethod: null };
  if (!needsShipping) return { shippingOption: "no_shipping", ...nowhere };
  if (shipping?.option === "store_pickup") {
    return { ...nowhere, shippingOption: "store_pickup", pickupLocationKey: shipping.key };
  }
  const { addressId } = delivery;
  if (!shipping) return { ...nowhere, shippingOption: "delivery", addressId };
  const { key, name } = shipping;
  return { ...nowhere, shippingOption: "delivery", addressId, shippingMethod: { key, name } };
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** The events that bring an open order to these contents; none when it says so already. Totals are those of the end. */
export function changesTo(order: Order, { priced, delivery, billing }: Contents): OrderEvent[] {
  const { totals } = priced;
  const lines = [...priced.lines];
  const events: OrderEvent[] = [];
  const changes = quantityChanges(order.lines, lines);
  if (changes.length > 0)
    events.push({ kind: "lines_changed", lines, changes, totals, reason: "cart_changed" });
  const { shippingOption, addressId, pickupLocationKey, shippingMethod } = order;
  const before = { shippingOption, addressId, pickupLocationKey, shippingMethod };
  if (!same(before, delivery) || shippingOf(order.totals) !== shippingOf(totals)) {
    events.push({ kind: "delivery_changed", ...delivery, totals });
  }
  const { billingAddressId, documentType } = order;
  if (!same({ billingAddressId, documentType }, billing))
    events.push({ kind: "billing_changed", ...billing, totals });
  const { orderCoupon: coupon } = priced;
  const linesSaid = changes.length > 0 || same(order.lines, lines);
  if (!same(order.coupon, coupon) || !linesSaid) {
    events.push({ kind: "discount_changed", lines, coupon, ownDiscount: 0n, totals });
  }
  return events;
}

const shippingOf = (totals: Order["totals"]): bigint =>
  totals.shipping + totals.shippingTax - totals.shippingDiscount;

function quantityChanges(before: readonly OrderLine[], after: readonly OrderLine[]) {
  const units = (lines: readonly OrderLine[]) => new Map(lines.map((line) => [line.lineId, line.quantity]));
  const [was, is] = [units(before), units(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((lineId) => {
    const change = { lineId, before: was.get(lineId) ?? 0, after: is.get(lineId) ?? 0 };
    return change.before === change.after ? [] : [change];
  });
}
