import type { Coupon } from "@/lib/catalog/coupon";
import { type Discount, discountOf, within } from "@/lib/catalog/discount";
import { sumTaxes, type TaxRate, taxesOn, taxRatesForShipping } from "@/lib/catalog/tax";
import { divideRounded } from "@/lib/kernel/money";
import type { ShopToday, UnpricedLine } from "./edit-line";
import type { OrderLine, Totals } from "./events/parts";
import type { Order } from "./order";
import { priceOrder } from "./totals";

export type WantedDiscounts = {
  /** `keep`: the one it has, worked out anew on the new lines. */
  readonly coupon: "keep" | Coupon | null;
  readonly ownDiscount: "keep" | Discount | null;
};

/** Null keeps the shipping as it was sold. The price as the shop's prices are meant: with tax where they include it. */
export type WantedShipping = { readonly price: bigint } | null;

export type PricedEdit = {
  readonly lines: readonly OrderLine[];
  readonly totals: Totals;
  readonly coupon: Order["coupon"];
  readonly ownDiscount: bigint;
};

const grossOf = (line: Pick<OrderLine, "unitPrice" | "quantity" | "discount">): bigint => {
  const full = line.unitPrice * BigInt(line.quantity);
  return full - within(line.discount, full);
};

const sumOf = <T>(items: readonly T[], amount: (item: T) => bigint): bigint =>
  items.reduce((sum, item) => sum + amount(item), 0n);

/** Whether an order's prices hold their tax: said by its own lines, else by the shop of today. */
export function holdsTax({ lines, totals }: Order, pricesIncludeTax: boolean): boolean {
  if (totals.tax === 0n) return pricesIncludeTax;
  return lines.every((line) => line.total === grossOf(line) - line.orderDiscountPart);
}

/**
 * The discount of a coupon that is kept: what it says today when that is what it gave, so that it follows the lines;
 * else the amount that it gave, since the coupon was changed or removed meanwhile.
 */
function keptDiscount(order: Order, today: Coupon | null): Discount {
  const given = order.coupon?.amount ?? 0n;
  const before = sumOf(order.lines, grossOf);
  const follows = today && discountOf(today.discount, before) === given;
  return follows ? today.discount : { kind: "fixed", amount: given };
}

type Chosen = { readonly code: string; readonly target: Coupon["target"]; readonly discount: Discount };

function chosenCoupon(order: Order, wanted: WantedDiscounts["coupon"], today: Coupon | null): Chosen | null {
  if (wanted !== "keep") return wanted;
  const { coupon } = order;
  if (!coupon) return null;
  const shipping: Discount = today?.discount ?? { kind: "fixed", amount: coupon.amount };
  return { ...coupon, discount: coupon.target === "order" ? keptDiscount(order, today) : shipping };
}

/** The price of shipping before its discount, found again from what was sold. */
export function shippingPriceOf(totals: Totals, rates: readonly TaxRate[], included: boolean): bigint {
  const { shipping, shippingTax, shippingDiscount } = totals;
  if (!included) return shipping;
  if (shippingDiscount === 0n) return shipping + shippingTax;
  const share = rates.reduce((sum, rate) => sum + (rate.kind === "percent" ? rate.basisPoints : 0), 0);
  const near = divideRounded(shipping * BigInt(10_000 + share), 10_000n);
  const fits = (gross: bigint) =>
    gross - sumTaxes(taxesOn(gross, rates, { included, quantity: 1 })) === shipping;
  return [near, near - 1n, near + 1n].find(fits) ?? near;
}

type ShippingTotals = Pick<Totals, "shipping" | "shippingTax" | "shippingDiscount">;

const costOf = ({ shipping, shippingTax, shippingDiscount }: ShippingTotals): bigint =>
  shipping + shippingTax - shippingDiscount;

type ToPrice = {
  readonly order: Order;
  readonly shop: ShopToday;
  /** What the order's coupon says today; null when nobody knows its code any more. */
  readonly couponToday: Coupon | null;
  readonly discounts: WantedDiscounts;
  readonly shipping: WantedShipping;
};

/** Prices an edited order by the steps of product.md §16.1. What the edit does not touch keeps its amounts to the unit. */
export function priceEdit(open: readonly UnpricedLine[], asked: ToPrice): PricedEdit {
  const { order, shop, discounts } = asked;
  const included = holdsTax(order, shop.pricesIncludeTax);
  const coupon = chosenCoupon(order, discounts.coupon, asked.couponToday);
  const gross = sumOf(open, ({ line, discount }) => grossOf({ ...line, discount }));
  const byCoupon = coupon?.target === "order" ? discountOf(coupon.discount, gross) : 0n;
  const own = ownOf(order, discounts.ownDiscount, gross, gross - byCoupon);
  const shipping = shippingOf(asked, coupon, included);
  const priced = priceOrder({
    lines: open.map(({ line, discount, taxRates }) => ({
      ...{ unitPrice: line.unitPrice, quantity: line.quantity, lineDiscount: discount, taxRates },
    })),
    pricesIncludeTax: included,
    orderDiscount: { kind: "fixed", amount: byCoupon + own },
    shippingGiven: { amount: 0n, taxRates: [] },
    shippingDiscount: null,
  });
  const lines = open.map(({ line }, index): OrderLine => {
    const amounts = priced.lines[index];
    if (!amounts) throw new Error(`line ${index} was not priced`);
    const { discount, orderDiscountPart, taxes, total } = amounts;
    return { ...line, discount, orderDiscountPart, taxes: taxes.map((tax) => ({ ...tax })), total };
  });
  const amount = coupon?.target === "shipping" ? shipping.discount : byCoupon;
  return {
    lines,
    totals: {
      ...priced.totals,
      ...shipping.totals,
      total: priced.totals.total + costOf(shipping.totals),
    },
    coupon: coupon && { code: coupon.code, target: coupon.target, amount },
    ownDiscount: own,
  };
}

function ownOf(order: Order, wanted: WantedDiscounts["ownDiscount"], gross: bigint, most: bigint): bigint {
  const amount = wanted === "keep" ? order.ownDiscount : discountOf(wanted, gross);
  return within(amount, most);
}

type Shipped = { readonly totals: ShippingTotals; readonly discount: bigint };

function shippingOf({ order, shop, shipping }: ToPrice, coupon: Chosen | null, included: boolean): Shipped {
  const ofShipping = coupon?.target === "shipping" ? coupon : null;
  const before = order.coupon?.target === "shipping" ? order.coupon : null;
  const { shipping: net, shippingTax, shippingDiscount } = order.totals;
  if (!shipping && ofShipping?.code === before?.code) {
    return { totals: { shipping: net, shippingTax, shippingDiscount }, discount: before?.amount ?? 0n };
  }
  const rates = taxRatesForShipping(shop.taxRules, shop.taxedAfter);
  const price = shipping?.price ?? shippingPriceOf(order.totals, rates, included);
  const discount = discountOf(ofShipping?.discount ?? null, price);
  const { totals } = priceOrder({
    lines: [],
    pricesIncludeTax: included,
    orderDiscount: null,
    shippingGiven: { amount: price, taxRates: rates },
    shippingDiscount: ofShipping?.discount ?? null,
  });
  const { shipping: given, shippingTax: tax, shippingDiscount: less } = totals;
  return { totals: { shipping: given, shippingTax: tax, shippingDiscount: less }, discount };
}
