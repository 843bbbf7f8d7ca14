import type { Reader } from "@/db/client";
import { readJournal } from "@/db/queries/journal";
import { fold } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";

/** The folded order as it is now, without locking it: good for asking and showing, never for deciding. */
export async function readOrder(reader: Reader, orderId: number): Promise<Order | null> {
  const journal = await readJournal(reader, orderId);
  return journal.length === 0 ? null : fold(orderId, journal);
}
