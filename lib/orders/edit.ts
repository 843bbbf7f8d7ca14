import type { Coupon } from "@/lib/catalog/coupon";
import { dispatchedByLine } from "@/lib/fulfillment/status";
import { canonicalJson } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { liveAttempts } from "@/lib/payments/attempts";
import { type LineRefused, linesAsWanted, type ShopToday, type WantedLine } from "./edit-line";
import { type PricedEdit, priceEdit, type WantedDiscounts } from "./edit-totals";
import type { EventOf, OrderEvent } from "./events";
import type { OrderLine } from "./events/parts";
import type { Order } from "./order";

export const EDIT_REASONS = ["customer_asked", "change_of_size", "out_of_stock", "mistake", "other"] as const;
export type EditReason = (typeof EDIT_REASONS)[number];
/** The reason of an edit that takes another one back. */
export const UNDONE = "undone";

type Delivery = Pick<Order, "shippingOption" | "addressId" | "pickupLocationKey" | "shippingMethod">;

/** An order as somebody wants it. */
export type WantedEdit = WantedDiscounts & {
  readonly lines: readonly WantedLine[];
  /** Null keeps the delivery and what it cost. The price as the shop's prices are meant. */
  readonly delivery: (Delivery & { readonly price: bigint }) | null;
};

export type EditShop = ShopToday & {
  /** What the order's own coupon says today. */
  readonly couponToday: Coupon | null;
};

export type NotEditable =
  | { readonly code: "order_closed" }
  /** Goods have left: a refund by line, or a complementary order. */
  | { readonly code: "already_dispatched" };
export type EditRefused = NotEditable | LineRefused | { readonly code: "no_lines" | "nothing_changed" };

export type EditPlan = PricedEdit & { readonly delivery: Delivery; readonly changes: Changes };
type Changes = EventOf<"lines_changed">["changes"];

/** Why the contents of an order may not be edited any more; null while they may (product.md §10.2). */
export function notEditable(order: Order): NotEditable | null {
  if (order.paymentStatus === "canceled" || order.paymentStatus === "abandoned")
    return { code: "order_closed" };
  const isSent = [...dispatchedByLine(order).values()].some((units) => units > 0);
  return isSent ? { code: "already_dispatched" } : null;
}

/** A page of a provider that may still bring money: it must be over before the total changes. */
export const blocksEdit = (order: Order, plan: EditPlan): boolean =>
  plan.totals.total !== order.totals.total && liveAttempts(order.money).length > 0;

/** What an order becomes by an edit: lines as sold or as wanted, every amount worked out again. Writes nothing. */
export function planEdit(order: Order, wanted: WantedEdit, shop: EditShop): Result<EditPlan, EditRefused> {
  const refused = notEditable(order);
  if (refused) return refuse(refused);
  if (wanted.lines.length === 0) return refuse({ code: "no_lines" });
  const open = linesAsWanted(order, wanted.lines, shop);
  if (!open.ok) return open;
  const { couponToday } = shop;
  const shipping = wanted.delivery;
  const priced = priceEdit(open.value, { order, shop, couponToday, discounts: wanted, shipping });
  const plan = {
    ...priced,
    delivery: deliveryOf(wanted.delivery ?? order),
    changes: changesOf(order.lines, priced.lines),
  };
  return eventsOf(order, plan, { reason: "other", noteId: null }).length === 0
    ? refuse({ code: "nothing_changed" })
    : ok(plan);
}

const deliveryOf = ({
  shippingOption,
  addressId,
  pickupLocationKey,
  shippingMethod,
}: Delivery): Delivery => ({
  ...{ shippingOption, addressId, pickupLocationKey, shippingMethod },
});

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** Lines whose units or price are others than before; a price alone keeps the units. */
function changesOf(before: readonly OrderLine[], after: readonly OrderLine[]): Changes {
  const byId = (lines: readonly OrderLine[]) => new Map(lines.map((line) => [line.lineId, line]));
  const [was, is] = [byId(before), byId(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((lineId) => {
    const [old, now] = [was.get(lineId), is.get(lineId)];
    const isSame = old?.quantity === now?.quantity && old?.unitPrice === now?.unitPrice;
    return isSame && old?.name === now?.name
      ? []
      : [{ lineId, before: old?.quantity ?? 0, after: now?.quantity ?? 0 }];
  });
}

/** Downloads of a digital line that is gone end with it. */
function endedDownloads(order: Order, lines: readonly OrderLine[]): OrderEvent[] {
  const kept = new Set(lines.map(({ lineId }) => lineId));
  return Object.values(order.parcels.grants).flatMap(({ grantId, lineId, revoked }): OrderEvent[] =>
    revoked || kept.has(lineId) ? [] : [{ kind: "download_revoked", grantId, cause: "line_removed" }],
  );
}

type Why = { readonly reason: EditReason | typeof UNDONE; readonly noteId: string | null };
type After = PricedEdit & { readonly delivery: Delivery };

/**
 * The events that bring an order to a plan; none when it says so already. Each carries the totals of the end, so that the balance is
 * right at every step; the note stands on the first.
 */
export function eventsOf(order: Order, after: After, { reason, noteId }: Why): OrderEvent[] {
  const lines = [...after.lines];
  const { totals, coupon, ownDiscount } = after;
  const delivery = deliveryOf(after.delivery);
  const changes = changesOf(order.lines, lines);
  const events: OrderEvent[] = [];
  const note = () => (events.length === 0 && noteId ? { noteId } : {});
  if (changes.length > 0) events.push({ kind: "lines_changed", lines, changes, totals, reason, ...note() });
  const isMoved = !same(deliveryOf(order), delivery) || !same(shippingOf(order.totals), shippingOf(totals));
  if (isMoved) events.push({ kind: "delivery_changed", ...delivery, totals, ...note() });
  const isSaid = changes.length > 0 || same(order.lines, lines);
  if (!same([order.coupon, order.ownDiscount], [coupon, ownDiscount]) || !isSaid) {
    events.push({ kind: "discount_changed", lines, coupon, ownDiscount, totals, ...note() });
  }
  return [...events, ...endedDownloads(order, lines)];
}

const shippingOf = ({ shipping, shippingTax, shippingDiscount }: Order["totals"]) => [
  ...[shipping, shippingTax, shippingDiscount],
];
