import { divideRounded } from "@/lib/kernel/money";
import { fold } from "@/lib/kernel/text";

/** A tax as it meets an amount: a share in basis points (1900 = 19 %), or money per unit. */
export type TaxRate =
  | { readonly kind: "percent"; readonly name: string; readonly basisPoints: number }
  | { readonly kind: "fixed"; readonly name: string; readonly amount: bigint };

/** A rate as the shop keeps it. Null means all: countries, regions, categories. */
export type TaxRule = {
  readonly rate: TaxRate;
  readonly country: string | null;
  readonly region: string | null;
  readonly category: string | null;
  readonly appliesToShipping: boolean;
};

export type TaxPlace = { readonly country: string; readonly region: string | null };
export type TaxBasis = "shipping" | "billing";
/** `rate` in basis points; 0 for money per unit. */
export type TaxAmount = { readonly name: string; readonly rate: number; readonly amount: bigint };

const same = (a: string | null, b: string | null): boolean => a !== null && b !== null && fold(a) === fold(b);

const reaches = (rule: TaxRule, place: TaxPlace): boolean =>
  (rule.country === null || same(rule.country, place.country)) &&
  (rule.region === null || same(rule.region, place.region));

/** Rates of a product: those of its category and those for all categories add up, as do those of country and region. */
export const taxRatesFor = (rules: readonly TaxRule[], place: TaxPlace, category: string | null): TaxRate[] =>
  rules
    .filter((rule) => reaches(rule, place) && (rule.category === null || same(rule.category, category)))
    .map((rule) => rule.rate);

/** Shipping has no category: only the rates marked for it count. */
export const taxRatesForShipping = (rules: readonly TaxRule[], place: TaxPlace): TaxRate[] =>
  rules.filter((rule) => rule.appliesToShipping && reaches(rule, place)).map((rule) => rule.rate);

/** Where an order is taxed. Without the asked address, the other one; without both (pickup, downloads), the shop's place. */
export function taxPlace(
  basis: TaxBasis,
  places: { shipping: TaxPlace | null; billing: TaxPlace | null; shop: TaxPlace },
): TaxPlace {
  const [first, second] =
    basis === "shipping" ? [places.shipping, places.billing] : [places.billing, places.shipping];
  return first ?? second ?? places.shop;
}

/**
 * Tax of an amount, each rate rounded half up by itself. `included`: the amount already holds the taxes.
 * Fixed rates count once per unit and never exceed the amount that holds them.
 */
export function taxesOn(
  amount: bigint,
  rates: readonly TaxRate[],
  { included, quantity }: { included: boolean; quantity: number },
): TaxAmount[] {
  const fixed = rates.reduce((sum, rate) => sum + (rate.kind === "fixed" ? rate.amount : 0n), 0n);
  const wanted = fixed * BigInt(quantity);
  const held = included && wanted > amount ? amount : wanted;
  const share = rates.reduce((sum, rate) => sum + (rate.kind === "percent" ? rate.basisPoints : 0), 0);
  const base = included ? amount - held : amount;
  const divisor = 10_000n + (included ? BigInt(share) : 0n);
  let left = held;
  return rates.map((rate) => {
    if (rate.kind === "percent")
      return {
        name: rate.name,
        rate: rate.basisPoints,
        amount: divideRounded(base * BigInt(rate.basisPoints), divisor),
      };
    const part = rate.amount * BigInt(quantity);
    const taken = part > left ? left : part;
    left -= taken;
    return { name: rate.name, rate: 0, amount: amount === 0n ? 0n : taken };
  });
}

export const sumTaxes = (taxes: readonly TaxAmount[]): bigint =>
  taxes.reduce((sum, tax) => sum + tax.amount, 0n);
