import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Coupon } from "@/lib/catalog/coupon";
import { shippingMethodSchema } from "@/lib/catalog/shipping-rates";
import { aLine } from "@/lib/orders/testing/journal";
import { NO_TAX, STANDARD_TAX, type WantedLine } from "./desk-line";
import { priceDesk } from "./desk-pricing";
import type { CatalogueRow } from "./priced-cart";
import type { DeskToPrice } from "./priced-desk";

const row = (variantId: number, change: Partial<CatalogueRow> = {}): CatalogueRow => ({
  ...{ variantId, productId: variantId, sku: `S${variantId}`, name: `P${variantId}`, description: "" },
  ...{ options: [], price: 10_000n, compareAtPrice: null, stock: 5, unlimited: false, sellable: true },
  ...{ digital: false, imageId: null, imageAlt: null, taxCategory: null, weightGrams: 250, fileIds: [] },
  ...change,
});
const rowsOf = (...rows: CatalogueRow[]) => new Map(rows.map((one) => [one.variantId, one]));

const want = (change: Partial<WantedLine> = {}): WantedLine => ({
  ...{ key: "n1", variantId: 1, name: "", quantity: 1, price: null, discount: null },
  ...{ tax: STANDARD_TAX, requiresShipping: true },
  ...change,
});
const custom = (change: Partial<WantedLine> = {}) =>
  want({ key: "n9", variantId: null, name: "Regalo", price: 2_500n, ...change });

const IVA = {
  rate: { kind: "percent", name: "IVA", basisPoints: 1900 },
  country: "CL",
  region: null,
} as const;
const PLACE = { country: "CL", region: "RM", municipality: "Providencia" };
const flat = shippingMethodSchema.parse({
  ...{
    key: "flat",
    name: "Estándar",
    enabled: true,
    kind: "flat",
    places: [],
    price: 3_990,
    measure: "weight",
  },
  ...{ rows: [], freeAbove: 40_000 },
});
const slow = { ...flat, key: "slow", name: "Lento", price: 1_990n, freeAbove: null };
const pickup = {
  key: "local",
  name: "Local",
  enabled: true,
  address: "",
  hours: "",
  description: "",
  instructions: "",
};

const desk = (change: Partial<DeskToPrice> = {}): DeskToPrice => ({
  ...{ lines: [want()], rows: rowsOf(row(1), row(2)), agreed: [], ownDiscount: null, coupon: null },
  delivery: { kind: "none" },
  shop: {
    ...{ pricesIncludeTax: true, methods: [flat, slow], pickups: [pickup], taxPlace: PLACE },
    taxRules: [{ ...IVA, category: null, appliesToShipping: true }],
  },
  now: new Date("2026-05-04T13:00:00.000Z"),
  ...change,
});

const coupon = (change: Partial<Coupon> = {}): Coupon => ({
  ...{ code: "DIEZ", target: "order", discount: { kind: "percent", basisPoints: 1_000 }, timesUsed: 0 },
  ...{ minimumAmount: null, minimumItems: null, limit: null, limitPerEmail: null, from: null, to: null },
  ...change,
});
const using = (found: Coupon) => ({ code: found.code, found, usedByEmail: 0 });

describe("prices", () => {
  test("stay as typed, else they are the catalogue's", () => {
    const lines = [want({ price: 7_000n }), want({ key: "n2", variantId: 2, quantity: 2 }), custom()];
    const priced = priceDesk(desk({ lines }));
    expect(
      priced.lines.map(({ lineId, unitPrice, listPrice, total }) => [lineId, unitPrice, listPrice, total]),
    ).toEqual([
      ["l1", 7_000n, 10_000n, 7_000n],
      ["l2", 10_000n, 10_000n, 20_000n],
      ["l3", 2_500n, 2_500n, 2_500n],
    ]);
    expect(priced.keys).toEqual(["n1", "n2", "n9"]);
    expect(priced.totals.total).toBe(29_500n);
  });

  test("a custom line is taxed as asked, holds no stock, and is sent or not", () => {
    const lines = [custom({ tax: NO_TAX, requiresShipping: false }), custom({ key: "n8", tax: "IVA" })];
    const [bare, taxed] = priceDesk(
      desk({ lines, delivery: { kind: "own", name: "Moto", price: 0n } }),
    ).lines;
    expect(bare).toMatchObject({ variantId: null, tracked: false, taxes: [], requiresShipping: false });
    expect(taxed).toMatchObject({
      taxes: [{ name: "IVA", rate: 1900, amount: 399n }],
      requiresShipping: true,
    });
  });

  test("own discount after the code's, both spread over the lines", () => {
    const priced = priceDesk(
      desk({
        lines: [
          want({ quantity: 2, discount: { kind: "percent", basisPoints: 5_000 } }),
          custom({ price: 10_000n }),
        ],
        coupon: using(coupon()),
        ownDiscount: { kind: "percent", basisPoints: 1_000 },
      }),
    );
    expect(priced.orderCoupon).toEqual({ code: "DIEZ", target: "order", amount: 2_000n });
    expect(priced.ownDiscount).toBe(1_800n);
    expect(priced.totals.total).toBe(16_200n);
    expect(priced.lines.map(({ orderDiscountPart }) => orderDiscountPart)).toEqual([1_900n, 1_900n]);
  });

  test("a refused code takes nothing and says why", () => {
    const priced = priceDesk(desk({ coupon: using(coupon({ minimumAmount: 10_001n })) }));
    expect(priced).toMatchObject({ orderCoupon: null, totals: { total: 10_000n } });
    expect(priced.coupon).toMatchObject({ state: "refused", refusal: { code: "coupon_minimum" } });
  });
});

