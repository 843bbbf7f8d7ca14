import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { type CartLine, mergeLines, withQuantities } from "./cart";
import { instructionsText, readInstructions } from "./instructions";
import { seenOf } from "./placing";
import type { CartToPrice, CatalogueRow } from "./priced-cart";
import { priceCart } from "./pricing";

const NOW = new Date("2026-05-04T13:00:00.000Z");

const row = (variantId: number, more: Partial<CatalogueRow> = {}): CatalogueRow => ({
  ...{ variantId, productId: variantId, sku: `S${variantId}`, name: `P${variantId}`, description: "" },
  ...{ options: [], price: 10_000n, compareAtPrice: null, stock: 10, unlimited: false, sellable: true },
  ...{ digital: false, imageId: null, imageAlt: null, taxCategory: null, weightGrams: 100, fileIds: [] },
  ...more,
});

const line = (variantId: number, quantity = 1, more: Partial<CartLine> = {}): CartLine => ({
  variantId,
  quantity,
  fixedPrice: null,
  ...more,
});

const FLAT = {
  ...{ key: "flat", name: "Envío", enabled: true, kind: "flat" as const, places: [], price: 3_990n },
  ...{ measure: "weight" as const, rows: [], freeAbove: null },
};
const HOME = { country: "CL", region: "Metropolitana de Santiago", municipality: "Providencia" };
const TAX = {
  rate: { kind: "percent" as const, name: "IVA", basisPoints: 1900 },
  ...{ country: "CL", region: null, category: null, appliesToShipping: true },
};

function cart(lines: readonly CartLine[], rows: readonly CatalogueRow[], more: Partial<CartToPrice> = {}) {
  return priceCart({
    lines,
    rows: new Map(rows.map((one) => [one.variantId, one])),
    agreed: [],
    coupon: null,
    delivery: { option: null, methodKey: null, pickupKey: null, place: null },
    shop: {
      ...{ pricesIncludeTax: true, methods: [FLAT], pickups: [], taxRules: [TAX] },
      taxPlace: { country: "CL", region: null },
    },
    now: NOW,
    ...more,
  });
}

const coupon = (more: object = {}) => ({
  code: "X",
  usedByEmail: 0,
  found: {
    ...{ code: "X", target: "order" as const, discount: { kind: "percent" as const, basisPoints: 1000 } },
    ...{ minimumAmount: null, minimumItems: null, limit: null, limitPerEmail: null, from: null, to: null },
    timesUsed: 0,
    ...more,
  },
});

test("golden order A of the money rules comes out of a cart", () => {
  const rows = [row(1, { price: 12_990n }), row(2, { price: 4_990n })];
  const delivery = { option: "delivery" as const, methodKey: "flat", pickupKey: null, place: HOME };
  const priced = cart([line(1, 2), line(2, 1)], rows, { coupon: coupon(), delivery });
  expect(priced.totals).toEqual({
    ...{ subtotal: 26_025n, discount: 2_602n, tax: 4_450n, shipping: 3_353n, shippingTax: 637n },
    ...{ shippingDiscount: 0n, total: 31_863n },
  });
  expect(priced.lines.map((one) => one.orderDiscountPart)).toEqual([2_598n, 499n]);
  expect(priced.orderCoupon).toEqual({ code: "X", target: "order", amount: 3_097n });
});

test("a coupon for shipping takes off what the customer would pay for it", () => {
  const delivery = { option: "delivery" as const, methodKey: null, pickupKey: null, place: HOME };
  const free = coupon({ target: "shipping", discount: { kind: "percent", basisPoints: 10_000 } });
  const priced = cart([line(1)], [row(1)], { coupon: free, delivery });
  expect(priced.orderCoupon).toEqual({ code: "X", target: "shipping", amount: 3_990n });
  expect(priced.totals.total).toBe(10_000n);
});

test.each([
  ["sold out", row(1, { stock: 0 }), [{ code: "sold_out", wanted: 3 }]],
  ["archived", row(1, { sellable: false }), [{ code: "unavailable", wanted: 3 }]],
  ["short", row(1, { stock: 2 }), [{ code: "reduced", wanted: 3, left: 2 }]],
  ["unlimited", row(1, { stock: 0, unlimited: true }), []],
])("a line that is %s is named with what is left", (_, given, notes) => {
  expect(cart([line(1, 3)], [given]).notes).toMatchObject(notes);
});

