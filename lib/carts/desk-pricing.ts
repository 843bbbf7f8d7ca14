import { type Coupon, checkCoupon } from "@/lib/catalog/coupon";
import { type Discount, discountOf } from "@/lib/catalog/discount";
import { quote, type ShippingOffer } from "@/lib/catalog/shipping-rates";
import { taxRatesForShipping } from "@/lib/catalog/tax";
import type { OrderLine } from "@/lib/orders/events/parts";
import { type PricedLine, type PricedOrder, priceOrder } from "@/lib/orders/totals";
import { type Sold, soldAs } from "./desk-goods";
import type { WantedLine } from "./desk-line";
import type { CatalogueRow } from "./priced-cart";
import type { DeskDelivery, DeskNote, DeskToPrice, PricedDesk } from "./priced-desk";
import { outcomeOf } from "./pricing";

export const OWN_SHIPPING = "own";

/** Prices a manual order as it was typed: given prices stay, nothing is left out but lines whose product is not known. */
export function priceDesk(desk: DeskToPrice): PricedDesk {
  const sold = desk.lines.flatMap((wanted) => soldAs(desk, wanted) ?? []);
  const needsShipping = sold.some(({ goods }) => goods.requiresShipping);
  const gross = sold.reduce((sum, one) => sum + one.goods.unitPrice * BigInt(one.wanted.quantity), 0n);
  const coupon = couponOf(desk, gross, sold);
  const used = coupon?.ok ? coupon.value : null;
  const bare = priced(desk, sold, null, { coupon: 0n, own: 0n }, null);
  const off = discountsOn(
    bare.lines.reduce((sum, line) => sum + line.gross, 0n),
    used,
    desk.ownDiscount,
  );
  const offers = needsShipping ? offersOf(desk, sold, bare.lines, off.coupon + off.own) : [];
  const shipping = needsShipping ? chosen(desk.delivery, offers) : null;
  const done = priced(desk, sold, shipping, off, used);
  const couponAmount =
    used?.target === "shipping" ? discountOf(used.discount, shipping?.price ?? 0n) : off.coupon;
  return {
    lines: orderLines(desk, sold, done.lines),
    keys: sold.map(({ wanted }) => wanted.key),
    totals: done.totals,
    coupon: outcomeOf(desk, coupon, couponAmount),
    orderCoupon: used ? { code: used.code, target: used.target, amount: couponAmount } : null,
    ...{ ownDiscount: off.own, needsShipping, offers, shipping, notes: notesOf(desk, sold) },
  };
}

type Off = { readonly coupon: bigint; readonly own: bigint };

/** The coupon first, the discount of the shop's own from what is left. */
function discountsOn(gross: bigint, coupon: Coupon | null, own: Discount | null): Off {
  const byCoupon = coupon?.target === "order" ? discountOf(coupon.discount, gross) : 0n;
  return { coupon: byCoupon, own: discountOf(own, gross - byCoupon) };
}

function priced(
  { shop }: DeskToPrice,
  sold: readonly Sold[],
  shipping: ShippingOffer | null,
  off: Off,
  coupon: Coupon | null,
): PricedOrder {
  const amount = off.coupon + off.own;
  return priceOrder({
    lines: sold.map(({ wanted, goods, rates }) => ({
      unitPrice: goods.unitPrice,
      quantity: wanted.quantity,
      lineDiscount: discountOf(wanted.discount, goods.unitPrice * BigInt(wanted.quantity)),
      taxRates: rates,
    })),
    pricesIncludeTax: shop.pricesIncludeTax,
    orderDiscount: amount === 0n ? null : { kind: "fixed", amount },
    shippingGiven: {
      amount: shipping?.price ?? 0n,
      taxRates: taxRatesForShipping(shop.taxRules, shop.taxPlace),
    },
    shippingDiscount: coupon?.target === "shipping" ? coupon.discount : null,
  });
}

