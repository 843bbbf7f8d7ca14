import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { givenOrderRows } from "@/db/testing/order-rows";
import { ORDER_TABS, parseOrdersFilter } from "@/lib/orders/list-filter";
import { ordersCondition, TAB_CONDITIONS } from "./order-conditions";
import { cappedCount, MOST_COUNTED, tabCountsQuery } from "./order-counts";
import { rowsQuery } from "./order-list";
import { QUEUE_CONDITIONS, WORK_QUEUES } from "./work-queues";

const base = testDatabase();

beforeAll(async () => {
  const from = new Date("2025-06-01T03:00:00Z");
  await givenOrderRows(base.db, { count: 5_000, from, stepMs: 9_000_000, troubled: 60 });
}, 60_000);

type Plan = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly Plan[];
};

const nodesOf = (plan: Plan): string[] => [
  `${plan["Node Type"]}${plan["Relation Name"] ? ` on ${plan["Relation Name"]}` : ""}`,
  ...(plan.Plans ?? []).flatMap(nodesOf),
];

async function planOf({ sql, params }: { sql: string; params: unknown[] }): Promise<string[]> {
  expect(sql).not.toMatch(/\boffset\b/i);
  const { rows } = await base.pool.query<{ "QUERY PLAN": readonly { Plan: Plan }[] }>(
    `explain (format json) ${sql}`,
    params,
  );
  return rows.flatMap((row) => row["QUERY PLAN"].flatMap(({ Plan }) => nodesOf(Plan)));
}

const dialect = new PgDialect();
const written = (query: SQL) => {
  const { sql, params } = dialect.sqlToQuery(query);
  return { sql, params };
};

const scansOf = (nodes: readonly string[]): string[] => nodes.filter((node) => node.startsWith("Seq Scan"));

/** Without an index of their own are tag, carrier and coupon: rare ones may be looked for row by row. */
const VIEWS = [
  ...ORDER_TABS.map((tab) => `tab=${tab}`),
  "sort=oldest",
  "sort=total",
  "sort=changed",
  "sort=changed&payment=paid",
  "payment=pending",
  "payment=paid",
  "payment=canceled&date=2025-07-01..2025-08-01",
  "shipment=failed",
  "shipment=none,unfulfilled",
  "method=cash",
  "badge=disputed",
  "flag=stock_short",
  "source=manual",
  "tag=regalo",
  "sku=sku-7",
  "assigned=7",
  "min=150000",
  "q=1500",
  "q=jose",
  "q=jose perez",
  "q=sku-17",
  "q=nobody@example.test",
  "q=999999999",
];
const IN_THE_MIDDLE = "after=MX5uZXdlc3R-MjAyNS0wOS0wMVQwMDowMDowMC4wMDBafjE1MDA";

describe("no list reads the whole table (5,000 orders)", () => {
  test.each([...VIEWS, IN_THE_MIDDLE, `${IN_THE_MIDDLE}&payment=pending`])("%s", async (query) => {
    const filter = parseOrdersFilter(new URLSearchParams(query));
    const span = { from: new Date("2025-07-01T04:00:00Z"), before: new Date("2025-08-02T04:00:00Z") };
    const where = await ordersCondition(base.db, {
      filter,
      span: filter.date ? span : null,
      seesMoney: true,
    });
    const list = rowsQuery(base.db, {
      ...{ where, sort: filter.sort, newestFirst: filter.sort !== "oldest", limit: 51, seesMoney: true },
    }).toSQL();
    expect(scansOf(await planOf(list)), list.sql).toEqual([]);
  });

  test.each(WORK_QUEUES)("queue %s", async (name) => {
    const where = QUEUE_CONDITIONS[name];
    const list = rowsQuery(base.db, { where, newestFirst: false, limit: 5, seesMoney: false }).toSQL();
    expect(scansOf(await planOf(list))).toEqual([]);
    expect(list.sql).not.toMatch(/"total" as|"balance_due"/);
  });
});

describe("counts stop at a limit and go by an index", () => {
  test("all tabs in one statement", () => {
    expect(written(tabCountsQuery()).sql.match(/limit/g)).toHaveLength(ORDER_TABS.length);
  });

  // The others hold a fifth of these evenly mixed orders each: there the first thousand are read in any order.
  test.each(["to_ship", "problem", "archived"] as const)("tab %s", async (tab) => {
    const count = written(cappedCount(TAB_CONDITIONS[tab], MOST_COUNTED));
    const nodes = await planOf({ sql: `select ${count.sql}`, params: count.params });
    expect(nodes).toContain("Limit");
    expect(scansOf(nodes)).toEqual([]);
  });
});
