import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discountOf } from "@/lib/catalog/discount";
import type { TaxRate } from "@/lib/catalog/tax";
import { type OrderToPrice, priceOrder, refundValue, unitsValue } from "./totals";

const vat = (basisPoints: number): TaxRate[] => [{ kind: "percent", name: "IVA", basisPoints }];
const line = (unitPrice: bigint, quantity: number, rate: number) => ({
  unitPrice,
  quantity,
  lineDiscount: 0n,
  taxRates: vat(rate),
});

type Golden = { order: OrderToPrice; parts: bigint[]; totals: bigint[] };
const GOLDEN: Record<string, Golden> = {
  "A: CLP, 19 % included": {
    order: {
      lines: [line(12_990n, 2, 1900), line(4990n, 1, 1900)],
      pricesIncludeTax: true,
      orderDiscount: { kind: "percent", basisPoints: 1000 },
      shippingGiven: { amount: 3990n, taxRates: vat(1900) },
      shippingDiscount: null,
    },
    parts: [2598n, 499n],
    totals: [26_025n, 2602n, 4450n, 3353n, 637n, 0n, 31_863n],
  },
  "B: MXN, 16 % on top": {
    order: {
      lines: [line(199_99n, 3, 1600), line(45_50n, 1, 1600)],
      pricesIncludeTax: false,
      orderDiscount: { kind: "percent", basisPoints: 1500 },
      shippingGiven: { amount: 99_00n, taxRates: vat(1600) },
      shippingDiscount: null,
    },
    parts: [90_00n, 6_82n],
    totals: [645_47n, 96_82n, 87_79n, 99_00n, 15_84n, 0n, 751_28n],
  },
  "C: EUR, 21 % included": {
    order: {
      lines: [line(10_00n, 1, 2100), line(10_00n, 1, 2100), line(10_00n, 1, 2100)],
      pricesIncludeTax: true,
      orderDiscount: { kind: "fixed", amount: 5_00n },
      shippingGiven: { amount: 4_95n, taxRates: vat(2100) },
      shippingDiscount: null,
    },
    parts: [1_67n, 1_67n, 1_66n],
    totals: [24_78n, 4_13n, 4_35n, 4_09n, 86n, 0n, 29_95n],
  },
};

describe("golden orders", () => {
  test.each(Object.entries(GOLDEN))("%s", (_, { order, parts, totals }) => {
    const priced = priceOrder(order);
    const t = priced.totals;
    expect(priced.lines.map((l) => l.orderDiscountPart)).toEqual(parts);
    expect([t.subtotal, t.discount, t.tax, t.shipping, t.shippingTax, t.shippingDiscount, t.total]).toEqual(
      totals,
    );
  });

  test("free shipping by coupon takes the tax of shipping away with it", () => {
    const { order } = GOLDEN["A: CLP, 19 % included"] as Golden;
    const free = priceOrder({
      ...order,
      orderDiscount: null,
      shippingDiscount: { kind: "percent", basisPoints: 10_000 },
    });
    expect(free.totals).toMatchObject({
      shipping: 3353n,
      shippingTax: 0n,
      shippingDiscount: 3353n,
      total: 30_970n,
    });
  });

  test("an order without lines is worth its shipping", () => {
    const empty = priceOrder({
      lines: [],
      pricesIncludeTax: false,
      orderDiscount: { kind: "fixed", amount: 100n },
      shippingGiven: { amount: 500n, taxRates: [] },
      shippingDiscount: null,
    });
    expect(empty.totals).toMatchObject({ subtotal: 0n, discount: 0n, total: 500n });
  });
});

const anyRates = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("percent" as const),
      name: fc.constant("IVA"),
      basisPoints: fc.integer({ min: 0, max: 2700 }),
    }),
    fc.record({
      kind: fc.constant("fixed" as const),
      name: fc.constant("Eco"),
      amount: fc.bigInt({ min: 0n, max: 500n }),
    }),
  ),
  { maxLength: 2 },
);
const anyDiscount = fc.option(
  fc.oneof(
    fc.record({ kind: fc.constant("percent" as const), basisPoints: fc.integer({ min: 0, max: 12_000 }) }),
    fc.record({ kind: fc.constant("fixed" as const), amount: fc.bigInt({ min: 0n, max: 10_000_000n }) }),
  ),
);
const anyOrder: fc.Arbitrary<OrderToPrice> = fc.record({
  lines: fc.array(
    fc.record({
      unitPrice: fc.oneof(fc.bigInt({ min: 0n, max: 20n }), fc.bigInt({ min: 0n, max: 50_000_000n })),
      quantity: fc.integer({ min: 1, max: 999 }),
      lineDiscount: fc.bigInt({ min: 0n, max: 100_000n }),
      taxRates: anyRates,
    }),
    { maxLength: 12 },
  ),
  pricesIncludeTax: fc.boolean(),
  orderDiscount: anyDiscount,
  shippingGiven: fc.record({ amount: fc.bigInt({ min: 0n, max: 100_000n }), taxRates: anyRates }),
  shippingDiscount: anyDiscount,
});

const all = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);

describe("any order", () => {
  test("the formula holds to the unit, parts sum, nothing goes below zero", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const { lines, totals: t } = priceOrder(order);
        expect(t.subtotal + t.tax + t.shipping + t.shippingTax - t.discount - t.shippingDiscount).toBe(
          t.total,
        );
        const wanted = discountOf(order.orderDiscount, all(lines.map((l) => l.gross)));
        expect(all(lines.map((l) => l.orderDiscountPart))).toBe(wanted);
        expect(all(lines.map((l) => l.net))).toBe(t.subtotal);
        expect(all(lines.flatMap((l) => l.taxes.map((tax) => tax.amount)))).toBe(t.tax);
        const below = lines.filter((l) => l.gross < l.orderDiscountPart || l.total < 0n || l.net < 0n);
        expect(below).toEqual([]);
        expect(lines.flatMap((l) => l.taxes).filter((tax) => tax.amount < 0n)).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
  });

  test("with taxes included the customer pays the prices less the discounts, plus shipping", () => {
    fc.assert(
      fc.property(anyOrder, (given) => {
        const order = { ...given, pricesIncludeTax: true };
        const { lines, totals } = priceOrder(order);
        const prices = all(lines.map((l) => l.gross)) - all(lines.map((l) => l.orderDiscountPart));
        const { amount } = order.shippingGiven;
        expect(totals.total).toBe(prices + amount - discountOf(order.shippingDiscount, amount));
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("refunds of units", () => {
  test("three units of 1000 are worth 333, 334, 333", () => {
    expect([1, 2, 3].map((k) => unitsValue(1000n, 3, k))).toEqual([333n, 667n, 1000n]);
    expect(unitsValue(1000n, 0, 0)).toBe(0n);
  });

  test("however units are refunded, the refunds sum to the line", () => {
    const total = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(
        total,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
        (worth, steps) => {
          const n = steps.reduce((a, b) => a + b, 0);
          let already = 0;
          const refunds = steps.map((units) => {
            const value = refundValue(worth, n, already, units);
            already += units;
            return value;
          });
          expect(all(refunds)).toBe(worth);
          expect(refunds.every((value) => value >= 0n)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
