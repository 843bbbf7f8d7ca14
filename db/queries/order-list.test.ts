import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { givenOrderRows } from "@/db/testing/order-rows";
import { ORDER_SOURCES } from "@/lib/orders/events/parts";
import { ORDER_TABS, parseOrdersFilter, SHIPMENT_CHOICES } from "@/lib/orders/list-filter";
import { ATTENTION_FLAGS, PAYMENT_BADGES, PAYMENT_STATUSES } from "@/lib/orders/order";
import type { OrdersView } from "./order-conditions";
import { countOrders, countTabs } from "./order-counts";
import { listOrders, type OrderRow } from "./order-list";

const base = testDatabase();
const ORDERS = 320;

beforeAll(async () => {
  await givenOrderRows(base.db, { count: ORDERS, from: new Date("2026-05-01T03:00:00Z"), stepMs: 7_200_000 });
});

const viewOf = (query: string, seesMoney = true): OrdersView => ({
  filter: parseOrdersFilter(new URLSearchParams(query)),
  span: null,
  seesMoney,
});

/** Every page of a view, following its own links. */
async function walk(view: OrdersView, direction: "next" | "previous" = "next"): Promise<OrderRow[]> {
  const rows: OrderRow[] = [];
  let filter = view.filter;
  for (let pages = 0; pages < 100; pages++) {
    const page = await listOrders(base.db, { ...view, filter });
    if (direction === "next") rows.push(...page.rows);
    else rows.unshift(...page.rows);
    const cursor = page[direction];
    if (!cursor) return rows;
    filter = { ...filter, cursor, direction };
  }
  throw new Error("the list never ends");
}

async function numbersBySql(where: string): Promise<number[]> {
  const { rows } = await base.pool.query<{ number: number }>(
    `select number from orders where ${where} order by created_at desc, id desc`,
  );
  return rows.map(({ number }) => number);
}

const numbersOf = (rows: readonly OrderRow[]): number[] => rows.map(({ number }) => number);

const LIVE = "archived_at is null";
const each = <T extends string>(values: readonly T[], query: (v: T) => string, where: (v: T) => string) =>
  values.map((value): [string, string] => [query(value), `${where(value)} and ${LIVE}`]);

const ALONE: [string, string][] = [
  ...each(
    PAYMENT_STATUSES,
    (v) => `payment=${v}`,
    (v) => `payment_status = '${v}'`,
  ),
  ...each(
    SHIPMENT_CHOICES,
    (v) => `shipment=${v}`,
    (v) => (v === "none" ? "shipment_status is null" : `shipment_status = '${v}'`),
  ),
  ...each(
    ["bank_transfer", "cash", "demo", "webpay"],
    (v) => `method=${v}`,
    (v) => `payment_method = '${v}'`,
  ),
  ...each(
    PAYMENT_BADGES,
    (v) => `badge=${v}`,
    (v) => `'${v}' = any(badges)`,
  ),
  ...each(
    ATTENTION_FLAGS,
    (v) => `flag=${v}`,
    (v) => `'${v}' = any(flags)`,
  ),
  ...each(
    ORDER_SOURCES,
    (v) => `source=${v}`,
    (v) => `source = '${v}'`,
  ),
  ...each(
    ["regalo", "nada"],
    (v) => `tag=${v}`,
    (v) => `'${v}' = any(tags)`,
  ),
  ["coupon=bienvenida", `coupon = 'BIENVENIDA' and ${LIVE}`],
  ["channel=instagram", `channel = 'instagram' and ${LIVE}`],
  ["link=cafe-andes-250", `link_id = 'cafe-andes-250' and ${LIVE}`],
  ["assigned=7", `assigned_to = 7 and ${LIVE}`],
  ["sku=sku-7", `${LIVE} and id in (select order_id from order_lines where sku = 'SKU-7')`],
  ["sku=cafe", `${LIVE} and id in (select order_id from order_lines where name = 'Café Andes')`],
  ["carrier=Starken", `${LIVE} and id in (select order_id from shipments where carrier = 'starken')`],
  ["min=100000", `total >= 100000 and ${LIVE}`],
  ["max=50000", `total <= 50000 and ${LIVE}`],
  ["tab=to_pay", `(payment_status = 'pending' or payment_status = 'open' and source = 'manual') and ${LIVE}`],
  ["tab=to_ship", "dispatchable"],
  ["tab=problem", `cardinality(flags) > 0 and ${LIVE}`],
  ["tab=abandoned", `payment_status = 'abandoned' and ${LIVE}`],
  ["tab=archived", "archived_at is not null"],
  ["", LIVE],
];

