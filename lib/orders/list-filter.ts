import { z } from "zod";
import {
  DATE_PRESETS,
  type DatePreset,
  type DayRange,
  isDay,
  presetRange,
  type Span,
  spanOf,
} from "@/lib/shop/day";
import { ORDER_SOURCES } from "./events/parts";
import { type Cursor, ORDER_SORTS, type OrderSort, parseCursor, printCursor } from "./list-cursor";
import { ATTENTION_FLAGS, PAYMENT_BADGES, PAYMENT_STATUSES, SHIPMENT_STATUSES } from "./order";

export const ORDER_TABS = ["all", "to_pay", "to_ship", "problem", "abandoned", "archived"] as const;
export type OrderTab = (typeof ORDER_TABS)[number];

/** The statuses of the filter; `none`: nothing to ship. */
export const SHIPMENT_CHOICES = [...SHIPMENT_STATUSES, "none"] as const;

export type DateFilter = { readonly preset: DatePreset } | DayRange;

const TEXT_MAX = 200;

const clean = (text: string): string =>
  Array.from(text.toWellFormed().replace(/\p{Cc}/gu, " "))
    .slice(0, TEXT_MAX)
    .join("")
    .trim();

const word = z
  .string()
  .transform((text) => clean(text) || null)
  .catch(null);

/** Known values only, once each, in the order of the table: equal views have equal addresses. */
const listOf = <const T extends readonly string[]>(known: T) =>
  z
    .string()
    .transform((text): T[number][] => {
      const asked = new Set(text.split(","));
      return known.filter((value) => asked.has(value));
    })
    .catch([]);

const KEY = /^[a-z0-9_]{1,60}$/;
const keys = z
  .string()
  .transform((text) => [...new Set(text.split(",").filter((key) => KEY.test(key)))].sort().slice(0, 30))
  .catch([]);

const amount = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform((digits): bigint | null => BigInt(digits))
  .catch(null);

const rowId = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform((digits): number | null => Number(digits))
  .catch(null);

function dateOf(text: string): DateFilter | null {
  const preset = DATE_PRESETS.find((one) => one === text);
  if (preset) return { preset };
  const [from = "", to = ""] = text.split("..");
  return isDay(from) && isDay(to) ? { from, to } : null;
}

const schema = z.object({
  q: z.string().transform(clean).catch(""),
  payment: listOf(PAYMENT_STATUSES),
  shipment: listOf(SHIPMENT_CHOICES),
  method: keys,
  date: z.string().transform(dateOf).catch(null),
  badge: listOf(PAYMENT_BADGES),
  flag: listOf(ATTENTION_FLAGS),
  source: listOf(ORDER_SOURCES),
  link: word,
  channel: word,
  sku: word,
  carrier: word,
  tag: word,
  coupon: word,
  assigned: rowId,
  min: amount,
  max: amount,
  tab: z.enum(ORDER_TABS).catch("all"),
  sort: z.enum(ORDER_SORTS).catch("newest"),
  after: z.string().catch(""),
  before: z.string().catch(""),
});
type Parsed = z.output<typeof schema>;

/** A page of the list. `direction` "previous" reads backwards from the cursor. */
export type OrdersFilter = Readonly<Omit<Parsed, "q" | "after" | "before">> & {
  readonly text: string;
  readonly cursor: Cursor | null;
  readonly direction: "next" | "previous";
};

export type SearchParams = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

const entriesOf = (params: SearchParams): Record<string, string> => {
  if (params instanceof URLSearchParams) return Object.fromEntries(params);
  const firsts = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === "string" ? value : value?.[0],
  ]);
  return Object.fromEntries(firsts.filter(([, value]) => value !== undefined));
};

/** Reads the address of the list. Never fails: what cannot be read filters nothing. */
export function parseOrdersFilter(params: SearchParams): OrdersFilter {
  const { q, after, before, ...filter } = schema.parse(entriesOf(params));
  const next = parseCursor(filter.sort, after);
  const previous = next ? null : parseCursor(filter.sort, before);
  return { ...filter, text: q, cursor: next ?? previous, direction: previous ? "previous" : "next" };
}

const printDate = (date: DateFilter | null): string =>
  date === null ? "" : "preset" in date ? date.preset : `${date.from}..${date.to}`;

/** Back to an address; only what differs from the plain list is written. `parseOrdersFilter` reads the same filter again. */
export function printOrdersFilter(filter: OrdersFilter): URLSearchParams {
  const { text, cursor, direction, date, tab, sort, ...rest } = filter;
  const place = cursor ? printCursor(sort, cursor) : "";
  const plain = Object.entries(rest).map(([key, value]) => [
    key,
    value === null ? "" : Array.isArray(value) ? value.join(",") : String(value),
  ]);
  const all: string[][] = [
    ["q", text],
    ["tab", tab === "all" ? "" : tab],
    ["date", printDate(date)],
    ...plain,
    ["sort", sort === "newest" ? "" : sort],
    [direction === "next" ? "after" : "before", place],
  ];
  return new URLSearchParams(all.filter(([, value]) => value !== ""));
}

export const NO_FILTER: OrdersFilter = parseOrdersFilter({});

/** The same view from its first page, after a change of what is asked. */
export const withFilter = (filter: OrdersFilter, change: Partial<OrdersFilter>): OrdersFilter => ({
  ...filter,
  cursor: null,
  direction: "next",
  ...change,
});

/** The view of somebody who sees no amounts: neither asked for nor sorted by, or they could be guessed. */
export const withoutMoney = (filter: OrdersFilter): OrdersFilter => ({
  ...filter,
  ...{ min: null, max: null },
  ...(filter.sort === "total" ? { sort: "newest", cursor: null, direction: "next" } : {}),
});

/** Days of the filter as instants of the shop's zone. */
export function filterSpan(date: DateFilter | null, now: Date, timeZone: string): Span | null {
  if (date === null) return null;
  return spanOf("preset" in date ? presetRange(date.preset, now, timeZone) : date, timeZone);
}

/** Whether anything but tab, sort and page was chosen. */
export const isFiltered = (filter: OrdersFilter): boolean => {
  const rest = {
    ...filter,
    tab: "all",
    sort: "newest" as OrderSort,
    cursor: null,
    direction: "next",
  } as OrdersFilter;
  return printOrdersFilter(rest).size > 0;
};
