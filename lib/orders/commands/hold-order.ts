import type { Tx } from "@/db/client";
import { lockOrder, readJournal } from "@/db/queries/journal";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { fold } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import { changedSince } from "@/lib/orders/quiet";
import type { ChangedMeanwhile, OrderNotFound } from "./change-order";

/** Holds an order that is still as the person saw it, for commands that write rows of their own before its events. */
export async function holdOrder(
  tx: Tx,
  orderId: number,
  seenVersion: number,
): Promise<Result<Order, OrderNotFound | ChangedMeanwhile>> {
  if (!(await lockOrder(tx, orderId))) return refuse({ code: "order_not_found" });
  const journal = await readJournal(tx, orderId);
  const order = fold(orderId, journal);
  return changedSince(journal, seenVersion)
    ? refuse({ code: "changed_meanwhile", version: order.version })
    : ok(order);
}
