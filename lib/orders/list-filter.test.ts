import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DATE_PRESETS, plusDays } from "@/lib/shop/day";
import { cursorAt, ORDER_SORTS, parseCursor, printCursor } from "./list-cursor";
import {
  filterSpan,
  isFiltered,
  NO_FILTER,
  ORDER_TABS,
  type OrdersFilter,
  parseOrdersFilter,
  printOrdersFilter,
  withFilter,
  withoutMoney,
} from "./list-filter";
import { ATTENTION_FLAGS, PAYMENT_BADGES, PAYMENT_STATUSES, SHIPMENT_STATUSES } from "./order";

const parse = (query: string) => parseOrdersFilter(new URLSearchParams(query));
const ZONE = "America/Santiago";

const placeOf = (createdAt: Date, id: number) =>
  cursorAt("newest", { id, createdAt, changedAt: new Date(0), total: 7n });

describe("reading the address", () => {
  test.each<[string, Partial<OrdersFilter>]>([
    ["", {}],
    ["q=%20jose%20perez%20", { text: "jose perez" }],
    ["q=a%00b", { text: "a b" }],
    ["payment=pending,paid,pending,root", { payment: ["pending", "paid"] }],
    ["payment=paid,pending", { payment: ["pending", "paid"] }],
    ["shipment=failed", { shipment: ["failed"] }],
    ["method=webpay,bank_transfer,../x", { method: ["bank_transfer", "webpay"] }],
    ["date=7d", { date: { preset: "7d" } }],
    ["date=2026-09-01..2026-09-30", { date: { from: "2026-09-01", to: "2026-09-30" } }],
    ["date=2026-02-30..2026-09-30", {}],
    ["date=ever", {}],
    ["tab=archived&sort=total", { tab: "archived", sort: "total" }],
    ["tab=x&sort=y&after=z&min=-1&assigned=0&max=1.5", {}],
    ["min=100&max=99999999999&assigned=3", { min: 100n, max: 99_999_999_999n, assigned: 3 }],
    [
      "flag=stock_short&badge=disputed&source=manual&tag=VIP",
      { flag: ["stock_short"], badge: ["disputed"], source: ["manual"], tag: "VIP" },
    ],
  ])("%s", (query, filter) => {
    expect(parse(query)).toEqual({ ...NO_FILTER, ...filter });
  });

  test("takes what a page gets, repeated parameters too", () => {
    expect(parseOrdersFilter({ q: ["1042", "x"], payment: undefined })).toEqual({
      ...NO_FILTER,
      text: "1042",
    });
  });

  test("no address makes it fail", () => {
    const text = fc.string({ unit: "binary", maxLength: 300 });
    const names = fc.constantFrom("q", "payment", "date", "method", "min", "after", "before", "sort", "sku");
    fc.assert(
      fc.property(fc.dictionary(names, text), (params) => {
        const filter = parseOrdersFilter(params);
        expect(parseOrdersFilter(printOrdersFilter(filter))).toEqual(filter);
      }),
      { numRuns: 1000 },
    );
  });
});

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => plusDays("2000-01-01", n));
const word = fc.string({ unit: "binary", maxLength: 60 }).map((text) =>
  text
    .toWellFormed()
    .replace(/\p{Cc}/gu, "")
    .trim(),
);
const filters: fc.Arbitrary<OrdersFilter> = fc
  .record({
    text: word,
    payment: fc.subarray([...PAYMENT_STATUSES]),
    shipment: fc.subarray([...SHIPMENT_STATUSES]),
    badge: fc.subarray([...PAYMENT_BADGES]),
    flag: fc.subarray([...ATTENTION_FLAGS]),
    method: fc.subarray(["bank_transfer", "cash", "demo", "stripe"]),
    date: fc.option(
      fc.oneof(
        fc.constantFrom(...DATE_PRESETS).map((preset) => ({ preset })),
        fc.record({ from: day, to: day }),
      ),
    ),
    tag: word.map((text) => text || null),
    sku: word.map((text) => text || null),
    min: fc.option(fc.bigInt({ min: 0n, max: 10n ** 14n })),
    assigned: fc.option(fc.integer({ min: 1, max: 99_999 })),
    tab: fc.constantFrom(...ORDER_TABS),
    sort: fc.constantFrom("newest" as const, "oldest" as const, "changed" as const),
    at: fc.option(
      fc.tuple(
        fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
        fc.integer({ min: 1, max: 2 ** 40 }),
      ),
    ),
    back: fc.boolean(),
  })
  .map(({ at, back, ...rest }) => ({
    ...NO_FILTER,
    ...rest,
    cursor: at ? placeOf(...at) : null,
    direction: at && back ? "previous" : "next",
  }));