describe("delivery", () => {
  const method = (key: string | null, place: typeof PLACE | null = PLACE) =>
    ({ kind: "method", key, place }) as const;

  test.each([
    ["the cheapest when nobody has chosen", method(null), { key: "slow", price: 1_990n }],
    ["the chosen one", method("flat"), { key: "flat", price: 3_990n }],
    ["none that is unknown", method("gone"), null],
    ["none without a place", method("flat", null), null],
    [
      "a way of one's own",
      { kind: "own", name: "Moto", price: 2_000n } as const,
      { key: "own", name: "Moto" },
    ],
    ["a shop", { kind: "pickup", key: null } as const, { key: "local", option: "store_pickup", price: 0n }],
    ["not at all", { kind: "none" } as const, null],
  ])("%s", (_what, delivery, expected) => {
    const { shipping } = priceDesk(desk({ delivery }));
    if (expected === null) expect(shipping).toBeNull();
    else expect(shipping).toMatchObject(expected);
  });

  test("counts what is left after every discount for a free one", () => {
    const lines = [want({ quantity: 4 })];
    const free = priceDesk(desk({ lines, delivery: method("flat") }));
    expect(free.shipping?.price).toBe(0n);
    const off = { kind: "fixed", amount: 1n } as const;
    expect(priceDesk(desk({ lines, delivery: method("flat"), ownDiscount: off })).shipping?.price).toBe(
      3_990n,
    );
  });

  test("nothing is sent when nothing ships, whatever is chosen", () => {
    const priced = priceDesk(desk({ rows: rowsOf(row(1, { digital: true })), delivery: method("flat") }));
    expect(priced).toMatchObject({ needsShipping: false, shipping: null, offers: [] });
    const kept = priceDesk(desk({ delivery: { kind: "none" } }));
    expect(kept.lines[0]?.requiresShipping).toBe(false);
  });
});

describe("notes", () => {
  test("name what is short, each line after the one before it", () => {
    const lines = [want({ quantity: 4 }), want({ key: "n2", quantity: 4 }), custom({ quantity: 900 })];
    expect(priceDesk(desk({ lines })).notes).toEqual([{ code: "short", key: "n2", wanted: 4, left: 1 }]);
    const held = new Map([[1, 3]]);
    expect(priceDesk(desk({ lines, held })).notes).toEqual([]);
  });

  test("name what is not on sale and what is gone", () => {
    const lines = [want(), want({ key: "n2", variantId: 99 })];
    const priced = priceDesk(desk({ lines, rows: rowsOf(row(1, { sellable: false })) }));
    expect(priced.notes).toEqual([
      { code: "unavailable", key: "n1" },
      { code: "gone", key: "n2" },
    ]);
    expect(priced.keys).toEqual(["n1"]);
  });
});

test("lines of an order keep their id, their words and their taxes", () => {
  const sold = aLine({
    lineId: "l4",
    variantId: 1,
    name: "Como antes",
    taxes: [{ name: "IVA", rate: 1000, amount: 1n }],
  });
  const lines = [want({ key: "l4", quantity: 3 }), want({ key: "n5", variantId: 2 })];
  const priced = priceDesk(desk({ lines, agreed: [sold], delivery: { kind: "pickup", key: null } }));
  expect(priced.lines).toMatchObject([
    { lineId: "l4", name: "Como antes", quantity: 3, unitPrice: 10_000n, taxes: [{ rate: 1000 }] },
    { lineId: "l5", name: "P2" },
  ]);
});

const anyLine = fc.record({
  quantity: fc.integer({ min: 1, max: 50 }),
  price: fc.option(fc.bigInt({ min: 0n, max: 1_000_000n })),
  off: fc.option(fc.integer({ min: 0, max: 10_000 })),
});

test("whatever is typed, the customer pays lines plus delivery, and never less than nothing", () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 12 }),
      fc.option(fc.bigInt({ min: 0n, max: 10_000_000n })),
      fc.boolean(),
      (lines, own, pricesIncludeTax) => {
        const base = desk();
        const priced = priceDesk({
          ...base,
          shop: { ...base.shop, pricesIncludeTax },
          lines: lines.map(({ quantity, price, off }, index) =>
            custom({
              ...{ key: `n${index}`, quantity, price: price ?? 0n },
              discount: off === null ? null : { kind: "percent", basisPoints: off },
            }),
          ),
          ownDiscount: own === null ? null : { kind: "fixed", amount: own },
          delivery: { kind: "own", name: "Moto", price: 2_000n },
        });
        const { totals } = priced;
        const sum = priced.lines.reduce((all, line) => all + line.total, 0n);
        expect(totals.total).toBe(sum + totals.shipping + totals.shippingTax);
        expect(priced.lines.every((line) => line.total >= 0n)).toBe(true);
        expect(priced.lines.reduce((all, line) => all + line.orderDiscountPart, 0n)).toBe(priced.ownDiscount);
      },
    ),
  );
});
