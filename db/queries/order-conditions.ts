import { and, arrayContains, arrayOverlaps, eq, gte, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { orderLines, orders, shipments } from "@/db/schema";
import { fold } from "@/lib/kernel/text";
import type { OrdersFilter, OrderTab } from "@/lib/orders/list-filter";
import { likePattern } from "@/lib/orders/search-text";
import type { Span } from "@/lib/shop/day";
import { searchCondition } from "./order-search";

/** Written in the words of the partial indexes (db/schema/orders.ts), or they are not used. */
const NOT_ARCHIVED = sql`${orders.archivedAt} is null`;
const ARCHIVED = sql`${orders.archivedAt} is not null`;
const NOT_PAID = sql`${orders.paymentStatus} <> 'paid'`;
const NOT_DELIVERED = sql`${orders.shipmentStatus} <> 'delivered'`;
export const FLAGGED = sql`${orders.flags} <> '{}'`;
export const DISPATCHABLE = sql`${orders.dispatchable}`;

const WAITS_FOR_MONEY = sql`(${orders.paymentStatus} = 'pending' or (${orders.paymentStatus} = 'open' and ${orders.source} = 'manual'))`;

/** The one place where a tab says what it holds: list, counts, queues and exports read it here. */
export const TAB_CONDITIONS = {
  all: NOT_ARCHIVED,
  to_pay: sql`${NOT_PAID} and ${WAITS_FOR_MONEY} and ${NOT_ARCHIVED}`,
  to_ship: DISPATCHABLE,
  problem: sql`${FLAGGED} and ${NOT_ARCHIVED}`,
  abandoned: sql`${NOT_PAID} and ${orders.paymentStatus} = 'abandoned' and ${NOT_ARCHIVED}`,
  archived: ARCHIVED,
} as const satisfies Record<OrderTab, SQL>;

export type OrdersView = {
  readonly filter: OrdersFilter;
  /** The filter's days as instants of the shop (`filterSpan`). */
  readonly span: Span | null;
  /** Without it no amount is read, and none can be guessed by filtering. */
  readonly seesMoney: boolean;
};

/** Everything that a view asks of an order, tab and search included. The same for list, counts and export. */
export async function ordersCondition(reader: Reader, view: OrdersView): Promise<SQL> {
  const { filter, span } = view;
  const searched = await searchCondition(reader, filter.text);
  const all = [
    ...(searched ? [searched] : []),
    ...(searched && filter.tab === "all" ? [] : [TAB_CONDITIONS[filter.tab]]),
    ...statusConditions(filter),
    ...(span ? [gte(orders.createdAt, span.from), lt(orders.createdAt, span.before)] : []),
    ...originConditions(filter),
    ...contentConditions(filter),
    ...(view.seesMoney ? amountConditions(filter) : []),
  ];
  return and(...all) ?? sql`true`;
}

function statusConditions(filter: OrdersFilter): SQL[] {
  const { payment, shipment, method, badge, flag } = filter;
  const found: SQL[] = [];
  if (payment.length > 0) found.push(inArray(orders.paymentStatus, payment));
  if (payment.length > 0 && !payment.includes("paid")) found.push(NOT_PAID);
  if (shipment.length > 0) found.push(shipmentCondition(shipment));
  if (method.length > 0) found.push(inArray(orders.paymentMethod, method));
  if (badge.length > 0) found.push(arrayOverlaps(orders.badges, badge));
  if (flag.length > 0) found.push(FLAGGED, arrayOverlaps(orders.flags, flag));
  return found;
}

function shipmentCondition(asked: OrdersFilter["shipment"]): SQL {
  const statuses = asked.flatMap((status) => (status === "none" ? [] : [status]));
  const none = asked.includes("none") ? sql`${orders.shipmentStatus} is null` : undefined;
  if (statuses.length === 0) return none ?? sql`true`;
  const listed = inArray(orders.shipmentStatus, statuses);
  if (none) return or(listed, none) ?? none;
  return statuses.includes("delivered") ? listed : sql`${listed} and ${NOT_DELIVERED}`;
}

function originConditions(filter: OrdersFilter): SQL[] {
  const { source, link, channel, tag, coupon, assigned } = filter;
  const found: SQL[] = [];
  if (source.length > 0) found.push(inArray(orders.source, source));
  if (link !== null) found.push(eq(orders.linkId, link));
  if (channel !== null) found.push(eq(orders.channel, channel));
  if (tag !== null) found.push(arrayContains(orders.tags, [tag]));
  if (coupon !== null) found.push(sql`lower(${orders.coupon}) = ${coupon.toLowerCase()}`);
  if (assigned !== null) found.push(eq(orders.assignedTo, assigned));
  return found;
}

/** Accents and case away, by the same rule as `fold`. */
const folded = (column: SQL | typeof orderLines.name): SQL =>
  sql`lower(regexp_replace(normalize(${column}, NFD), '[\u0300-\u036f]', '', 'g'))`;

/** The search text narrows by its index, the rows themselves decide. */
function contentConditions({ sku, carrier }: OrdersFilter): SQL[] {
  const found: SQL[] = [];
  if (sku !== null) {
    const pattern = likePattern(fold(sku));
    found.push(
      sql`${orders.searchText} like ${pattern}`,
      sql`exists (select 1 from ${orderLines} where ${orderLines.orderId} = ${orders.id}
        and (lower(${orderLines.sku}) = ${fold(sku)} or ${folded(orderLines.name)} like ${pattern}))`,
    );
  }
  if (carrier !== null) {
    found.push(sql`exists (select 1 from ${shipments} where ${shipments.orderId} = ${orders.id}
      and lower(${shipments.carrier}) = ${carrier.toLowerCase()} and ${shipments.live})`);
  }
  return found;
}

function amountConditions({ min, max }: OrdersFilter): SQL[] {
  const found: SQL[] = [];
  if (min !== null) found.push(gte(orders.total, min));
  if (max !== null) found.push(lte(orders.total, max));
  return found;
}