test("a printed filter is read back as the same filter", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const printed = printOrdersFilter(filter).toString();
      expect(parse(printed)).toEqual(filter);
      expect(printOrdersFilter(parse(printed)).toString()).toBe(printed);
    }),
    { numRuns: 1500 },
  );
});

test("the plain list has a plain address; a change starts at the first page", () => {
  expect(printOrdersFilter(NO_FILTER).toString()).toBe("");
  const deep = { ...NO_FILTER, cursor: placeOf(new Date(0), 5), direction: "previous" as const };
  expect(withFilter(deep, { text: "x" })).toEqual({ ...NO_FILTER, text: "x" });
  expect([
    isFiltered(NO_FILTER),
    isFiltered(parse("tab=to_pay&sort=total")),
    isFiltered(parse("q=a")),
  ]).toEqual([false, false, true]);
});

describe("cursors", () => {
  test("hold what the list is sorted by", () => {
    const row = { id: 42, createdAt: new Date(1_000), changedAt: new Date(2_000), total: 31_863n };
    expect(ORDER_SORTS.map((sort) => cursorAt(sort, row).value)).toEqual([
      "1970-01-01T00:00:01.000Z",
      "1970-01-01T00:00:01.000Z",
      "31863",
      "1970-01-01T00:00:02.000Z",
    ]);
    for (const sort of ORDER_SORTS) {
      const cursor = cursorAt(sort, row);
      expect(parseCursor(sort, printCursor(sort, cursor)), sort).toEqual(cursor);
    }
  });

  test("who sees no amounts does not sort by them, and a place in such a list is none", () => {
    const after = printCursor("total", { value: "5000", id: 1 });
    expect(withoutMoney(parse(`sort=total&after=${after}&min=1&max=9&q=a`))).toEqual(parse("q=a"));
    expect(withoutMoney(parse("sort=changed"))).toEqual(parse("sort=changed"));
  });

  test("are read only by the sort and version that wrote them", () => {
    const cursor = placeOf(new Date("2026-06-15T12:00:00.123Z"), 42);
    const text = printCursor("newest", cursor);
    expect(parseCursor("newest", text)).toEqual(cursor);
    expect(ORDER_SORTS.filter((sort) => parseCursor(sort, text) !== null)).toEqual(["newest"]);
    expect(parseCursor("total", printCursor("total", { value: "751280", id: 7 }))).toEqual({
      value: "751280",
      id: 7,
    });
    expect(parseCursor("newest", btoa("2~newest~2026-06-15T12:00:00.123Z~42"))).toBeNull();
    expect(parseCursor("newest", btoa("1~newest~2026-99-15T12:00:00.123Z~42"))).toBeNull();
    expect(parseCursor("newest", "%%%")).toBeNull();
  });
});

describe("days of the filter in the shop's zone", () => {
  const now = new Date("2026-06-16T03:30:00Z");
  test.each([
    ["date=today", "2026-06-15T04:00:00.000Z", "2026-06-16T04:00:00.000Z"],
    ["date=7d", "2026-06-09T04:00:00.000Z", "2026-06-16T04:00:00.000Z"],
    ["date=90d", "2026-03-18T03:00:00.000Z", "2026-06-16T04:00:00.000Z"],
    ["date=2026-09-06..2026-09-06", "2026-09-06T04:00:00.000Z", "2026-09-07T03:00:00.000Z"],
    ["date=2026-04-04..2026-04-04", "2026-04-04T03:00:00.000Z", "2026-04-05T04:00:00.000Z"],
  ])("%s", (query, from, before) => {
    const span = filterSpan(parse(query).date, now, ZONE);
    expect([span?.from.toISOString(), span?.before.toISOString()]).toEqual([from, before]);
  });
  test("no date, no limit", () => {
    expect(filterSpan(null, now, ZONE)).toBeNull();
  });
});
