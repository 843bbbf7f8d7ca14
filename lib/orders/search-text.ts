import { digitsOf, fold } from "@/lib/kernel/text";

export type SearchParts = {
  readonly number: number;
  readonly name: string | null;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  /** Compact value of the tax id. */
  readonly taxId: string | null;
  readonly skus: readonly string[];
  readonly productNames: readonly string[];
  readonly trackingNumbers: readonly string[];
  readonly providerIds: readonly string[];
};

/** Text that one order is found by: folded words, each once. Personal; erasing a person rewrites it. */
export function searchText(parts: SearchParts): string {
  const phone = parts.phone ? digitsOf(parts.phone) : null;
  const single = [parts.number, parts.name, parts.email, phone, parts.taxId];
  const many = [...parts.skus, ...parts.productNames, ...parts.trackingNumbers, ...parts.providerIds];
  const texts = [...single, ...many].filter((part) => part !== null).map(String);
  const words = texts.flatMap((part) => wordsOf(part));
  return [...new Set(words)].join(" ");
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[\s,;]+/u)
    .filter(Boolean);

/**
 * Where a search goes. `number`: that order only. `phone_or_number`: the order of that number first (if it can be one), then
 * `digits` inside phones and tax ids. `email`: folded, to people. `words`: all of them, each anywhere in the search text.
 */
export type SearchRoute =
  | { readonly kind: "nothing" }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "phone_or_number"; readonly number: number | null; readonly digits: string }
  | { readonly kind: "email"; readonly email: string }
  | { readonly kind: "words"; readonly words: readonly string[] };

const MAX_WORDS = 8;
const NUMBER = /^\d{1,9}$/;
/** Digits with the marks of phones and tax ids between them, a check letter at the end. */
const MARKED = /^\+?[\d(][\d\s().\-/]*\d\s*-?\s*[\dkK]?$/;

export function routeSearch(typed: string): SearchRoute {
  const text = typed
    .replace(/\p{Cc}/gu, " ")
    .toWellFormed()
    .trim();
  if (text === "") return { kind: "nothing" };
  if (/^#\s*\d{1,9}$/.test(text)) return { kind: "number", number: Number(digitsOf(text)) };
  if (/^\S+@\S+$/.test(text)) return { kind: "email", email: fold(text) };
  if (MARKED.test(text) || /^\d+$/.test(text)) {
    const digits = fold(text).replace(/[^\dk]/g, "");
    return { kind: "phone_or_number", number: NUMBER.test(text) ? Number(text) : null, digits };
  }
  const words = [...new Set(wordsOf(text))].slice(0, MAX_WORDS);
  return words.length === 0 ? { kind: "nothing" } : { kind: "words", words };
}

/** Pattern for SQL `like`: the word anywhere, its own `%`, `_` and `\` taken literally. */
export const likePattern = (word: string): string => `%${word.replace(/[\\%_]/g, "\\$&")}%`;
