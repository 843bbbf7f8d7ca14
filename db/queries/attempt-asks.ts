import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { attemptAsks, orders, payments, people } from "@/db/schema";

/** An attempt that may still bring money, and that its provider can be asked about. */
const WAITING = and(inArray(payments.state, ["started", "authorized"]), isNotNull(payments.providerObjectId));

/** The payments table has no time of its own: the journal knows when the attempt began. */
const SINCE = sql<string>`(select min(e.occurred_at)::text from order_events e where e.order_id = ${payments.orderId}
  and e.kind = 'payment_started' and e.payload->>'paymentId' = ${payments.paymentId})`;

const SAME = and(eq(attemptAsks.orderId, payments.orderId), eq(attemptAsks.paymentId, payments.paymentId));

export type Patience = readonly { readonly provider: string; readonly patienceMs: number }[];

/** How long each provider may stay silent, as a column. */
function patienceOf(patience: Patience): SQL {
  const cases = patience.map(
    ({ provider, patienceMs }) =>
      sql`when ${payments.provider} = ${provider} then ${patienceMs}::float8 * interval '1 millisecond'`,
  );
  return sql`case ${sql.join(cases, sql` `)} end`;
}

const stuck = (patience: Patience, now: Date): SQL =>
  sql`(${SINCE})::timestamptz <= ${now}::timestamptz - ${patienceOf(patience)}`;

export type DueAsk = { readonly orderId: number; readonly paymentId: string; readonly tries: number };

/** Attempts older than their provider's patience whose time to be asked has come; those that waited longest first. */
export async function listDueAsks(
  reader: Reader,
  patience: Patience,
  now: Date,
  limit: number,
): Promise<DueAsk[]> {
  if (patience.length === 0) return [];
  return reader
    .select({
      orderId: payments.orderId,
      paymentId: payments.paymentId,
      tries: sql<number>`coalesce(${attemptAsks.tries}, 0)`,
    })
    .from(payments)
    .leftJoin(attemptAsks, SAME)
    .where(and(WAITING, stuck(patience, now), or(isNull(attemptAsks.nextAt), lte(attemptAsks.nextAt, now))))
    .orderBy(sql`${attemptAsks.nextAt} asc nulls first`, asc(payments.orderId))
    .limit(limit);
}

export type NewAsk = typeof attemptAsks.$inferInsert;

export async function recordAsk(reader: Reader, row: NewAsk): Promise<void> {
  const { askedAt, answer, tries, nextAt } = row;
  await reader
    .insert(attemptAsks)
    .values(row)
    .onConflictDoUpdate({
      target: [attemptAsks.orderId, attemptAsks.paymentId],
      set: { askedAt, answer, tries, nextAt },
    });
}

export async function findAskTries(reader: Reader, orderId: number, paymentId: string): Promise<number> {
  const [row] = await reader
    .select({ tries: attemptAsks.tries })
    .from(attemptAsks)
    .where(and(eq(attemptAsks.orderId, orderId), eq(attemptAsks.paymentId, paymentId)));
  return row?.tries ?? 0;
}

export async function forgetAsk(reader: Reader, orderId: number, paymentId: string): Promise<void> {
  await reader
    .delete(attemptAsks)
    .where(and(eq(attemptAsks.orderId, orderId), eq(attemptAsks.paymentId, paymentId)));
}

export type WaitingAttempt = Awaited<ReturnType<typeof readWaiting>>[number];

function readWaiting(reader: Reader, patience: Patience, now: Date, limit: number) {
  return reader
    .select({
      orderId: payments.orderId,
      paymentId: payments.paymentId,
      objectId: payments.providerObjectId,
      provider: payments.provider,
      amount: payments.amount,
      currency: orders.currency,
      number: orders.number,
      paymentStatus: orders.paymentStatus,
      customer: people.fullName,
      since: SINCE.mapWith((text: string) => new Date(text)),
      askedAt: attemptAsks.askedAt,
      answer: attemptAsks.answer,
      tries: attemptAsks.tries,
      nextAt: attemptAsks.nextAt,
    })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .leftJoin(people, eq(people.id, orders.personId))
    .leftJoin(attemptAsks, SAME)
    .where(and(WAITING, or(isNotNull(attemptAsks.nextAt), stuck(patience, now))))
    .orderBy(desc(sql`${attemptAsks.answer} = 'unknown'`), asc(SINCE))
    .limit(limit);
}

/** What waits for a provider longer than usual; those without an answer first. */
export async function listWaiting(
  reader: Reader,
  patience: Patience,
  now: Date,
  limit = 100,
): Promise<WaitingAttempt[]> {
  return patience.length === 0 ? [] : readWaiting(reader, patience, now, limit);
}

/** Attempts whose provider gave no answer when it was asked last. */
export async function countSilent(reader: Reader): Promise<number> {
  const [row] = await reader
    .select({ silent: count() })
    .from(attemptAsks)
    .innerJoin(payments, SAME)
    .where(and(WAITING, eq(attemptAsks.answer, "unknown")));
  return row?.silent ?? 0;
}
