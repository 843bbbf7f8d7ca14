import { and, asc, eq, inArray, isNotNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { orders, payments, refundSends, refunds, staff } from "@/db/schema";

export type RefundSend = typeof refundSends.$inferSelect;

export async function findRefundSend(reader: Reader, refundId: string): Promise<RefundSend | null> {
  const [row] = await reader.select().from(refundSends).where(eq(refundSends.refundId, refundId));
  return row ?? null;
}

export async function listRefundSends(reader: Reader, orderId: number): Promise<RefundSend[]> {
  return reader.select().from(refundSends).where(eq(refundSends.orderId, orderId));
}

type NewSend = Pick<RefundSend, "refundId" | "orderId" | "idempotencyKey"> & { readonly at: Date };

/** One more call, written down before it is made. The key of the first one stays. */
export async function noteRefundSend(tx: Tx, { at, ...send }: NewSend): Promise<RefundSend> {
  const [row] = await tx
    .insert(refundSends)
    .values({ ...send, firstAt: at, lastAt: at })
    .onConflictDoUpdate({
      target: refundSends.refundId,
      set: { attempts: sql`${refundSends.attempts} + 1`, lastAt: at },
    })
    .returning();
  if (!row) throw new Error(`refund ${send.refundId} was not written down`);
  return row;
}

export async function noteRefundError(
  reader: Reader,
  refundId: string,
  lastError: string | null,
): Promise<void> {
  await reader.update(refundSends).set({ lastError }).where(eq(refundSends.refundId, refundId));
}

export type StuckRefund = {
  readonly orderId: number;
  readonly refundId: string;
  readonly state: string;
  readonly provider: string;
  readonly objectId: string | null;
};

/** Refunds at a provider about which nothing was heard since `before`: asked for and not answered, or still on their way. */
export async function listStuckRefunds(reader: Reader, before: Date, limit: number): Promise<StuckRefund[]> {
  const rows = await reader
    .select({
      orderId: refunds.orderId,
      refundId: refunds.refundId,
      state: refunds.state,
      provider: payments.provider,
      objectId: payments.providerObjectId,
    })
    .from(refunds)
    .innerJoin(
      payments,
      and(eq(payments.orderId, refunds.orderId), eq(payments.paymentId, refunds.paymentId)),
    )
    .leftJoin(refundSends, eq(refundSends.refundId, refunds.refundId))
    .where(
      and(
        inArray(refunds.state, ["approved", "pending"]),
        isNotNull(payments.provider),
        lte(refunds.requestedAt, before),
        or(sql`${refundSends.refundId} is null`, lte(refundSends.lastAt, before)),
      ),
    )
    .orderBy(asc(refunds.requestedAt))
    .limit(limit);
  return rows.map((row) => ({ ...row, provider: row.provider ?? "" }));
}

export type WaitingRefund = {
  readonly orderId: number;
  readonly number: number;
  readonly refundId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly requestedAt: Date | null;
  readonly askedBy: string | null;
};

/** Refunds agreed to that no provider carries out, the oldest first: they wait until somebody has given the money back. */
export async function listRefundsByHand(reader: Reader, limit: number): Promise<WaitingRefund[]> {
  return waitingRefunds(
    reader,
    sql`${refunds.state} = 'approved' and exists (select from ${payments} p where p.order_id = ${refunds.orderId}
      and p.payment_id = ${refunds.paymentId} and p.provider is null)`,
    limit,
  );
}

/** Refunds that wait for a second person, the oldest first; one's own wait for somebody else. */
export async function listRefundsToApprove(
  reader: Reader,
  staffId: number,
  limit: number,
): Promise<WaitingRefund[]> {
  return waitingRefunds(
    reader,
    sql`${refunds.state} = 'requested' and ${refunds.requestedBy} <> ${String(staffId)}`,
    limit,
  );
}

async function waitingRefunds(reader: Reader, where: SQL, limit: number): Promise<WaitingRefund[]> {
  return reader
    .select({
      orderId: refunds.orderId,
      number: orders.number,
      refundId: refunds.refundId,
      amount: refunds.amount,
      currency: orders.currency,
      requestedAt: refunds.requestedAt,
      askedBy: staff.name,
    })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .leftJoin(staff, eq(sql`${staff.id}::text`, refunds.requestedBy))
    .where(where)
    .orderBy(asc(refunds.requestedAt))
    .limit(limit);
}
