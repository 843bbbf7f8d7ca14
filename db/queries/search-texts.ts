import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orders } from "@/db/schema";
import { fold } from "@/lib/orders/fold";
import { readJournal } from "./journal";
import { searchTextOf } from "./order-projections";

/**
 * Writes the search text of a person's orders anew, after the person changed or was erased: they are found by what is true now.
 * Locks the orders in ascending id.
 */
export async function refreshSearchTexts(tx: Tx, personId: number): Promise<void> {
  const theirs = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.personId, personId))
    .orderBy(asc(orders.id))
    .for("update");
  for (const { id } of theirs) {
    const order = fold(id, await readJournal(tx, id));
    await tx
      .update(orders)
      .set({ searchText: await searchTextOf(tx, order) })
      .where(eq(orders.id, id));
  }
}
