import fc from "fast-check";
import { expect, test } from "vitest";
import type { Currency } from "./money";
import { readPlainAmount, readTypedAmount, readTypedPercent, typedAmount } from "./typed-amount";

const READ: readonly [string, Currency, bigint | null][] = [
  ["12990", "CLP", 12990n],
  ["12.990", "CLP", 12990n],
  ["$ 12.990", "CLP", 12990n],
  ["1.234.567", "CLP", 1234567n],
  ["1 234 567", "CLP", 1234567n],
  ["12.99", "CLP", null],
  ["12,00", "CLP", 12n],
  ["0", "CLP", 0n],
  ["", "CLP", null],
  ["-5", "CLP", null],
  ["12.9900", "CLP", null],
  ["199.99", "MXN", 19999n],
  ["199,9", "MXN", 19990n],
  ["1.234,50", "MXN", 123450n],
  ["1,234.50", "MXN", 123450n],
  ["1,234", "MXN", 123400n],
  ["12.34.567", "MXN", null],
  ["1.234,5.0", "MXN", null],
  ["1e3", "MXN", null],
  ["9999999999999999", "CLP", null],
];

test.each(READ)("%s in %s is %s", (text, currency, amount) => {
  expect(readTypedAmount(text, currency)).toBe(amount);
});

test.each<[string, Currency, bigint | null]>([
  ["2990", "CLP", 2990n],
  ["12.5", "MXN", 1250n],
  ["12.50", "MXN", 1250n],
  ["3.000", "CLP", null],
  ["15.000", "COP", null],
  ["2.990", "CLP", null],
  ["1.000.000", "CLP", null],
  ["-1", "CLP", null],
  ["", "CLP", null],
])("%s without grouping in %s is %s", (text, currency, amount) => {
  expect(readPlainAmount(text, currency)).toBe(amount);
});

test("what a field shows is read as the same amount", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 14n }),
      fc.constantFrom<Currency>("CLP", "MXN", "COP", "EUR"),
      (amount, currency) => {
        expect(readTypedAmount(typedAmount(amount, currency), currency)).toBe(amount);
      },
    ),
  );
});

test.each([
  ["10", 1_000],
  ["12,5 %", 1_250],
  ["12.25", 1_225],
  ["100", 10_000],
  ["100,01", null],
  ["0", 0],
  ["", null],
  ["-1", null],
])("%s is %s basis points", (text, basisPoints) => {
  expect(readTypedPercent(text)).toBe(basisPoints);
});
