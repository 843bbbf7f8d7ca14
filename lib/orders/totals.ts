import { type Discount, discountOf, within } from "@/lib/catalog/discount";
import { sumTaxes, type TaxAmount, type TaxRate, taxesOn } from "@/lib/catalog/tax";
import { allocate, divideRounded } from "@/lib/kernel/money";
import type { Totals } from "./events/parts";

export type { Totals } from "./events/parts";

export type LineToPrice = {
  readonly unitPrice: bigint;
  readonly quantity: number;
  /** The line's own discount, in money of the same kind as the price. */
  readonly lineDiscount: bigint;
  readonly taxRates: readonly TaxRate[];
};

export type OrderToPrice = {
  readonly lines: readonly LineToPrice[];
  readonly pricesIncludeTax: boolean;
  readonly orderDiscount: Discount | null;
  readonly shippingGiven: { readonly amount: bigint; readonly taxRates: readonly TaxRate[] };
  readonly shippingDiscount: Discount | null;
};

export type PricedLine = {
  /** unitPrice × quantity less the own discount, as priced (with tax where prices include it). */
  readonly gross: bigint;
  readonly discount: bigint;
  /** This line's part of the order discount, as priced. */
  readonly orderDiscountPart: bigint;
  /** `gross` without tax: what the line adds to the subtotal. */
  readonly net: bigint;
  /** `orderDiscountPart` without tax: what the line adds to the discount. */
  readonly netDiscount: bigint;
  readonly taxes: readonly TaxAmount[];
  /** What the customer pays for the line. */
  readonly total: bigint;
};

/** `total = subtotal + tax + shipping + shippingTax − discount − shippingDiscount`; all but the taxes and the total are without tax. */
export type PricedOrder = { readonly lines: readonly PricedLine[]; readonly totals: Totals };

const sum = <T>(items: readonly T[], amount: (item: T) => bigint): bigint =>
  items.reduce((all, item) => all + amount(item), 0n);

type Part = {
  gross: bigint;
  discount: bigint;
  taxRates: readonly TaxRate[];
  quantity: number;
  included: boolean;
};

function withTaxes({ gross, discount, taxRates, quantity, included }: Part) {
  const taxes = taxesOn(gross - discount, taxRates, { included, quantity });
  const tax = sumTaxes(taxes);
  const paid = gross - discount;
  if (!included) return { net: gross, netDiscount: discount, taxes, tax, total: paid + tax };
  const taxOfGross = sumTaxes(taxesOn(gross, taxRates, { included, quantity }));
  return {
    net: gross - taxOfGross,
    netDiscount: discount - (taxOfGross - tax),
    taxes,
    tax,
    total: paid,
  };
}

function linesBeforeDiscount(lines: readonly LineToPrice[]) {
  return lines.map((line) => {
    const full = line.unitPrice * BigInt(line.quantity);
    const discount = within(line.lineDiscount, full);
    return { line, discount, gross: full - discount };
  });
}

/** Prices a whole order: own discounts, order discount spread by largest remainder, taxes per line and rate, shipping. */
export function priceOrder(order: OrderToPrice): PricedOrder {
  const included = order.pricesIncludeTax;
  const open = linesBeforeDiscount(order.lines);
  const orderDiscount = discountOf(
    order.orderDiscount,
    sum(open, (line) => line.gross),
  );
  const parts =
    open.length === 0
      ? []
      : allocate(
          orderDiscount,
          open.map((line) => line.gross),
        );
  const lines = open.map(({ line, gross, discount }, index) => {
    const orderDiscountPart = parts[index] ?? 0n;
    const { taxRates, quantity } = line;
    const taxed = withTaxes({ gross, discount: orderDiscountPart, taxRates, quantity, included });
    return { gross, discount, orderDiscountPart, ...taxed };
  });
  const { amount, taxRates } = order.shippingGiven;
  const lessened = discountOf(order.shippingDiscount, amount);
  const shipping = withTaxes({ gross: amount, discount: lessened, taxRates, quantity: 1, included });
  return {
    lines: lines.map(({ tax: _, ...line }) => line),
    totals: {
      subtotal: sum(lines, (line) => line.net),
      discount: sum(lines, (line) => line.netDiscount),
      tax: sum(lines, (line) => line.tax),
      shipping: shipping.net,
      shippingTax: shipping.tax,
      shippingDiscount: shipping.netDiscount,
      total: sum(lines, (line) => line.total) + shipping.total,
    },
  };
}

/** Value of the first `k` of the `n` units of a line, half up. A refund pays the difference between two of these, so refunds sum to the line. */
export const unitsValue = (lineTotal: bigint, n: number, k: number): bigint =>
  n === 0 ? 0n : divideRounded(lineTotal * BigInt(k), BigInt(n));

/** Value of `units` more units after `already` were refunded. */
export const refundValue = (lineTotal: bigint, n: number, already: number, units: number): bigint =>
  unitsValue(lineTotal, n, already + units) - unitsValue(lineTotal, n, already);
