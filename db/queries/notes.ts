import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { notes } from "@/db/schema";

export type NoteRow = typeof notes.$inferSelect;
export type NewNote = typeof notes.$inferInsert;

export async function insertNote(tx: Tx, note: NewNote): Promise<void> {
  await tx.insert(notes).values(note);
}

export async function listNotes(reader: Reader, orderId: number): Promise<NoteRow[]> {
  return reader.select().from(notes).where(eq(notes.orderId, orderId)).orderBy(asc(notes.createdAt));
}

export async function notesById(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NoteRow>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select()
    .from(notes)
    .where(inArray(notes.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the shop last wrote to the customer of an order; null when nothing stands. */
export async function newestCustomerNote(reader: Reader, orderId: number): Promise<string | null> {
  const [row] = await reader
    .select({ text: notes.text })
    .from(notes)
    .where(and(eq(notes.orderId, orderId), eq(notes.kind, "customer"), isNull(notes.retractedAt)))
    .orderBy(desc(notes.createdAt))
    .limit(1);
  return row?.text ?? null;
}
