import { inTransaction } from "@/db/client";
import { unsubscribePerson } from "@/db/queries/people";
import { ok, type Result } from "@/lib/kernel/result";
import { changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import { type Context, pinned } from "@/lib/platform/context";

/** No more reminders to the buyer of this order, about any order; told once in its history. */
export async function stopReminders(given: Context, orderId: number): Promise<Result<null, GateRefused>> {
  const ctx = await pinned(given);
  return inTransaction(given.db, async (tx) => {
    const told = await changeOrderWithin<never>(tx, ctx, orderId, (order) =>
      ok(order.recoveryStopped === null ? [{ kind: "recovery_stopped", cause: "unsubscribed" }] : []),
    );
    if (!told.ok) return told;
    if (told.value.personId !== null) await unsubscribePerson(tx, told.value.personId, ctx.now());
    return ok(null);
  });
}
