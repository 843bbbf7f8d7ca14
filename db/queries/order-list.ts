import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { addresses, orders, people } from "@/db/schema";
import { type Cursor, cursorAt, type OrderSort } from "@/lib/orders/list-cursor";
import { withoutMoney } from "@/lib/orders/list-filter";
import type { AttentionFlag, PaymentBadge } from "@/lib/orders/order";
import { type OrdersView, ordersCondition } from "./order-conditions";
import { searchCondition } from "./order-search";

export const PAGE_SIZE = 50;

/** One row of the list. `total` is null for who may not see money: it is not even read. */
export type OrderRow = Awaited<ReturnType<typeof readRows>>[number];

export type OrdersPage = {
  readonly rows: readonly OrderRow[];
  /** Where the neighbouring pages start; null: there is nothing on that side. */
  readonly next: Cursor | null;
  readonly previous: Cursor | null;
};

/** One page by keyset: fifty rows and one more, which says that there is another page. */
export async function listOrders(reader: Reader, view: OrdersView): Promise<OrdersPage> {
  const filter = view.seesMoney ? view.filter : withoutMoney(view.filter);
  const { sort } = filter;
  const backwards = filter.direction === "previous";
  const newestFirst = (sort !== "oldest") !== backwards;
  const where = and(await ordersCondition(reader, view), afterCursor(filter.cursor, sort, newestFirst));
  const found = await readRows(reader, {
    where,
    sort,
    newestFirst,
    limit: PAGE_SIZE + 1,
    seesMoney: view.seesMoney,
  });
  const more = found.length > PAGE_SIZE;
  const rows = found.slice(0, PAGE_SIZE);
  if (backwards) rows.reverse();
  const [first, last] = [rows.at(0), rows.at(-1)];
  const before = backwards ? more : filter.cursor !== null;
  const after = backwards || more;
  return {
    rows,
    previous: before && first ? cursorAt(sort, first) : null,
    next: after && last ? cursorAt(sort, last) : null,
  };
}

const SORTED_BY = {
  newest: "createdAt",
  oldest: "createdAt",
  total: "total",
  changed: "changedAt",
} as const satisfies Record<OrderSort, string>;

function afterCursor(cursor: Cursor | null, sort: OrderSort, newestFirst: boolean): SQL | undefined {
  if (!cursor) return undefined;
  const type = sort === "total" ? sql`bigint` : sql`timestamptz`;
  const place = sql`(${cursor.value}::${type}, ${cursor.id}::bigint)`;
  const row = sql`(${orders[SORTED_BY[sort]]}, ${orders.id})`;
  return newestFirst ? sql`${row} < ${place}` : sql`${row} > ${place}`;
}

type RowsQuery = {
  readonly where: SQL | undefined;
  readonly sort?: OrderSort;
  /** Or the largest, or what changed last. */
  readonly newestFirst: boolean;
  readonly limit: number;
  readonly seesMoney: boolean;
};

/** First the rows by their index, then for each its person and its place by key. */
export function rowsQuery(
  reader: Reader,
  { where, sort = "newest", newestFirst, limit, seesMoney }: RowsQuery,
) {
  const direction = newestFirst ? desc : asc;
  const page = reader
    .select({
      id: orders.id,
      number: orders.number,
      createdAt: orders.createdAt,
      changedAt: orders.changedAt,
      paymentMethod: orders.paymentMethod,
      paymentStatus: orders.paymentStatus,
      badges: sql<PaymentBadge[]>`${orders.badges}`.as("badges"),
      flags: sql<AttentionFlag[]>`${orders.flags}`.as("flags"),
      shipmentStatus: orders.shipmentStatus,
      shippingOption: orders.shippingOption,
      dispatchable: orders.dispatchable,
      preparation: orders.preparation,
      currency: orders.currency,
      locale: orders.locale,
      version: orders.version,
      tags: orders.tags,
      heldAt: orders.heldAt,
      archivedAt: orders.archivedAt,
      personId: orders.personId,
      addressId: orders.addressId,
      total: seesMoney
        ? sql<bigint | null>`${orders.total}`.mapWith(orders.total).as("total")
        : sql<bigint | null>`null::bigint`.as("total"),
    })
    .from(orders)
    .where(where)
    .orderBy(direction(orders[SORTED_BY[sort]]), direction(orders.id))
    .limit(limit)
    .as("page");
  // The limits keep both look-ups by key: fifty of them, never a scan of people.
  const person = reader
    .select({ fullName: people.fullName, phone: people.phone, email: people.email })
    .from(people)
    .where(eq(people.id, page.personId))
    .limit(1)
    .as("person");
  const place = reader
    .select({ city: sql<string | null>`coalesce(${addresses.municipality}, ${addresses.city})`.as("city") })
    .from(addresses)
    .where(eq(addresses.id, page.addressId))
    .limit(1)
    .as("place");
  return reader
    .select()
    .from(page)
    .leftJoinLateral(person, sql`true`)
    .leftJoinLateral(place, sql`true`)
    .orderBy(direction(page[SORTED_BY[sort]]), direction(page.id));
}

export async function readRows(reader: Reader, query: RowsQuery) {
  const rows = await rowsQuery(reader, query);
  return rows.map(({ page, person, place }) => ({
    ...page,
    customer: person?.fullName ?? null,
    phone: person?.phone ?? null,
    city: place?.city ?? null,
  }));
}

const MOST_FOUND = 7;

/** The newest orders that a search box means, archived ones too; none for nothing. */
export async function findOrders(reader: Reader, typed: string): Promise<OrderRow[]> {
  const where = await searchCondition(reader, typed);
  if (!where) return [];
  return readRows(reader, { where, newestFirst: true, limit: MOST_FOUND, seesMoney: false });
}
