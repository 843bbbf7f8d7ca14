import { and, arrayContains, eq, isNull, lte } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { letters, staff } from "@/db/schema";

export type LetterRow = typeof letters.$inferSelect;
export type NewLetter = typeof letters.$inferInsert;

/** The ids of those that are new: each (order, kind, occasion, reader) leaves once. */
export async function insertLetters(tx: Tx, given: readonly NewLetter[]): Promise<ReadonlySet<string>> {
  if (given.length === 0) return new Set();
  const rows = await tx
    .insert(letters)
    .values([...given])
    .onConflictDoNothing()
    .returning({ id: letters.id });
  return new Set(rows.map(({ id }) => id));
}

/** People of the shop who asked for a desk letter. */
export async function deskReaders(reader: Reader, kind: string): Promise<{ id: number; locale: string }[]> {
  return reader
    .select({ id: staff.id, locale: staff.locale })
    .from(staff)
    .where(and(isNull(staff.disabledAt), arrayContains(staff.letters, [kind])));
}

export async function findLetter(reader: Reader, id: string): Promise<LetterRow | null> {
  const [row] = await reader.select().from(letters).where(eq(letters.id, id));
  return row ?? null;
}

/** The letter that the mailer knows by this id. */
export async function findLetterByProviderId(reader: Reader, providerId: string): Promise<LetterRow | null> {
  const [row] = await reader.select().from(letters).where(eq(letters.providerId, providerId)).limit(1);
  return row ?? null;
}

export async function updateLetter(tx: Tx | Reader, id: string, change: Partial<NewLetter>): Promise<void> {
  await tx.update(letters).set(change).where(eq(letters.id, id));
}

/** Whether a letter of this kind is about to leave. */
export async function hasWaitingLetter(
  reader: Reader,
  orderId: number,
  kind: string,
  now: Date,
): Promise<boolean> {
  const isDue = and(eq(letters.state, "waiting"), lte(letters.dueAt, now));
  const [row] = await reader
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.orderId, orderId), eq(letters.kind, kind), isDue))
    .limit(1);
  return row !== undefined;
}
