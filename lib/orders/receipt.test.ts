import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balanceRows, totalRows } from "./receipt";
import { aLine, canceled, captured, created, orderOf, placed } from "./testing/journal";
import { priceOrder } from "./totals";

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

const rate = fc.integer({ min: 0, max: 2_500 });
const priced = fc.record({
  prices: fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 900_000n }), fc.integer({ min: 1, max: 9 }), rate), {
    minLength: 1,
    maxLength: 5,
  }),
  shipping: fc.bigInt({ min: 0n, max: 90_000n }),
  shippingRate: rate,
  discount: fc.bigInt({ min: 0n, max: 90_000n }),
  included: fc.boolean(),
});

type Given = typeof priced extends fc.Arbitrary<infer T> ? T : never;

function orderWith({ prices, shipping, shippingRate, discount, included }: Given) {
  const { lines, totals } = priceOrder({
    lines: prices.map(([unitPrice, quantity, percent]) => ({
      ...{ unitPrice, quantity, lineDiscount: 0n },
      taxRates: percent ? [{ kind: "percent", name: "IVA", basisPoints: percent }] : [],
    })),
    pricesIncludeTax: included,
    orderDiscount: { kind: "fixed", amount: discount },
    shippingGiven: {
      amount: shipping,
      taxRates: shippingRate ? [{ kind: "percent", name: "IVA", basisPoints: shippingRate }] : [],
    },
    shippingDiscount: null,
  });
  const sold = lines.map((line, index) =>
    aLine({
      lineId: `l${index}`,
      taxes: line.taxes.map(({ name, rate: r, amount }) => ({ name, rate: r, amount })),
      total: line.total,
    }),
  );
  return orderOf(created({ lines: sold, totals }));
}

const IVA = { kind: "percent", name: "IVA", basisPoints: 1_900 } as const;

describe("the receipt under an order's lines", () => {
  test("its rows add up to the total, whatever is sold, taxed and discounted (S35)", () => {
    fc.assert(
      fc.property(priced, (given) => {
        const order = orderWith(given);
        const rows = totalRows(order);
        const sum = rows.reduce((all, { id, amount }) => (id === "total" ? all : all + amount), 0n);
        expect(sum).toBe(order.totals.total);
        expect(rows.at(-1)).toMatchObject({ id: "total", amount: order.totals.total, strong: true });
      }),
      { numRuns: 1_000 },
    );
  });

  test("prices that hold their tax are shown as the customer saw them, the tax named below (S35)", () => {
    const { lines, totals } = priceOrder({
      lines: [
        { unitPrice: 12_990n, quantity: 2, lineDiscount: 0n, taxRates: [IVA] },
        { unitPrice: 4_990n, quantity: 1, lineDiscount: 0n, taxRates: [IVA] },
      ],
      pricesIncludeTax: true,
      orderDiscount: { kind: "percent", basisPoints: 1_000 },
      shippingGiven: { amount: 3_990n, taxRates: [IVA] },
      shippingDiscount: null,
    });
    const sold = lines.map((line, index) =>
      aLine({
        ...{ lineId: `l${index}`, quantity: index === 0 ? 2 : 1, unitPrice: index === 0 ? 12_990n : 4_990n },
        ...{ orderDiscountPart: line.orderDiscountPart, total: line.total },
        taxes: line.taxes.map(({ name, rate: r, amount }) => ({ name, rate: r, amount })),
      }),
    );
    const rows = totalRows(orderOf(created({ lines: sold, totals })));
    expect(rows.map(({ id, amount }) => [id, amount])).toEqual([
      ["subtotal", 30_970n],
      ["discount", -3_097n],
      ["shipping", 3_990n],
      ["total", 31_863n],
      ["tax", 5_087n],
    ]);
    expect(rows.at(-1)).toMatchObject({ aside: true, label: { key: "receipt.taxIncluded" } });
  });

  test("no tax row when there is none; a coupon is named (S35)", () => {
    const totals = { ...created().totals, discount: 2_000n, total: 18_000n };
    const coupon = { code: "OTOÑO10", target: "order" as const, amount: 2_000n };
    const rows = totalRows(orderOf(created({ coupon, totals, shippingOption: "no_shipping" })));
    expect(ids(rows)).toEqual(["subtotal", "discount", "total"]);
    expect(rows[1]?.label).toEqual({ key: "receipt.discountCode", values: { code: "OTOÑO10" } });
  });

  test("what was received, and only then what is missing or owed", () => {
    expect(ids(balanceRows(orderOf(created(), placed())))).toEqual([]);
    expect(ids(balanceRows(orderOf(created(), placed(), captured(5_000n))))).toEqual(["captured", "due"]);
    expect(ids(balanceRows(orderOf(created(), placed(), captured(20_000n))))).toEqual(["captured"]);
    expect(ids(balanceRows(orderOf(created(), placed(), captured(20_000n), canceled())))).toEqual([
      "captured",
      "owed",
    ]);
  });
});
