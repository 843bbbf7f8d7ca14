import { inTransaction } from "@/db/client";
import { lockOrder, readJournal } from "@/db/queries/journal";
import { listOutdated, rewriteProjections } from "@/db/queries/order-projections";
import { fold } from "@/lib/orders/fold";
import type { Context, Tasks } from "@/lib/platform/context";

const BATCH = 200;

/**
 * After an upgrade: folds the orders that an older fold wrote, one short transaction each, and hands the rest to the next job.
 * Interrupted anywhere it goes on where it was. @throws naming those whose journal cannot be folded, once all others are done.
 */
export async function reprojectOrders(ctx: Context, { afterId }: Tasks["orders:reproject"]): Promise<void> {
  const ids = await listOutdated(ctx.db, afterId, BATCH);
  const failed: number[] = [];
  let reason: unknown;
  for (const id of ids) {
    await reproject(ctx, id).catch((error: unknown) => {
      failed.push(id);
      reason = error;
    });
  }
  const last = ids.at(-1);
  if (last !== undefined && ids.length === BATCH) {
    const key = `orders:reproject:${last}`;
    await inTransaction(ctx.db, (tx) => ctx.enqueue(tx, "orders:reproject", { afterId: last }, { key }));
  }
  if (failed.length > 0) throw new Error(`orders ${failed.join(", ")} cannot be folded`, { cause: reason });
}

async function reproject(ctx: Context, orderId: number): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!(await lockOrder(tx, orderId))) return;
    const journal = await readJournal(tx, orderId);
    const last = journal.at(-1);
    if (last) await rewriteProjections(tx, fold(orderId, journal), last.hash);
  });
}
