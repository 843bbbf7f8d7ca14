import * as currencies from "dinero.js/bigint/currencies";

/** Amount in minor units of its currency (ISO 4217), never a float: 1 CLP = 1n, 1 MXN = 100n. */
export type Money = { readonly amount: bigint; readonly currency: Currency };
export type Currency = keyof typeof currencies;

const TABLE = { ...currencies };

export const money = (amount: bigint, currency: Currency): Money => ({ amount, currency });

export const isCurrency = (code: string): code is Currency => Object.hasOwn(TABLE, code);

/** Digits after the decimal sign by ISO 4217 (CLP 0, COP 2). `Intl` must never be asked: it answers 0 for COP. */
export const exponentOf = (currency: Currency): number => Number(TABLE[currency].exponent);

/**
 * Splits `total` in proportion to `weights`, exact to the last minor unit.
 * The parts always sum to `total`; left-over units go one each to the largest remainders, the earlier part winning a tie.
 * All weights zero: as if they were equal.
 * @example allocate(1000n, [1n, 1n, 1n]) // 334n, 333n, 333n
 * @throws RangeError when `weights` is empty or holds a negative weight.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.length === 0 || weights.some((w) => w < 0n))
    throw new RangeError("weights must be given and not negative");
  if (total < 0n) return allocate(-total, weights).map((part) => -part);
  const given = weights.reduce((a, b) => a + b, 0n);
  const used = given === 0n ? weights.map(() => 1n) : weights;
  const sum = given === 0n ? BigInt(weights.length) : given;
  const parts = used.map((w) => (total * w) / sum);
  const byRest = used.map((w, index) => ({ rest: (total * w) % sum, index }));
  byRest.sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.index - b.index));
  let left = total - parts.reduce((a, b) => a + b, 0n);
  for (const { index } of byRest) {
    if (left <= 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts;
}

/** `numerator / denominator`, rounded half away from zero. @throws RangeError when the denominator is not positive. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError("denominator must be positive");
  const half = numerator < 0n ? -(denominator / 2n) : denominator / 2n;
  const odd = denominator % 2n;
  if (odd === 0n) return (numerator + half) / denominator;
  const twice = numerator * 2n + (numerator < 0n ? -denominator : denominator);
  return twice / (denominator * 2n);
}

/** Share of an amount in basis points (1900 = 19 %), rounded half away from zero. */
export const basisPoints = (amount: bigint, rate: number): bigint =>
  divideRounded(amount * BigInt(rate), 10_000n);

/** Exact decimal text for `Intl`, spreadsheets and providers with major units. @example decimalText(money(1250n, "MXN")) // "12.50" */
export function decimalText({ amount, currency }: Money): string {
  const digits = exponentOf(currency);
  const sign = amount < 0n ? "-" : "";
  const text = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, "0");
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Reads "1234.5" (a point, no grouping) into minor units; null when it is no amount or has too many decimals. */
export function parseDecimal(text: string, currency: Currency): Money | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const digits = exponentOf(currency);
  const decimals = (match[3] ?? "").replace(/0+$/, "");
  if (decimals.length > digits) return null;
  const minor = BigInt((match[2] ?? "0") + decimals.padEnd(digits, "0"));
  return money(match[1] ? -minor : minor, currency);
}
