import { type Currency, exponentOf, isCurrency, type Money, money } from "@/lib/kernel/money";

/** docs.stripe.com/currencies: amounts are whole units. */
export const ZERO_DECIMAL = [
  ...["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"],
] as const;
/** Whole units by ISO, but charged in hundredths. */
export const HUNDREDTHS_AT_STRIPE = ["ISK", "UGX"] as const;
/** Thousandths that must end in 0. */
export const THREE_DECIMAL = ["BHD", "JOD", "KWD", "OMR", "TND"] as const;
/** Their smaller unit is a fifth, which no power of ten expresses. */
const FIFTHS = ["MGA", "MRU"] as const;

const has = (list: readonly string[], code: string): boolean => list.includes(code);

function stripeExponent(currency: Currency): number {
  if (has(ZERO_DECIMAL, currency)) return 0;
  return has(THREE_DECIMAL, currency) ? 3 : 2;
}

/** The amount as Stripe counts it; null when it cannot be said there exactly. */
export function toStripe({ amount, currency }: Money): { amount: number; currency: string } | null {
  if (has(FIFTHS, currency)) return null;
  const shift = stripeExponent(currency) - exponentOf(currency);
  const units = shift >= 0 ? amount * 10n ** BigInt(shift) : exactly(amount, 10n ** BigInt(-shift));
  if (units === null || units > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  if (has(THREE_DECIMAL, currency) && units % 10n !== 0n) return null;
  return { amount: Number(units), currency: currency.toLowerCase() };
}

/** @throws Error for a currency or an amount that our books cannot hold. */
export function fromStripe(amount: number, code: string): Money {
  const currency = code.toUpperCase();
  if (!isCurrency(currency) || has(FIFTHS, currency)) throw new Error(`Stripe reported ${code}`);
  const shift = stripeExponent(currency) - exponentOf(currency);
  const units =
    shift >= 0 ? exactly(BigInt(amount), 10n ** BigInt(shift)) : BigInt(amount) * 10n ** BigInt(-shift);
  if (units === null) throw new Error(`Stripe reported ${amount} ${code}`);
  return money(units, currency);
}

const exactly = (amount: bigint, by: bigint): bigint | null => (amount % by === 0n ? amount / by : null);
