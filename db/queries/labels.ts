import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { addresses, labels, orders, people, rateQuotes } from "@/db/schema";

export type QuoteRow = typeof rateQuotes.$inferSelect;
export type LabelRow = typeof labels.$inferSelect;
type NewLabel = typeof labels.$inferInsert;

export async function insertQuote(reader: Reader, quote: typeof rateQuotes.$inferInsert): Promise<void> {
  await reader.insert(rateQuotes).values(quote);
}

export async function findQuote(reader: Reader, id: string): Promise<QuoteRow | null> {
  const [row] = await reader.select().from(rateQuotes).where(eq(rateQuotes.id, id));
  return row ?? null;
}

/** Once a quote: who presses twice gets the same purchase. */
export async function askLabel(tx: Tx, label: NewLabel): Promise<number | null> {
  const [row] = await tx.insert(labels).values(label).onConflictDoNothing().returning({ id: labels.id });
  return row?.id ?? null;
}

export async function findLabel(reader: Reader, id: number): Promise<LabelRow | null> {
  const [row] = await reader.select().from(labels).where(eq(labels.id, id));
  return row ?? null;
}

export async function labelOfQuote(reader: Reader, quoteId: string): Promise<LabelRow | null> {
  const [row] = await reader.select().from(labels).where(eq(labels.quoteId, quoteId));
  return row ?? null;
}

export async function labelOfShipment(reader: Reader, shipmentId: string): Promise<LabelRow | null> {
  const [row] = await reader.select().from(labels).where(eq(labels.shipmentId, shipmentId));
  return row ?? null;
}

/** Newest first. */
export async function labelsOfOrder(reader: Reader, orderId: number): Promise<LabelRow[]> {
  return reader.select().from(labels).where(eq(labels.orderId, orderId)).orderBy(desc(labels.id));
}

export async function updateLabel(reader: Reader, id: number, change: Partial<NewLabel>): Promise<void> {
  await reader.update(labels).set(change).where(eq(labels.id, id));
}

/** Counts a try before it is made; how many there were with this one. */
export async function countLabelTry(reader: Reader, id: number): Promise<number> {
  const [row] = await reader
    .update(labels)
    .set({ attempts: sql`${labels.attempts} + 1` })
    .where(eq(labels.id, id))
    .returning({ attempts: labels.attempts });
  return row?.attempts ?? 1;
}

/** From one of the states to another; false when it was in none of them. */
export async function moveLabel(
  tx: Tx,
  id: number,
  from: readonly LabelRow["state"][],
  change: Partial<NewLabel>,
): Promise<boolean> {
  const rows = await tx
    .update(labels)
    .set(change)
    .where(and(eq(labels.id, id), inArray(labels.state, [...from])))
    .returning({ id: labels.id });
  return rows.length > 0;
}

/** Who a parcel of an order goes to, as it stands now. */
export async function recipientOfOrder(reader: Reader, orderId: number) {
  const [row] = await reader
    .select({ address: addresses, person: people, number: orders.number, currency: orders.currency })
    .from(orders)
    .leftJoin(addresses, eq(addresses.id, orders.addressId))
    .leftJoin(people, eq(people.id, orders.personId))
    .where(eq(orders.id, orderId));
  return row ?? null;
}
export type Recipient = NonNullable<Awaited<ReturnType<typeof recipientOfOrder>>>;