const TOGETHER: [string, string][] = [
  ["payment=open,paid", `payment_status in ('open', 'paid') and ${LIVE}`],
  [
    "payment=pending,canceled&method=cash,demo",
    `payment_status in ('pending', 'canceled') and payment_method in ('cash', 'demo') and ${LIVE}`,
  ],
  ["shipment=none,failed", `(shipment_status is null or shipment_status = 'failed') and ${LIVE}`],
  ["shipment=delivered,none", `(shipment_status is null or shipment_status = 'delivered') and ${LIVE}`],
  ["tab=problem&payment=paid", `cardinality(flags) > 0 and payment_status = 'paid' and ${LIVE}`],
  [
    "payment=paid,pending&shipment=unfulfilled,partial,in_transit,none&method=bank_transfer,cash,demo&min=20000&max=180000",
    `payment_status in ('paid', 'pending') and (shipment_status in ('unfulfilled', 'partial', 'in_transit') or shipment_status is null)
     and payment_method in ('bank_transfer', 'cash', 'demo') and total between 20000 and 180000 and ${LIVE}`,
  ],
];

const STATES = ["payment=open,pending,paid,canceled", "shipment=unfulfilled,partial,failed,none"];
describe("filters (S9)", () => {
  test.each(ALONE)("%s", async (query, where) => {
    const view = viewOf(query);
    const expected = await numbersBySql(where);
    expect(numbersOf(await walk(view))).toEqual(expected);
    expect(await countOrders(base.db, view)).toBe(expected.length);
  });

  test.each(TOGETHER)("%s", async (query, where) => {
    const expected = await numbersBySql(where);
    expect(expected.length).toBeGreaterThan(0);
    expect(numbersOf(await walk(viewOf(query)))).toEqual(expected);
  });

  test("all of them at once find the one order that fits", async () => {
    const [wanted] = await numbersBySql(`cardinality(badges) > 0 and coupon is not null and ${LIVE}`);
    const { rows } = await base.pool.query<Record<string, string>>(
      `select o.*, l.sku, s.carrier from orders o join order_lines l on l.order_id = o.id
       left join shipments s on s.order_id = o.id where number = ${wanted}`,
    );
    const row = rows[0] ?? {};
    await base.db.execute(
      sql`update orders set tags = '{todo}', flags = '{overpaid}', link_id = 'l', channel = 'c', assigned_to = 9 where number = ${wanted ?? 0}`,
    );
    const query = new URLSearchParams({
      ...{ payment: row.payment_status, shipment: row.shipment_status ?? "none", flag: "overpaid" },
      ...{
        badge: row.badges?.[0],
        source: row.source,
        coupon: row.coupon,
        tag: "todo",
        link: "l",
        channel: "c",
      },
      ...{ assigned: "9", min: row.total, max: row.total, sku: row.sku, q: "cafe", tab: "problem" },
      ...(row.payment_method ? { method: row.payment_method } : {}),
      ...(row.carrier ? { carrier: row.carrier } : {}),
    } as Record<string, string>);
    expect(numbersOf(await walk(viewOf(query.toString())))).toEqual([wanted]);
    query.set("payment", PAYMENT_STATUSES.filter((status) => status !== row.payment_status).join(","));
    expect(numbersOf(await walk(viewOf(query.toString())))).toEqual([]);
  });

  test("who may not see money reads no total and cannot guess one", async () => {
    const rows = await walk(viewOf("min=199999&max=1", false));
    expect(numbersOf(rows)).toEqual(await numbersBySql(LIVE));
    expect(rows.every((row) => row.total === null)).toBe(true);
  });
});

