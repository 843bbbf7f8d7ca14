import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { carts, links, orders } from "@/db/schema";
import { PAGE_SIZE, type Page, type Place, pageOf, readTimedKey, timedKey } from "@/lib/kernel/keyset";
import type { LinkSales } from "@/lib/links/token";
import { type LinkRow, SELLING } from "./links";

export type LinkFigures = {
  readonly carts: number;
  readonly orders: number;
  readonly paid: number;
  /** Captured less refunded, minor units of the shop's currency. */
  readonly revenue: bigint;
  /** What its limits count. */
  readonly sold: LinkSales;
};
const NONE: LinkFigures = { carts: 0, orders: 0, paid: 0, revenue: 0n, sold: { orders: 0, units: 0 } };

export type ListedLink = LinkRow & { readonly figures: LinkFigures };

/** Saved direct-buy links, newest first, with what came of them. */
export async function listSavedLinks(reader: Reader, place: Place | null): Promise<Page<ListedLink>> {
  const direction = place?.direction === "previous" ? asc : desc;
  const found = await reader
    .select()
    .from(links)
    .where(and(eq(links.purpose, "direct_buy"), beyond(place)))
    .orderBy(direction(links.createdAt), direction(links.id))
    .limit(PAGE_SIZE + 1);
  const page = pageOf(found, place, (row) => timedKey(row.createdAt, row.id));
  const figures = await figuresOf(
    reader,
    page.rows.map(({ id }) => id),
  );
  return { ...page, rows: page.rows.map((row) => ({ ...row, figures: figures.get(row.id) ?? NONE })) };
}

export async function findSavedLinkById(reader: Reader, id: string): Promise<ListedLink | null> {
  const [row] = await reader
    .select()
    .from(links)
    .where(and(eq(links.id, id), eq(links.purpose, "direct_buy")));
  if (!row) return null;
  return { ...row, figures: (await figuresOf(reader, [id])).get(id) ?? NONE };
}

/** What lies beyond a place in a list of links, newest first. */
export function beyond(place: Place | null): SQL | undefined {
  if (!place) return undefined;
  const { at, id } = readTimedKey(place.key);
  const key = sql`(${at.toISOString()}::timestamptz, ${id}::text)`;
  return place.direction === "next"
    ? sql`(${links.createdAt}, ${links.id}) < ${key}`
    : sql`(${links.createdAt}, ${links.id}) > ${key}`;
}

async function figuresOf(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, LinkFigures>> {
  if (ids.length === 0) return new Map();
  const [opened, sold] = await Promise.all([
    reader
      .select({ id: carts.linkId, carts: sql<number>`count(*)`.mapWith(Number) })
      .from(carts)
      .where(inArray(carts.linkId, [...ids]))
      .groupBy(carts.linkId),
    reader
      .select({
        id: orders.linkId,
        orders: sql<number>`count(*)`.mapWith(Number),
        paid: sql<number>`count(*) filter (where ${orders.paymentStatus} = 'paid')`.mapWith(Number),
        revenue: sql<bigint>`coalesce(sum(${orders.captured} - ${orders.refunded}), 0)`.mapWith(BigInt),
        selling: sql<number>`count(*) filter (where ${inArray(orders.paymentStatus, [...SELLING])})`.mapWith(
          Number,
        ),
        units:
          sql<number>`coalesce(sum(${orders.items}) filter (where ${inArray(orders.paymentStatus, [...SELLING])}), 0)`.mapWith(
            Number,
          ),
      })
      .from(orders)
      .where(inArray(orders.linkId, [...ids]))
      .groupBy(orders.linkId),
  ]);
  return new Map(
    ids.map((id) => {
      const sales = sold.find((row) => row.id === id);
      const entered = opened.find((row) => row.id === id)?.carts ?? 0;
      return [id, { ...NONE, ...pick(sales), carts: entered }];
    }),
  );
}

type Sales = Pick<LinkFigures, "orders" | "paid" | "revenue"> & {
  readonly selling: number;
  readonly units: number;
};

const pick = (sales: Sales | undefined): Partial<LinkFigures> => {
  if (!sales) return {};
  const { orders, paid, revenue, selling, units } = sales;
  return { orders, paid, revenue, sold: { orders: selling, units } };
};
