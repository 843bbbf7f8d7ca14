import { type Currency, exponentOf, parseDecimal } from "./money";

const GROUPED = /^\d{1,3}(?:([.,\u0020\u00a0\u202f'])\d{3})(?:\1\d{3})*$/;

/**
 * Reads an amount as people type it, in minor units; null when it is none. A sign followed by exactly three digits groups
 * thousands, every other one begins the decimals: no currency here has three.
 * @example readTypedAmount("12.990", "CLP") // 12990n
 * @example readTypedAmount("1.234,5", "MXN") // 123450n
 */
export function readTypedAmount(text: string, currency: Currency): bigint | null {
  const typed = text.trim().replace(/^\$\s*/, "");
  const decimals = /^(.*\d)[.,](\d{1,2})$/.exec(typed);
  const [whole, rest] = decimals ? [decimals[1] ?? "", decimals[2] ?? ""] : [typed, ""];
  const digits = GROUPED.test(whole) ? whole.replace(/\D/g, "") : whole;
  if (!/^\d{1,15}$/.test(digits)) return null;
  return parseDecimal(rest === "" ? digits : `${digits}.${rest}`, currency)?.amount ?? null;
}

/**
 * Reads an amount that is asked for without grouping; null also for what has two readings, since "3.000" is three thousand to
 * whoever types it and three to a machine.
 */
export function readPlainAmount(text: string, currency: Currency): bigint | null {
  const plain = parseDecimal(text, currency)?.amount;
  return plain !== undefined && plain === readTypedAmount(text, currency) ? plain : null;
}

/** An amount as a field shows it again: no grouping, a point, no decimals that are nought. */
export function typedAmount(amount: bigint, currency: Currency): string {
  const digits = exponentOf(currency);
  if (digits === 0) return amount.toString();
  const text = amount.toString().padStart(digits + 1, "0");
  const cents = text.slice(-digits);
  return /^0+$/.test(cents) ? text.slice(0, -digits) : `${text.slice(0, -digits)}.${cents}`;
}

const PERCENT = /^(\d{1,3})(?:[.,](\d{1,2}))?$/;
const WHOLE = 10_000;

/** A share as people type it, in basis points; null when it is none or more than all. @example readTypedPercent("12,5 %") // 1250 */
export function readTypedPercent(text: string): number | null {
  const match = PERCENT.exec(text.replace("%", "").trim());
  if (!match) return null;
  const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return basisPoints <= WHOLE ? basisPoints : null;
}
