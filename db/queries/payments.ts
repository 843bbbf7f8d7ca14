import { and, asc, eq, gt, lte, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { orderEvents, orders, payments, people } from "@/db/schema";
import type { FactSubject } from "@/lib/payments/provider";

type Given = { readonly provider: string } & FactSubject;

/** The order that an object of a provider belongs to: by our id of the order, else of the payment, else by the object. */
export async function findOrderOfFact(
  reader: Reader,
  given: Given,
  orderId: number | null,
): Promise<number | null> {
  if (orderId !== null) {
    const [order] = await reader.select({ id: orders.id }).from(orders).where(eq(orders.id, orderId));
    if (order) return order.id;
  }
  if (given.paymentId !== null) {
    const byPayment = await orderOfPayment(reader, given.provider, eq(payments.paymentId, given.paymentId));
    if (byPayment !== null) return byPayment;
  }
  return orderOfPayment(reader, given.provider, eq(payments.providerObjectId, given.objectId));
}

async function orderOfPayment(
  reader: Reader,
  provider: string,
  is: ReturnType<typeof eq>,
): Promise<number | null> {
  const [row] = await reader
    .select({ orderId: payments.orderId })
    .from(payments)
    .where(and(eq(payments.provider, provider), is))
    .orderBy(asc(payments.orderId))
    .limit(1);
  return row?.orderId ?? null;
}

/** Whether a message has left a trace in the order already: known facts are written down once, not at each replay. */
export async function hasHeard(reader: Reader, orderId: number, sourceEventId: string): Promise<boolean> {
  const [row] = await reader
    .select({ seq: orderEvents.seq })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), eq(orderEvents.sourceEventId, sourceEventId)))
    .limit(1);
  return row !== undefined;
}

/** Where a provider may send its own receipt. */
export async function emailOf(reader: Reader, personId: number | null): Promise<string | null> {
  if (personId === null) return null;
  const [person] = await reader.select({ email: people.email }).from(people).where(eq(people.id, personId));
  return person?.email ?? null;
}

/** Receipts of any order with the same bytes: one transfer shown twice. */
export async function receiptsWithHash(reader: Reader, fileHash: string): Promise<string[]> {
  const rows = await reader
    .select({ receiptId: sql<string>`${orderEvents.payload}->>'receiptId'` })
    .from(orderEvents)
    .where(
      and(eq(orderEvents.kind, "receipt_submitted"), sql`${orderEvents.payload}->>'fileHash' = ${fileHash}`),
    )
    .limit(20);
  return rows.map((row) => row.receiptId);
}

export type DuePage = { readonly now: Date; readonly after: number; readonly limit: number };

/** Open orders that were made before `createdBefore`, not by the shop's people; ascending, after the given id. */
export async function listStaleOpen(reader: Reader, page: DuePage, createdBefore: Date): Promise<number[]> {
  const rows = await reader
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.paymentStatus, "open"),
        lte(orders.createdAt, createdBefore),
        gt(orders.id, page.after),
        sql`${orders.state}->>'createdBy' <> 'staff'`,
      ),
    )
    .orderBy(asc(orders.id))
    .limit(page.limit);
  return rows.map((row) => row.id);
}

/** Pending orders whose time is over and that nothing was paid for. */
export async function listOverdue(reader: Reader, page: DuePage): Promise<number[]> {
  const rows = await reader
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.paymentStatus, "pending"),
        eq(orders.captured, 0n),
        lte(orders.expiresAt, page.now),
        gt(orders.id, page.after),
      ),
    )
    .orderBy(asc(orders.id))
    .limit(page.limit);
  return rows.map((row) => row.id);
}

/** Pending orders of which an attempt failed. */
export async function listRejected(reader: Reader, page: DuePage): Promise<number[]> {
  const rows = await reader
    .selectDistinct({ id: orders.id })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(
      and(
        eq(payments.state, "failed"),
        eq(orders.paymentStatus, "pending"),
        eq(orders.captured, 0n),
        gt(orders.id, page.after),
      ),
    )
    .orderBy(asc(orders.id))
    .limit(page.limit);
  return rows.map((row) => row.id);
}

/** Paid orders whose whole money went back by refunds made at the provider, with nothing dispatched. */
export async function listRefundedAway(reader: Reader, page: DuePage): Promise<number[]> {
  const found = await reader.execute<{ id: string }>(sql`select distinct o.id
    from refunds r join orders o on o.id = r.order_id
    where r.state = 'succeeded' and r.refund_id = r.provider_refund_id and o.payment_status = 'paid'
      and o.captured > 0 and o.refunded >= o.captured and o.id > ${page.after}
      and coalesce(o.shipment_status, 'unfulfilled') = 'unfulfilled'
    order by o.id limit ${page.limit}`);
  return found.rows.map((row) => Number(row.id));
}

/** Pending orders of a manual method whose day has passed, and of which nobody has said so. */
export async function listFallenDue(reader: Reader, page: DuePage): Promise<number[]> {
  const rows = await reader
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.paymentStatus, "pending"),
        gt(orders.id, page.after),
        sql`(${orders.state}->'placed'->>'dueAt')::timestamptz <= ${page.now}`,
        sql`${orders.state}->'placed'->>'fellDueAt' is null`,
      ),
    )
    .orderBy(asc(orders.id))
    .limit(page.limit);
  return rows.map((row) => row.id);
}

type DueSoon = {
  readonly orderId: number;
  readonly placedSeq: number;
  readonly personId: number | null;
  readonly locale: string;
};

/** Pending orders that were given more than a day to pay by hand, have less than that left, and were not reminded of it. */
export async function listDueSoon(
  reader: Reader,
  page: DuePage & { readonly until: Date },
): Promise<DueSoon[]> {
  const dueAt = sql`(${orders.state}->'placed'->>'dueAt')::timestamptz`;
  return reader
    .select({
      orderId: orders.id,
      placedSeq: sql<number>`(${orders.state}->'placed'->>'seq')::int`,
      personId: orders.personId,
      locale: orders.locale,
    })
    .from(orders)
    .where(
      and(
        eq(orders.paymentStatus, "pending"),
        gt(orders.id, page.after),
        sql`${orders.state}->'placed'->>'methodKind' = 'manual'`,
        sql`${dueAt} > ${page.now} and ${dueAt} <= ${page.until}`,
        sql`${dueAt} - (${orders.state}->'placed'->>'at')::timestamptz > interval '1 day'`,
        sql`not exists (select 1 from letters l where l.order_id = ${orders.id}
          and l.key = 'order_' || ${orders.id} || '/payment_reminder/' || (${orders.state}->'placed'->>'seq') || ':soon/customer')`,
      ),
    )
    .orderBy(asc(orders.id))
    .limit(page.limit);
}
