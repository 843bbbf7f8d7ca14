import { decimalText, exponentOf, type Money } from "@/lib/kernel/money";

export type DateStyle = "datetime" | "day" | "time";
export type DateOptions = { readonly locale: string; readonly timeZone: string; readonly style?: DateStyle };

/** Making one costs far more than using it, and the same few are wanted again and again. */
function kept<O, F>(make: new (locale: string, options: O) => F): (locale: string, options: O) => F {
  const made = new Map<string, F>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const known = made.get(key) ?? new make(locale, options);
    made.set(key, known);
    return known;
  };
}
const numberFormat = kept(Intl.NumberFormat);
const dateFormat = kept(Intl.DateTimeFormat);
const ageFormat = kept(Intl.RelativeTimeFormat);

/** Spain and Portugal leave four digits ungrouped unless told; amounts always line up here. */
const grouping = { useGrouping: "always" } as const;

/**
 * Money as the shop's region writes it (`regionLocale`), exact at any size. Digits come from ISO 4217, never from `Intl`.
 * Colombia hides `,00`. `code` writes the currency's code instead of its sign, for orders that are not in the shop's currency.
 * The text holds U+00A0 or U+202F where the locale wants them.
 * @example formatMoney(money(25990n, "CLP"), "es-CL") // "$25.990"
 */
export function formatMoney(value: Money, locale: string, options: { code?: boolean } = {}): string {
  const digits = exponentOf(value.currency);
  const format = numberFormat(locale, {
    style: "currency",
    currency: value.currency,
    currencyDisplay: options.code ? "code" : "symbol",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: value.currency === "COP" ? "stripIfInteger" : "auto",
    ...grouping,
  });
  return format.format(decimalText(value) as Intl.StringNumericLiteral);
}

/** The bare amount, for columns whose heading names the currency. */
export function formatAmount(value: Money, locale: string): string {
  const digits = exponentOf(value.currency);
  const format = numberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: value.currency === "COP" ? "stripIfInteger" : "auto",
    ...grouping,
  });
  return format.format(decimalText(value) as Intl.StringNumericLiteral);
}

export const formatNumber = (value: number | bigint, locale: string): string =>
  numberFormat(locale, grouping).format(value);

/** Basis points as a percentage. @example formatPercent(1900, "es-CL") // "19%" */
export const formatPercent = (basisPoints: number, locale: string): string =>
  numberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(basisPoints / 10_000);

const STYLES = {
  datetime: { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" },
  day: { dateStyle: "medium" },
  time: { timeStyle: "short", hourCycle: "h23" },
} as const satisfies Record<DateStyle, Intl.DateTimeFormatOptions>;

/** 24 hours and a four-digit year in every language; `timeZone` is the shop's, on the server and in the browser alike. */
export const formatDateTime = (date: Date, { locale, timeZone, style = "datetime" }: DateOptions): string =>
  dateFormat(locale, { ...STYLES[style], timeZone }).format(date);

/** One day, or the first and the last of several, without a year. @example "24–26 de noviembre" */
export function formatDayRange(
  from: Date,
  to: Date,
  { locale, timeZone }: Omit<DateOptions, "style">,
): string {
  const format = dateFormat(locale, { day: "numeric", month: "long", timeZone });
  const [first, last] = from <= to ? [from, to] : [to, from];
  return format.formatRange(first, last);
}

export const formatDay = (date: Date, options: Omit<DateOptions, "style">): string =>
  formatDateTime(date, { ...options, style: "day" });

const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/**
 * The distance between two moments in the largest whole unit; under a minute it says "now".
 * Never "yesterday": 40 hours ago may be two calendar days.
 * @example "hace 3 h"
 */
export function relativeAge(date: Date, now: Date, locale: string): string {
  const seconds = Math.trunc((date.getTime() - now.getTime()) / 1000);
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  const format = ageFormat(locale, { numeric: unit ? "always" : "auto", style: "short" });
  return unit ? format.format(Math.trunc(seconds / unit[1]), unit[0]) : format.format(0, "second");
}

/** @example formatBytes(2_480_128, "es-CL") // "2,5 MB" */
export function formatBytes(bytes: number, locale: string): string {
  const isLarge = bytes >= 1_000_000;
  const format = numberFormat(locale, {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  });
  return format.format(Math.max(1, bytes / (isLarge ? 1_000_000 : 1_000)));
}
