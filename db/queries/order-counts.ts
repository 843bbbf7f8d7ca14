import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { orders } from "@/db/schema";
import { ORDER_TABS, type OrderTab } from "@/lib/orders/list-filter";
import { type OrdersView, ordersCondition, TAB_CONDITIONS } from "./order-conditions";

/** How far a filtered list is counted, and how far a tab: beyond, the screen says "more than". */
export const MOST_COUNTED = 1_000;
export const MOST_IN_TAB = 10_000;

/** Exact up to `most`; one more than `most` means "more than". */
export const cappedCount = (where: SQL, most: number): SQL =>
  sql`(select count(*) from (select 1 from ${orders} where ${where} limit ${most + 1}) as counted)`;

export async function countOrders(reader: Reader, view: OrdersView): Promise<number> {
  const where = await ordersCondition(reader, view);
  const { rows } = await reader.execute<{ n: string }>(sql`select ${cappedCount(where, MOST_COUNTED)} as n`);
  return Number(rows[0]?.n ?? 0);
}

export type TabCounts = Readonly<Record<OrderTab, number>>;

/** Every tab in one statement, each by its own index. */
export async function countTabs(reader: Reader): Promise<TabCounts> {
  const { rows } = await reader.execute<Record<OrderTab, string>>(tabCountsQuery());
  const counted = ORDER_TABS.map((tab) => [tab, Number(rows[0]?.[tab] ?? 0)]);
  return Object.fromEntries(counted) as TabCounts;
}

export function tabCountsQuery(): SQL {
  const counts = ORDER_TABS.map(
    (tab) => sql`${cappedCount(TAB_CONDITIONS[tab], MOST_IN_TAB)} as ${sql.identifier(tab)}`,
  );
  return sql`select ${sql.join(counts, sql`, `)}`;
}

const MOST_NEW = 99;

/** Orders that got their number after a moment; one above 99 means "more". */
export async function countNewOrders(reader: Reader, since: Date): Promise<number> {
  const where = sql`${orders.createdAt} > ${since.toISOString()}::timestamptz and ${orders.archivedAt} is null`;
  const { rows } = await reader.execute<{ n: string }>(sql`select ${cappedCount(where, MOST_NEW)} as n`);
  return Number(rows[0]?.n ?? 0);
}
