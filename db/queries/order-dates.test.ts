import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { givenOrderRows } from "@/db/testing/order-rows";
import { filterSpan, parseOrdersFilter } from "@/lib/orders/list-filter";
import { DATE_PRESETS } from "@/lib/shop/day";
import { countOrders } from "./order-counts";
import { listOrders } from "./order-list";

const base = testDatabase();
const ZONE = "America/Santiago";

/** The clock goes back on 5 April 2026 (a night of 25 hours) and forward on 6 September (midnight does not exist). */
const EDGES = [
  ...[
    "2026-05-04T03:59:59.999Z",
    "2026-05-04T04:00:00.000Z",
    "2026-05-05T03:59:59.999Z",
    "2026-05-05T04:00:00.000Z",
  ],
  ...[
    "2026-04-04T02:59:59.999Z",
    "2026-04-04T03:00:00.000Z",
    "2026-04-05T02:30:00.000Z",
    "2026-04-05T03:30:00.000Z",
  ],
  ...[
    "2026-04-05T03:59:59.999Z",
    "2026-04-05T04:00:00.000Z",
    "2026-04-06T03:59:59.999Z",
    "2026-04-06T04:00:00.000Z",
  ],
  ...[
    "2026-09-06T03:59:59.999Z",
    "2026-09-06T04:00:00.000Z",
    "2026-09-07T02:59:59.999Z",
    "2026-09-07T03:00:00.000Z",
  ],
  ...["2026-05-04T03:30:00.000Z", "2026-09-05T03:30:00.000Z"],
];

beforeAll(async () => {
  await givenOrderRows(base.db, { count: EDGES.length, from: new Date("2020-01-01T00:00:00Z"), stepMs: 1 });
  for (const [index, moment] of EDGES.entries()) {
    await base.db.execute(
      sql`update orders set created_at = ${moment}::timestamptz, archived_at = null where number = ${1001 + index}`,
    );
  }
  // And one every seven hours around the days on which the presets are asked.
  const from = new Date("2026-01-20T00:10:00Z");
  await givenOrderRows(base.db, { count: 900, from, stepMs: 25_200_000, start: EDGES.length });
  await base.db.execute(sql`update orders set archived_at = null`);
});

/** The database's own calendar says which orders are of these days. */
async function numbersBySql(first: string, last: string): Promise<number[]> {
  const { rows } = await base.pool.query<{ number: number }>(
    `select number from orders where (created_at at time zone $1)::date between $2 and $3 order by created_at desc, id desc`,
    [ZONE, first, last],
  );
  return rows.map(({ number }) => number);
}

async function numbersOf(query: string, now: Date): Promise<{ numbers: number[]; count: number }> {
  let filter = parseOrdersFilter(new URLSearchParams(query));
  const span = filterSpan(filter.date, now, ZONE);
  const numbers: number[] = [];
  for (;;) {
    const page = await listOrders(base.db, { filter, span, seesMoney: true });
    numbers.push(...page.rows.map(({ number }) => number));
    if (!page.next) return { numbers, count: await countOrders(base.db, { filter, span, seesMoney: true }) };
    filter = { ...filter, cursor: page.next };
  }
}

const LENGTH = { today: [0, 0], yesterday: [1, 1], "7d": [6, 0], "30d": [29, 0], "90d": [89, 0] } as const;

/** Just after and just before midnight, at noon, and on the days of both clock changes. */
const MOMENTS = [
  "2026-05-04T16:00:00Z",
  "2026-05-04T04:00:00Z",
  "2026-05-05T03:59:59Z",
  "2026-04-05T12:00:00Z",
  "2026-04-06T03:30:00Z",
  "2026-09-06T12:00:00Z",
  "2026-09-07T02:59:00Z",
];

describe.each(MOMENTS)("at %s", (moment) => {
  test.each(DATE_PRESETS)("the shop's days of %s, as PostgreSQL counts them", async (preset) => {
    const [back, until] = LENGTH[preset];
    const { rows } = await base.pool.query<{ first: string; last: string }>(
      `select (today - $1::int)::text as first, (today - $2::int)::text as last
       from (select ($3::timestamptz at time zone $4)::date as today) as now`,
      [back, until, moment, ZONE],
    );
    const expected = await numbersBySql(rows[0]?.first ?? "", rows[0]?.last ?? "");
    expect(expected.length).toBeGreaterThan(0);
    expect(await numbersOf(`date=${preset}`, new Date(moment))).toEqual({
      numbers: expected,
      count: expected.length,
    });
  });
});

test.each([
  ["2026-05-04", "2026-05-04"],
  ["2026-04-04", "2026-04-05"],
  ["2026-04-05", "2026-04-05"],
  ["2026-09-05", "2026-09-05"],
  ["2026-09-06", "2026-09-06"],
  ["2026-02-01", "2026-04-30"],
  ["2031-01-01", "2031-12-31"],
])("from %s to %s, both whole days of the shop", async (from, to) => {
  const expected = await numbersBySql(from, to);
  const now = new Date("2026-05-04T16:00:00Z");
  expect((await numbersOf(`date=${from}..${to}`, now)).numbers).toEqual(expected);
  expect((await numbersOf(`date=${to}..${from}`, now)).numbers).toEqual(expected);
});

test("23:30 in Santiago is of that day, whatever day it is elsewhere (S5)", async () => {
  const now = new Date("2026-05-04T16:00:00Z");
  const lateEvening = 1001 + EDGES.indexOf("2026-05-04T03:30:00.000Z");
  expect((await numbersOf("date=2026-05-03..2026-05-03", now)).numbers).toContain(lateEvening);
  expect((await numbersOf("date=2026-05-04..2026-05-04", now)).numbers).not.toContain(lateEvening);
});
