import { and, asc, desc, eq, ne, or, type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { notes, orders, people, receipts } from "@/db/schema";

export type ReceiptRow = typeof receipts.$inferSelect;
export type NewReceipt = typeof receipts.$inferInsert;

export async function insertReceipt(tx: Tx, receipt: NewReceipt): Promise<void> {
  await tx.insert(receipts).values(receipt);
}

export async function findReceipt(reader: Reader, id: string): Promise<ReceiptRow | null> {
  const [row] = await reader.select().from(receipts).where(eq(receipts.id, id));
  return row ?? null;
}

export async function receiptsOfOrder(reader: Reader, orderId: number): Promise<ReceiptRow[]> {
  return reader.select().from(receipts).where(eq(receipts.orderId, orderId)).orderBy(asc(receipts.createdAt));
}

/** Only the journal decides whether a receipt waits; `orders.state` is its fold. */
const stateOf = (alias: SQL): SQL => sql`${orders.state}->'money'->'receipts'->${alias}->>'state'`;
const WAITS = and(
  sql`${orders.flags} <> '{}' and ${orders.flags} @> '{receipt_to_review}'`,
  sql`${orders.archivedAt} is null`,
  sql`${stateOf(sql`${receipts.id}`)} = 'submitted'`,
);

export type WaitingReceipt = {
  readonly id: string;
  readonly number: number;
  readonly customer: string | null;
  readonly claimedAmount: bigint | null;
  readonly balanceDue: bigint;
  readonly currency: string;
  readonly createdAt: Date;
};

export const MOST_WAITING = 200;

/** Receipts that wait for a decision: those whose amount is what is due first, then by how long they have waited. */
export async function waitingReceipts(reader: Reader, most = MOST_WAITING): Promise<WaitingReceipt[]> {
  const isLikely = sql`(${receipts.claimedAmount} is not null and ${receipts.claimedAmount} = ${orders.balanceDue})`;
  return reader
    .select({
      id: receipts.id,
      number: orders.number,
      customer: people.fullName,
      claimedAmount: receipts.claimedAmount,
      balanceDue: orders.balanceDue,
      currency: orders.currency,
      createdAt: receipts.createdAt,
    })
    .from(receipts)
    .innerJoin(orders, eq(orders.id, receipts.orderId))
    .leftJoin(people, eq(people.id, orders.personId))
    .where(WAITS)
    .orderBy(desc(isLikely), asc(receipts.createdAt), asc(receipts.id))
    .limit(most);
}

export type Likeness = "file" | "reference";
export type LikeReceipt = {
  readonly number: number;
  readonly likeness: Likeness;
  readonly state: string | null;
  readonly at: Date;
};

const LIKE_LIMIT = 10;

/** Other receipts with the same bytes or the same number, and payments written down with that number. */
export async function likeReceipts(reader: Reader, receipt: ReceiptRow): Promise<LikeReceipt[]> {
  const { id, fileHash, referenceKey, orderId } = receipt;
  const sameFile = eq(receipts.fileHash, fileHash);
  const sameReference = referenceKey === null ? undefined : eq(receipts.referenceKey, referenceKey);
  const shown = await reader
    .select({
      number: orders.number,
      likeness: sql<Likeness>`case when ${sameFile} then 'file' else 'reference' end`,
      state: sql<string | null>`${stateOf(sql`${receipts.id}`)}`,
      at: receipts.createdAt,
    })
    .from(receipts)
    .innerJoin(orders, eq(orders.id, receipts.orderId))
    .where(and(ne(receipts.id, id), or(sameFile, sameReference)))
    .orderBy(desc(receipts.createdAt))
    .limit(LIKE_LIMIT);
  const recorded = referenceKey === null ? [] : await ordersWithReference(reader, referenceKey, orderId);
  const told = new Set(shown.map(({ number }) => number));
  return [...shown, ...recorded.filter(({ number }) => !told.has(number))];
}

/** References of payments are erasable notes; compared without signs, accents aside. */
async function ordersWithReference(
  reader: Reader,
  referenceKey: string,
  exceptOrder: number,
): Promise<LikeReceipt[]> {
  const key = sql`regexp_replace(lower(${notes.text}), '[^a-z0-9]', '', 'g')`;
  return reader
    .select({
      number: orders.number,
      likeness: sql<Likeness>`'reference'`,
      state: sql<string | null>`'accepted'`,
      at: notes.createdAt,
    })
    .from(notes)
    .innerJoin(orders, eq(orders.id, notes.orderId))
    .where(
      and(
        eq(notes.kind, "reference"),
        sql`${notes.retractedAt} is null`,
        ne(notes.orderId, exceptOrder),
        sql`${key} = ${referenceKey}`,
      ),
    )
    .orderBy(desc(notes.createdAt))
    .limit(LIKE_LIMIT);
}
