import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allocate,
  basisPoints,
  type Currency,
  decimalText,
  divideRounded,
  exponentOf,
  isCurrency,
  money,
  parseDecimal,
} from "./money";

describe("allocate", () => {
  test.each([
    [1000n, [1n, 1n, 1n], [334n, 333n, 333n]],
    [13n, [4n, 3n, 3n], [5n, 4n, 4n]],
    [-1000n, [1n, 1n, 1n], [-334n, -333n, -333n]],
    [5n, [0n, 0n], [3n, 2n]],
    [0n, [7n], [0n]],
  ])("%s by %s", (total, weights, parts) => {
    expect(allocate(total, weights)).toEqual(parts);
  });

  test.each([[[]], [[1n, -1n]]])("refuses weights %s", (weights) => {
    expect(() => allocate(1n, weights)).toThrow(RangeError);
  });

  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 30 });
  test("parts sum to the total, each within one unit of its exact share", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (total, given) => {
        const parts = allocate(total, given);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        const sum = given.reduce((a, b) => a + b, 0n);
        if (sum === 0n) return;
        for (const [i, part] of parts.entries()) {
          const off = part * sum - total * (given[i] ?? 0n);
          expect(off < sum && off > -sum).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("rounding", () => {
  test.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [5n, 3n, 2n],
    [-1n, 3n, 0n],
    [0n, 7n, 0n],
  ])("%s / %s", (a, b, rounded) => {
    expect(divideRounded(a, b)).toBe(rounded);
  });

  test("mirrors at zero and is off by at most a half", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (a, b) => {
          const rounded = divideRounded(a, b);
          expect(divideRounded(-a, b)).toBe(-rounded);
          const twice = 2n * (a - rounded * b);
          expect(twice <= b && twice >= -b).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("19 % of 12990 pesos", () => {
    expect(basisPoints(12_990n, 1900)).toBe(2468n);
    expect(() => divideRounded(1n, 0n)).toThrow(RangeError);
  });
});

describe("decimal text", () => {
  test.each<[Currency, number]>([
    ["CLP", 0],
    ["PYG", 0],
    ["JPY", 0],
    ["COP", 2],
    ["HUF", 2],
    ["MXN", 2],
    ["EUR", 2],
  ])("%s has %i digits", (currency, digits) => {
    expect(exponentOf(currency)).toBe(digits);
  });

  test.each([
    ["12.5", "MXN", 1250n],
    ["12.500", "MXN", 1250n],
    ["12.505", "MXN", null],
    ["-0.01", "EUR", -1n],
    ["990", "CLP", 990n],
    ["990.5", "CLP", null],
    ["1,000", "MXN", null],
    ["1e3", "MXN", null],
    ["", "MXN", null],
  ] as const)("reads %j in %s", (text, currency, amount) => {
    expect(parseDecimal(text, currency)?.amount ?? null).toBe(amount);
  });

  test("what is written is read back", () => {
    const amount = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    fc.assert(
      fc.property(amount, fc.constantFrom<Currency>("CLP", "MXN", "COP", "EUR"), (minor, currency) => {
        expect(parseDecimal(decimalText(money(minor, currency)), currency)).toEqual(money(minor, currency));
      }),
      { numRuns: 2000 },
    );
  });

  test("knows its currencies", () => {
    expect(isCurrency("CLP")).toBe(true);
    expect(isCurrency("toString")).toBe(false);
    expect(isCurrency("XXY")).toBe(false);
  });
});
