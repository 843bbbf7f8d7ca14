import { inTransaction } from "@/db/client";
import { listDueSoon } from "@/db/queries/payments";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mintId } from "@/lib/kernel/ids";
import { isLetterOn } from "@/lib/notifications/letters";
import type { Context } from "@/lib/platform/context";
import { enqueueLetter } from "./write-letters";

const BATCH = 100;

/**
 * Reminds once of a manual payment whose day is near. Only in shops that want it: switched on later, it speaks of what is due from
 * then on. An order that was placed with less than a day to pay has just been told.
 */
export async function remindDue(ctx: Context): Promise<void> {
  if (!isLetterOn("payment_reminder", (await ctx.settings()).letters)) return;
  const now = ctx.now();
  for (let after = 0; ; ) {
    const due = await listDueSoon(ctx.db, { now, until: plus(now, DAY_MS), after, limit: BATCH });
    for (const { orderId, placedSeq, personId, locale } of due) {
      await inTransaction(ctx.db, (tx) =>
        enqueueLetter(tx, ctx, 0, {
          id: mintId(ctx.random, "ltr"),
          key: `order_${orderId}/payment_reminder/${placedSeq}:soon/customer`,
          ...{ kind: "payment_reminder", audience: "customer", orderId, personId, locale },
          ...{ staffId: null, shipmentId: null, step: 0, undoable: false },
          ...{ state: "waiting", dueAt: now, createdAt: now },
        }),
      );
    }
    const last = due.at(-1);
    if (!last || due.length < BATCH) return;
    after = last.orderId;
  }
}
