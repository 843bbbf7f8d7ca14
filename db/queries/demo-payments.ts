import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { demoPayments } from "@/db/schema";

export type DemoPayment = typeof demoPayments.$inferSelect;
export type NewDemoPayment = typeof demoPayments.$inferInsert;

/** The same id gives the row that was made first, as a provider answers a repeated key. */
export async function openDemoPayment(reader: Reader, row: NewDemoPayment): Promise<DemoPayment> {
  await reader.insert(demoPayments).values(row).onConflictDoNothing();
  const found = await findDemoPayment(reader, row.id);
  if (!found) throw new Error(`demo payment ${row.id} was not written`);
  return found;
}

export async function findDemoPayment(reader: Reader, id: string): Promise<DemoPayment | null> {
  const [row] = await reader.select().from(demoPayments).where(eq(demoPayments.id, id));
  return row ?? null;
}

export async function lockDemoPayment(tx: Tx, id: string): Promise<DemoPayment | null> {
  const [row] = await tx.select().from(demoPayments).where(eq(demoPayments.id, id)).for("update");
  return row ?? null;
}

export async function updateDemoPayment(tx: Tx, id: string, change: Partial<NewDemoPayment>): Promise<void> {
  await tx.update(demoPayments).set(change).where(eq(demoPayments.id, id));
}

type Page = { readonly from: Date; readonly to: Date; readonly after: string; readonly limit: number };

/** Payments by the time of their money, those without it by the time of their page; a page of them, by id. */
export async function listDemoPayments(reader: Reader, page: Page): Promise<DemoPayment[]> {
  const at = sql`coalesce(${demoPayments.capturedAt}, ${demoPayments.createdAt})`;
  return reader
    .select()
    .from(demoPayments)
    .where(and(sql`${at} >= ${page.from}`, sql`${at} < ${page.to}`, gt(demoPayments.id, page.after)))
    .orderBy(asc(demoPayments.id))
    .limit(page.limit);
}
