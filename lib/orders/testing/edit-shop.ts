import type { Coupon } from "@/lib/catalog/coupon";
import type { TaxRule } from "@/lib/catalog/tax";
import { staffActor } from "@/lib/kernel/actor";
import type { EditShop, WantedEdit } from "@/lib/orders/edit";
import type { SoldToday, WantedLine } from "@/lib/orders/edit-line";
import type { OrderEvent } from "@/lib/orders/events";
import type { OrderLine } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import { priceOrder } from "@/lib/orders/totals";
import { aLine, created, orderOf } from "./journal";

export const staff = staffActor(1);

const IVA: TaxRule = {
  rate: { kind: "percent", name: "IVA", basisPoints: 1900 },
  ...{ country: "CL", region: null, category: null, appliesToShipping: true },
};
const CHILE = { country: "CL", region: null };

const sold = (sku: string, price: bigint, options: string[] = []): SoldToday => ({
  ...{ sku, name: sku, options, price, compareAtPrice: null, unlimited: false, sellable: true },
  ...{ digital: false, imageId: null, taxCategory: null, weightGrams: 250, fileIds: [] },
});

export const couponOf = (basisPoints: number): Coupon => ({
  ...{ code: "DIEZ", target: "order", discount: { kind: "percent", basisPoints } },
  ...{ minimumAmount: null, minimumItems: null, limit: null, limitPerEmail: null },
  ...{ from: null, to: null, timesUsed: 0 },
});

/** 1 and 3 are two sizes of one price, 4 a dearer one, 2 something else. */
export const aShop = (change: Partial<EditShop> = {}): EditShop => ({
  rows: new Map([
    [1, sold("CAMISA", 14_990n, ["M"])],
    [2, sold("GORRO", 4_990n)],
    [3, sold("CAMISA", 14_990n, ["L"])],
    [4, sold("CAMISA", 16_990n, ["XXL"])],
  ]),
  pricesIncludeTax: true,
  taxRules: [IVA],
  taxedBefore: CHILE,
  taxedAfter: CHILE,
  couponToday: couponOf(1_000),
  ...change,
});

export type Given = {
  readonly lines: readonly {
    readonly unitPrice: bigint;
    readonly quantity: number;
    readonly discount?: bigint;
  }[];
  readonly included: boolean;
  readonly percent?: number;
};

/** An order as it would have been sold: shipping 3990, 19 %, variants 1, 2, … */
export function soldOrder({ lines, included, percent = 0 }: Given, ...more: OrderEvent[]): Order {
  const priced = priceOrder({
    lines: lines.map(({ unitPrice, quantity, discount = 0n }) => ({
      ...{ unitPrice, quantity, lineDiscount: discount, taxRates: [IVA.rate] },
    })),
    pricesIncludeTax: included,
    orderDiscount: percent === 0 ? null : { kind: "percent", basisPoints: percent * 100 },
    shippingGiven: { amount: 3_990n, taxRates: [IVA.rate] },
    shippingDiscount: null,
  });
  const amount = priced.lines.reduce((sum, line) => sum + line.orderDiscountPart, 0n);
  const orderLines = lines.map(({ unitPrice, quantity }, index): OrderLine => {
    const { discount = 0n, orderDiscountPart = 0n, taxes = [], total = 0n } = priced.lines[index] ?? {};
    const amounts = { discount, orderDiscountPart, taxes: taxes.map((tax) => ({ ...tax })), total };
    return aLine({ lineId: `l${index + 1}`, variantId: index + 1, unitPrice, quantity, ...amounts });
  });
  const given = percent === 0 ? null : { code: "DIEZ", target: "order" as const, amount };
  return orderOf(created({ lines: orderLines, totals: priced.totals, coupon: given }), ...more);
}

/** Golden order A of product.md §16.1: 2 × 12990, 1 × 4990, 10 %, shipping 3990, all with 19 % inside. */
export const goldenOrder = (...more: OrderEvent[]): Order =>
  soldOrder(
    {
      lines: [
        { unitPrice: 12_990n, quantity: 2 },
        { unitPrice: 4_990n, quantity: 1 },
      ],
      included: true,
      percent: 10,
    },
    ...more,
  );

/** A line of the order, at another quantity when given; its discount in money as it stands (or stood on `at`). */
export function keptOf(order: Order, lineId: string, quantity?: number, at: Order = order): WantedLine {
  const line = order.lines.find((one) => one.lineId === lineId);
  const discount = at.lines.find((one) => one.lineId === lineId)?.discount ?? 0n;
  return {
    kind: "kept",
    lineId,
    quantity: quantity ?? line?.quantity ?? 1,
    unitPrice: null,
    discount: discount === 0n ? null : { kind: "fixed", amount: discount },
    name: null,
  };
}

export const wantedOf = (order: Order, lines: readonly WantedLine[]): WantedEdit => ({
  lines,
  coupon: order.coupon ? "keep" : null,
  ownDiscount: "keep",
  delivery: null,
});
