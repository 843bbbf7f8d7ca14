import { listFallenDue } from "@/db/queries/payments";
import { CLOCK } from "@/lib/kernel/actor";
import { mustSucceed, ok } from "@/lib/kernel/result";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { as, type Context } from "@/lib/platform/context";
import { changeOrder } from "./change-order";

const BATCH = 100;

/**
 * Says once that the day of a manual payment has passed, for orders that the clock may not end: part of it is paid, a receipt waits,
 * or the shop cancels nothing by itself. Run after the endings.
 */
export async function noteOverdue(ctx: Context): Promise<void> {
  for (let after = 0; ; ) {
    const ids = await listFallenDue(ctx.db, { now: ctx.now(), after, limit: BATCH });
    for (const orderId of ids) {
      const noted = await changeOrder<never>(as(ctx, CLOCK), orderId, (order) =>
        ok(fallenDue(order, ctx.now())),
      );
      mustSucceed(noted, `order ${orderId} fell due`);
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return;
    after = last;
  }
}

function fallenDue({ paymentStatus, placed }: Order, now: Date): NewEvent[] {
  const dueAt = placed?.methodKind === "manual" ? placed.dueAt : null;
  if (paymentStatus !== "pending" || !dueAt || dueAt > now || placed?.fellDueAt) return [];
  return [{ kind: "payment_fell_due", dueAt: dueAt.toISOString() }];
}
