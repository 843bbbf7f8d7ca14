import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { links, orders, staff } from "@/db/schema";
import type { Grants } from "@/lib/fulfillment/grants";
import { PAGE_SIZE, type Page, type Place, pageOf, timedKey } from "@/lib/kernel/keyset";
import { beyond } from "./link-list";
import type { LinkRow } from "./links";

export const ORDER_LINK_PURPOSES = ["payment", "recovery", "duplicate", "download"] as const;
export type OrderLinkPurpose = (typeof ORDER_LINK_PURPOSES)[number];

export type OrderLinkRow = {
  readonly link: LinkRow;
  readonly number: number;
  readonly currency: string;
  readonly paymentStatus: string;
  readonly balanceDue: bigint;
  /** Null: no person of the shop made it. */
  readonly madeBy: string | null;
  /** Of a download link: all grants of its order, as the fold wrote them. */
  readonly grants: WrittenGrants | null;
};

/** JSON keeps no dates. */
export type WrittenGrants = Readonly<
  Record<string, Omit<Grants[string], "expiresAt"> & { readonly expiresAt: string }>
>;

/** Links that belong to an order, newest first; of one purpose or of all. */
export async function listOrderLinks(
  reader: Reader,
  purpose: OrderLinkPurpose | null,
  place: Place | null,
): Promise<Page<OrderLinkRow>> {
  const direction = place?.direction === "previous" ? asc : desc;
  // Also when there is one: the condition of the index names them all.
  const ofOrders = sql`${links.purpose} in ('payment', 'recovery', 'duplicate', 'download')`;
  const found = await reader
    .select({
      link: links,
      number: orders.number,
      currency: orders.currency,
      paymentStatus: orders.paymentStatus,
      balanceDue: orders.balanceDue,
      madeBy: staff.name,
      grants: sql<WrittenGrants | null>`case when ${links.purpose} = 'download'
        then ${orders.state} -> 'parcels' -> 'grants' end`,
    })
    .from(links)
    .innerJoin(orders, eq(orders.id, links.orderId))
    .leftJoin(staff, eq(staff.id, links.createdBy))
    .where(and(ofOrders, purpose ? inArray(links.purpose, [purpose]) : undefined, beyond(place)))
    .orderBy(direction(links.createdAt), direction(links.id))
    .limit(PAGE_SIZE + 1);
  return pageOf(found, place, ({ link }) => timedKey(link.createdAt, link.id));
}