describe("pages", () => {
  test.each([
    "",
    "sort=oldest",
    "payment=paid,pending",
    `${STATES.join("&")}&sort=oldest`,
    "source=checkout,manual,api,direct_buy,recovery",
  ])("walking there and back again: no hole, no repeat (%s)", async (query) => {
    const there = await walk(viewOf(query));
    expect(there.length).toBeGreaterThan(50);
    expect(new Set(numbersOf(there)).size).toBe(there.length);
    const last = there.at(-1);
    const filter = parseOrdersFilter(new URLSearchParams(query));
    const from = { value: last?.createdAt.toISOString() ?? "", id: last?.id ?? 0 };
    const back = await walk(
      { filter: { ...filter, cursor: from, direction: "previous" }, span: null, seesMoney: true },
      "previous",
    );
    expect(numbersOf(back)).toEqual(numbersOf(there.slice(0, -1)));
  });

  test.each([
    ["total", "total desc, id desc"],
    ["changed", "changed_at desc, id desc"],
    ["oldest", "created_at, id"],
  ])("sorted by %s, on every page, there and back", async (sort, order) => {
    const { rows } = await base.pool.query<{ number: number }>(
      `select number from orders where ${LIVE} order by ${order}`,
    );
    const wanted = rows.map(({ number }) => number);
    expect(numbersOf(await walk(viewOf(`sort=${sort}`)))).toEqual(wanted);
    const { rows: last } = await base.pool.query<{ id: string; total: string; changed: Date; created: Date }>(
      `select id, total, changed_at as changed, created_at as created from orders where number = $1`,
      [wanted.at(-1)],
    );
    const { id = "", total = "", changed = new Date(0), created = new Date(0) } = last[0] ?? {};
    const value = { total, changed: changed.toISOString() }[sort] ?? created.toISOString();
    const { filter } = viewOf(`sort=${sort}`);
    const from = { ...filter, cursor: { value, id: Number(id) }, direction: "previous" as const };
    expect(numbersOf(await walk({ ...viewOf(""), filter: from }, "previous"))).toEqual(wanted.slice(0, -1));
  });

  test("who may not see money gets no order of amounts either", async () => {
    const page = await listOrders(base.db, viewOf("sort=total", false));
    const plain = await listOrders(base.db, viewOf("", false));
    expect(numbersOf(page.rows)).toEqual(numbersOf(plain.rows));
    expect(page.next).toEqual(plain.next);
  });

  test("an order that arrives while one reads does not move the next page", async () => {
    const first = await listOrders(base.db, viewOf(""));
    const filter = { ...viewOf("").filter, cursor: first.next };
    const before = await listOrders(base.db, { ...viewOf(""), filter });
    await givenOrderRows(base.db, {
      count: 1,
      from: new Date("2027-01-01T00:00:00Z"),
      stepMs: 1,
      start: 5_000,
    });
    const after = await listOrders(base.db, { ...viewOf(""), filter });
    expect(numbersOf(after.rows)).toEqual(numbersOf(before.rows));
    await base.db.execute(sql`update orders set archived_at = now() where number > 6000`);
  });

  test("a row says who and where", async () => {
    const [row] = (await listOrders(base.db, viewOf("sort=oldest"))).rows;
    const { rows } = await base.pool.query(
      `select p.full_name, a.city, o.total from orders o join people p on p.id = o.person_id
       join addresses a on a.id = o.address_id where o.number = ${row?.number}`,
    );
    expect([row?.customer, row?.city, row?.total]).toEqual([
      rows[0]?.full_name,
      rows[0]?.city,
      BigInt(rows[0]?.total),
    ]);
  });
});

test("each tab counts what it shows", async () => {
  const counts = await countTabs(base.db);
  for (const tab of ORDER_TABS) {
    expect(counts[tab], tab).toBe((await walk(viewOf(`tab=${tab}`))).length);
  }
});
