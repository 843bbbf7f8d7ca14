import { eq } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { demoParcels } from "@/db/schema";

export type DemoParcel = typeof demoParcels.$inferSelect;
type NewDemoParcel = typeof demoParcels.$inferInsert;

export async function insertDemoParcel(reader: Reader, row: NewDemoParcel): Promise<void> {
  await reader.insert(demoParcels).values(row);
}

export async function findDemoParcel(reader: Reader, id: string): Promise<DemoParcel | null> {
  const [row] = await reader.select().from(demoParcels).where(eq(demoParcels.id, id));
  return row ?? null;
}

export async function lockDemoParcel(tx: Tx, id: string): Promise<DemoParcel | null> {
  const [row] = await tx.select().from(demoParcels).where(eq(demoParcels.id, id)).for("update");
  return row ?? null;
}

export async function updateDemoParcel(tx: Tx, id: string, change: Partial<NewDemoParcel>): Promise<void> {
  await tx.update(demoParcels).set(change).where(eq(demoParcels.id, id));
}
