import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { money } from "@/lib/kernel/money";
import { feeOf, fromMercadoPago, MERCADO_PAGO_CURRENCIES, toMercadoPago } from "./mercado-pago-amounts";

describe("amounts", () => {
  test.each([
    ["CLP", 25_980n, 25_980],
    ["COP", 1_299_050n, 12_990.5],
    ["BRL", 1n, 0.01],
    ["MXN", 1_230n, 12.3],
    ["UYU", 99_999_999_999n, 999_999_999.99],
  ] as const)("%s goes there and back", (currency, ours, theirs) => {
    expect(toMercadoPago(money(ours, currency))).toBe(theirs);
    expect(fromMercadoPago(theirs, currency)).toEqual(money(ours, currency));
  });

  test("whatever can be said is read back to the unit, through JSON", () => {
    const currency = fc.constantFrom(...MERCADO_PAGO_CURRENCIES);
    fc.assert(
      fc.property(currency, fc.bigInt({ min: 0n, max: 10n ** 15n }), (code, amount) => {
        const said = toMercadoPago(money(amount, code));
        if (said === null) return amount >= 10n ** 15n;
        return fromMercadoPago(JSON.parse(JSON.stringify(said)) as number, code).amount === amount;
      }),
    );
  });

  test("what our books cannot hold is refused, fees are rounded", () => {
    expect(() => fromMercadoPago(10.5, "CLP")).toThrow("10.5 CLP");
    expect(() => fromMercadoPago(1e21, "BRL")).toThrow("1e+21 BRL");
    expect(() => fromMercadoPago(1, "XXQ")).toThrow("XXQ");
    expect(feeOf(779.4, "CLP")).toEqual(money(779n, "CLP"));
    expect(feeOf(0.125, "BRL")).toEqual(money(13n, "BRL"));
  });
});
