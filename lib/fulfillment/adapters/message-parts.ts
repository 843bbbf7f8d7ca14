import type { ParcelMeaning } from "@/lib/fulfillment/carrier";
import type { ParcelDetail, ParcelState } from "@/lib/fulfillment/shipment";

/** Null when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const means = (state: ParcelState, detail: ParcelDetail | null = null): ParcelMeaning => ({
  kind: "state",
  state,
  detail,
});

/** The meaning of a word in a provider's table; also safe for words such as "constructor". */
export const meaningOf = (table: Readonly<Record<string, ParcelMeaning>>, word: string): ParcelMeaning =>
  (Object.hasOwn(table, word) ? table[word] : null) ?? { kind: "unknown" };

/** A moment with its zone; null for one that does not say in which zone it is, and for nonsense. */
export function momentOf(text: string | null | undefined): Date | null {
  if (!text || !/(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Seconds or milliseconds since 1970. */
export function momentOfNumber(value: number | null | undefined): Date | null {
  if (value === null || value === undefined || !Number.isFinite(value) || value <= 0) return null;
  const at = new Date(value > 100_000_000_000 ? value : value * 1_000);
  return Number.isNaN(at.getTime()) ? null : at;
}

const MOST = 500;

/** One line for people; null when there is nothing in it. */
export const lineOf = (...parts: readonly (string | null | undefined)[]): string | null =>
  parts
    .map((part) => part?.replace(/\s+/g, " ").trim() ?? "")
    .filter(Boolean)
    .join(", ")
    .slice(0, MOST) || null;
