import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkStock,
  fitToStock,
  type StockLine,
  shortVariants,
  stockDifference,
  unitsByVariant,
} from "./stock";

const variant = (stock: number, over: { unlimited?: boolean; sellable?: boolean } = {}) => ({
  stock,
  unlimited: false,
  sellable: true,
  ...over,
});
const STOCK = new Map([
  [1, variant(5)],
  [2, variant(0)],
  [3, variant(0, { unlimited: true })],
  [4, variant(9, { sellable: false })],
  [5, variant(-3)],
]);
const line = (variantId: number | null, quantity: number): StockLine => ({ variantId, quantity });

describe("availability", () => {
  test.each([
    ["enough", [line(1, 5)], []],
    [
      "two lines of one variant count as one",
      [line(1, 3), line(1, 3)],
      [{ variantId: 1, wanted: 6, left: 5 }],
    ],
    ["sold out", [line(2, 1)], [{ variantId: 2, wanted: 1, left: 0 }]],
    ["unlimited", [line(3, 999)], []],
    ["not on sale", [line(4, 1)], [{ variantId: 4, wanted: 1, left: 0 }]],
    ["below zero shows as nothing left", [line(5, 1)], [{ variantId: 5, wanted: 1, left: 0 }]],
    ["unknown variant", [line(77, 1)], [{ variantId: 77, wanted: 1, left: 0 }]],
    ["custom lines need none", [line(null, 50)], []],
  ])("%s", (_, lines, short) => {
    expect(shortVariants(lines, STOCK)).toEqual(short);
    expect(checkStock(lines, STOCK).ok).toBe(short.length === 0);
  });

  test("variants come in ascending id, as they are locked", () => {
    expect([...unitsByVariant([line(9, 1), line(2, 1), line(9, 2), line(null, 4)])]).toEqual([
      [2, 1],
      [9, 3],
    ]);
  });

  test("what still can be bought: earlier lines first", () => {
    expect(fitToStock([line(1, 4), line(2, 1), line(1, 4), line(null, 1)], STOCK)).toEqual([
      line(1, 4),
      line(1, 1),
      line(null, 1),
    ]);
  });
});

const anyLines = fc.array(
  fc.record({
    variantId: fc.option(fc.integer({ min: 1, max: 6 })),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
);

test("what fits is never short, and all of it fits when nothing was short", () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      const fitting = fitToStock(lines, STOCK);
      expect(checkStock(fitting, STOCK).ok).toBe(true);
      if (checkStock(lines, STOCK).ok) expect(fitting).toEqual(lines);
    }),
    { numRuns: 2000 },
  );
});

test("a difference takes one list of lines to the other", () => {
  fc.assert(
    fc.property(anyLines, anyLines, (before, after) => {
      const held = unitsByVariant(before);
      for (const [id, units] of stockDifference(before, after)) held.set(id, (held.get(id) ?? 0) + units);
      const kept = new Map([...held].filter(([, units]) => units !== 0).sort(([a], [b]) => a - b));
      expect(kept).toEqual(unitsByVariant(after));
    }),
    { numRuns: 2000 },
  );
});