function couponOf({ coupon, now }: DeskToPrice, amount: bigint, sold: readonly Sold[]) {
  if (!coupon) return null;
  const items = sold.reduce((sum, { wanted }) => sum + wanted.quantity, 0);
  return checkCoupon(coupon.found, { amount, items, usedByEmail: coupon.usedByEmail }, now);
}

function offersOf(desk: DeskToPrice, sold: readonly Sold[], lines: readonly PricedLine[], off: bigint) {
  const sent = sold.filter(({ goods }) => goods.requiresShipping);
  const parcel = {
    amount: lines.reduce((sum, line) => sum + line.gross, 0n) - off,
    weight: sent.reduce((sum, { goods, wanted }) => sum + goods.weightGrams * wanted.quantity, 0),
    quantity: sent.reduce((sum, { wanted }) => sum + wanted.quantity, 0),
  };
  const place = desk.delivery.kind === "method" ? desk.delivery.place : null;
  return quote({ methods: desk.shop.methods, pickups: desk.shop.pickups }, parcel, place);
}

/** Nobody has chosen yet: the cheapest way that reaches the place, as a checkout would. */
function chosen(delivery: DeskDelivery, offers: readonly ShippingOffer[]): ShippingOffer | null {
  if (delivery.kind === "none") return null;
  if (delivery.kind === "own") {
    const { name, price } = delivery;
    return { option: "delivery", key: OWN_SHIPPING, name, price };
  }
  const option = delivery.kind === "method" ? "delivery" : "store_pickup";
  const fitting = offers.filter((offer) => offer.option === option);
  if (delivery.key === null) return fitting[0] ?? null;
  return fitting.find(({ key }) => key === delivery.key) ?? null;
}

function orderLines(desk: DeskToPrice, sold: readonly Sold[], lines: readonly PricedLine[]): OrderLine[] {
  const known = new Set(desk.agreed.map((line) => line.lineId));
  let last = Math.max(0, ...desk.agreed.map((line) => Number(line.lineId.slice(1)) || 0));
  const isSent = desk.delivery.kind !== "none";
  return sold.map(({ wanted, goods }, index) => {
    const amounts = lines[index];
    if (!amounts) throw new Error(`line ${index} was not priced`);
    return {
      ...goods,
      requiresShipping: goods.requiresShipping && isSent,
      lineId: known.has(wanted.key) ? wanted.key : `l${++last}`,
      quantity: wanted.quantity,
      discount: amounts.discount,
      orderDiscountPart: amounts.orderDiscountPart,
      taxes: amounts.taxes.map((tax) => ({ ...tax })),
      total: amounts.total,
    };
  });
}

function notesOf(desk: DeskToPrice, sold: readonly Sold[]): DeskNote[] {
  const isSold = new Set(sold.map(({ wanted }) => wanted.key));
  const left = new Map<number, number>();
  return desk.lines.flatMap((line): DeskNote[] => {
    if (!isSold.has(line.key)) return [{ code: "gone", key: line.key }];
    const row = line.variantId === null ? undefined : desk.rows.get(line.variantId);
    return row ? [...unavailable(line, row), ...shortNote(desk, line, row, left)] : [];
  });
}

const unavailable = ({ key }: WantedLine, { sellable }: CatalogueRow): DeskNote[] =>
  sellable ? [] : [{ code: "unavailable", key }];

/** `left` remembers what earlier lines of the same variant take. */
function shortNote(
  { held }: DeskToPrice,
  { key, quantity }: WantedLine,
  { variantId, stock, unlimited }: CatalogueRow,
  left: Map<number, number>,
): DeskNote[] {
  if (unlimited) return [];
  const there = left.get(variantId) ?? Math.max(0, stock + (held?.get(variantId) ?? 0));
  left.set(variantId, Math.max(0, there - quantity));
  return quantity > there ? [{ code: "short", key, wanted: quantity, left: there }] : [];
}
