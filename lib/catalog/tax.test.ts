import { describe, expect, test } from "vitest";
import { sumTaxes, type TaxRule, taxesOn, taxPlace, taxRatesFor, taxRatesForShipping } from "./tax";

const rule = (name: string, over: Partial<TaxRule> = {}): TaxRule => ({
  rate: { kind: "percent", name, basisPoints: 1000 },
  country: "CA",
  region: null,
  category: null,
  appliesToShipping: false,
  ...over,
});
const RULES = [
  rule("federal", { appliesToShipping: true }),
  rule("quebec", { region: "QC" }),
  rule("alcohol", { category: "Licores" }),
  rule("everywhere", { country: null, category: "lujo" }),
  rule("spain", { country: "ES", appliesToShipping: true }),
];

describe("which rates apply", () => {
  test.each([
    ["CA", null, null, ["federal"]],
    ["ca", "qc", null, ["federal", "quebec"]],
    ["CA", "ON", "licores", ["federal", "alcohol"]],
    ["CA", "QC", "LICORES", ["federal", "quebec", "alcohol"]],
    ["ES", null, "lujo", ["everywhere", "spain"]],
    ["CL", null, null, []],
  ])("%s, region %s, category %s", (country, region, category, names) => {
    expect(taxRatesFor(RULES, { country, region }, category).map((rate) => rate.name)).toEqual(names);
  });

  test("shipping takes only the rates marked for it", () => {
    expect(taxRatesForShipping(RULES, { country: "CA", region: "QC" }).map((r) => r.name)).toEqual([
      "federal",
    ]);
  });

  test("the basis picks the address; what is missing falls back to the shop", () => {
    const [shipping, billing, shop] = ["CL", "AR", "PE"].map((country) => ({ country, region: null }));
    if (!shipping || !billing || !shop) throw new Error("three places");
    expect(taxPlace("shipping", { shipping, billing, shop })).toBe(shipping);
    expect(taxPlace("billing", { shipping, billing, shop })).toBe(billing);
    expect(taxPlace("billing", { shipping, billing: null, shop })).toBe(shipping);
    expect(taxPlace("shipping", { shipping: null, billing: null, shop })).toBe(shop);
  });
});

describe("taxes on an amount", () => {
  const iva = { kind: "percent", name: "IVA", basisPoints: 1900 } as const;
  const bag = { kind: "fixed", name: "Bolsa", amount: 10n } as const;
  test.each([
    ["on top", 1000n, [iva], false, 1, [190n]],
    ["included", 1190n, [iva], true, 1, [190n]],
    ["half rounds up", 50n, [{ ...iva, basisPoints: 100 }], false, 1, [1n]],
    ["fixed, per unit", 1000n, [iva, bag], false, 3, [190n, 30n]],
    ["fixed, included", 1220n, [iva, bag], true, 3, [190n, 30n]],
    ["fixed never exceeds what holds it", 5n, [bag, bag], true, 3, [5n, 0n]],
    ["nothing on nothing", 0n, [iva, bag], false, 3, [0n, 0n]],
    ["no rates", 1000n, [], true, 1, []],
  ])("%s", (_, amount, rates, included, quantity, expected) => {
    const taxes = taxesOn(amount, rates, { included, quantity });
    expect(taxes.map((tax) => tax.amount)).toEqual(expected);
    expect(sumTaxes(taxes)).toBe(expected.reduce((a, b) => a + b, 0n));
  });
});