test("a line of an unlimited variant is not tracked, a digital one is not sent", () => {
  const priced = cart([line(1)], [row(1, { unlimited: true, digital: true, fileIds: [7] })]);
  expect(priced.lines[0]).toMatchObject({ tracked: false, requiresShipping: false, fileIds: [7] });
  expect(priced).toMatchObject({ needsShipping: false, offers: [] });
});

test("ids and prices of an open order stay with their variant; a new line gets the next id", () => {
  const first = cart([line(1), line(2)], [row(1), row(2)]).lines;
  const rows = [row(2, { price: 99n }), row(3, { price: 50n })];
  const after = cart([line(2), line(3)], rows, { agreed: first }).lines;
  expect(after.map(({ lineId, unitPrice }) => [lineId, unitPrice])).toEqual([
    ["l2", 10_000n],
    ["l3", 50n],
  ]);
});

test("a price that the buyer saw otherwise is named; a fixed price of a link is not changed by the product's", () => {
  expect(cart([line(1, 1, { seenPrice: "9000" })], [row(1)]).notes).toMatchObject([
    { code: "price_changed", before: 9_000n, after: 10_000n },
  ]);
  const fixed = cart([line(1, 1, { fixedPrice: "8000", seenPrice: "8000" })], [row(1)]);
  expect(fixed.notes).toEqual([]);
  expect(fixed.lines[0]).toMatchObject({ unitPrice: 8_000n, listPrice: 10_000n });
});

test("what a buyer has seen is another text as soon as a unit, a price or the total is another", () => {
  const shown = (quantity: number, price: bigint) => seenOf(cart([line(1, quantity)], [row(1, { price })]));
  expect(new Set([shown(1, 10n), shown(2, 10n), shown(1, 11n), shown(2, 5n)]).size).toBe(4);
  expect(shown(2, 10n)).toBe(shown(2, 10n));
});

const wanted = fc.array(
  fc.record({ variantId: fc.integer({ min: 1, max: 4 }), quantity: fc.integer({ min: 1, max: 999 }) }),
);

test("whatever is asked for, lines never exceed the stock and sum to the total", () => {
  fc.assert(
    fc.property(wanted, fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }), (asked, stock) => {
      const rows = stock.map((units, index) =>
        row(index + 1, { stock: units, price: BigInt(index * 990 + 1) }),
      );
      const lines = mergeLines(asked.map((one) => line(one.variantId, one.quantity)));
      const priced = cart(lines, rows, { coupon: coupon() });
      for (const one of priced.lines)
        expect(one.quantity).toBeLessThanOrEqual(stock[(one.variantId ?? 0) - 1] ?? 0);
      expect(priced.lines.reduce((sum, one) => sum + one.total, 0n)).toBe(priced.totals.total);
      expect(priced.totals.total).toBeGreaterThanOrEqual(0n);
    }),
    { numRuns: 1_000 },
  );
});

test("quantities of a form stay between nothing and the most, and lines that it does not name stay", () => {
  const lines = [line(1, 2), line(2, 3), line(3, 4)];
  const changed = withQuantities(lines, { 1: 0, 2: 1_000_000 });
  expect(changed.map((one) => [one.variantId, one.quantity])).toEqual([
    [2, 999],
    [3, 4],
  ]);
});

test("instructions are frozen as text and taken apart again row by row", () => {
  const bank = {
    bank: "Banco",
    accountType: "Vista",
    number: "1-2",
    holder: "Andes",
    taxId: null,
    email: null,
  };
  const instructions = {
    es: "Transfiera {{order.total}} a {{shop.name}}.",
    en: "Transfer.",
    pt: "Transfira.",
  };
  const method = {
    ...{ key: "bank_transfer" as const, enabled: true, names: instructions, instructions, bank },
    ...{ deadlineDays: null, shipsBeforePayment: false },
  };
  const order = {
    ...{ number: 1042, locale: "es" as const, currency: "CLP", createdAt: new Date("2026-05-04T13:00:00Z") },
    totals: {
      ...{
        subtotal: 21_840n,
        discount: 0n,
        tax: 4_150n,
        shipping: 0n,
        shippingTax: 0n,
        shippingDiscount: 0n,
      },
      total: 25_990n,
    },
  };
  const read = readInstructions(instructionsText(method, order, DEFAULT_SETTINGS));
  expect(read.words).toBe("Transfiera $25.990 a Despacho.");
  expect(read.account.at(-1)).toEqual({ name: "Referencia", value: "Pedido 1042" });
  expect(read.account).toHaveLength(5);
  expect(readInstructions("Pague en la tienda.")).toEqual({ words: "Pague en la tienda.", account: [] });
});
