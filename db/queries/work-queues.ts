import { and, not, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { orders } from "@/db/schema";
import { MANUAL_METHODS } from "@/lib/shop/payment-methods";
import { DISPATCHABLE, FLAGGED, TAB_CONDITIONS } from "./order-conditions";
import { cappedCount, MOST_COUNTED } from "./order-counts";
import { type OrderRow, readRows } from "./order-list";

/** What waits for a person, in the order in which an order passes them (product.md §2.2). */
export const WORK_QUEUES = ["collect", "review", "prepare", "dispatch", "problems"] as const;
export type WorkQueue = (typeof WORK_QUEUES)[number];

const REVIEWED = sql`${orders.flags} @> '{receipt_to_review}'`;
const manual = sql.join(
  MANUAL_METHODS.map((key) => sql`${key}`),
  sql`, `,
);
const PAID_PICKUP = sql`${orders.shippingOption} = 'store_pickup' and ${orders.paymentStatus} = 'paid'`;
const READY = sql`(${orders.preparation} = 'packed' or (${PAID_PICKUP}))`;

export const QUEUE_CONDITIONS = {
  collect: sql`${TAB_CONDITIONS.to_pay} and not ${REVIEWED}
    and (${orders.paymentStatus} = 'open' or ${orders.paymentMethod} in (${manual}))`,
  review: sql`${FLAGGED} and ${REVIEWED} and ${orders.archivedAt} is null`,
  prepare: and(DISPATCHABLE, not(READY)) ?? DISPATCHABLE,
  dispatch: sql`${DISPATCHABLE} and ${READY}`,
  problems: TAB_CONDITIONS.problem,
} as const satisfies Record<WorkQueue, SQL>;

export type Queue = { readonly name: WorkQueue; readonly count: number; readonly rows: readonly OrderRow[] };

/** The first rows of each queue, what has waited longest first, with its count (one above `MOST_COUNTED` means "more"). */
export async function readQueues(
  reader: Reader,
  { seesMoney, most = 5 }: { readonly seesMoney: boolean; readonly most?: number },
): Promise<Queue[]> {
  const counts = WORK_QUEUES.map(
    (name) => sql`${cappedCount(QUEUE_CONDITIONS[name], MOST_COUNTED)} as ${sql.identifier(name)}`,
  );
  const counted = reader.execute<Record<WorkQueue, string>>(sql`select ${sql.join(counts, sql`, `)}`);
  const lists = WORK_QUEUES.map((name) =>
    readRows(reader, { where: QUEUE_CONDITIONS[name], newestFirst: false, limit: most, seesMoney }),
  );
  const [{ rows }, ...found] = await Promise.all([counted, ...lists]);
  return WORK_QUEUES.map((name, index) => ({
    name,
    count: Number(rows[0]?.[name] ?? 0),
    rows: found[index] ?? [],
  }));
}

/** Announced and not fetched yet: nothing to do but hand them over. */
export async function countPickups(reader: Reader): Promise<number> {
  const waiting = sql`${orders.shipmentStatus} = 'ready_for_pickup' and ${orders.shipmentStatus} <> 'delivered'
    and ${orders.archivedAt} is null`;
  const { rows } = await reader.execute<{ waiting: string }>(
    sql`select ${cappedCount(waiting, MOST_COUNTED)} as waiting`,
  );
  return Number(rows[0]?.waiting ?? 0);
}
