import {
  type DuePage,
  listOverdue,
  listRefundedAway,
  listRejected,
  listStaleOpen,
} from "@/db/queries/payments";
import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { ok } from "@/lib/kernel/result";
import { endingEvents, endingOf, type Grace, toAsk } from "@/lib/orders/endings";
import { askAttempts } from "@/lib/payments/commands/ask-attempts";
import { noteAnswers } from "@/lib/payments/commands/note-answers";
import type { Context } from "@/lib/platform/context";
import { changeOrder } from "./change-order";
import { readOrder } from "./read-order";

const BATCH = 100;

type List = (page: DuePage) => Promise<number[]>;

/**
 * The clock's part of the rules (P4, P6, P7, P8), asked again and again by a job. Every attempt is asked at its provider first, outside
 * any transaction; without an answer the order waits for the next sweep. Each order is decided anew under its lock, so several
 * servers at once, or a customer who pays meanwhile, do no harm. One order that fails does not stop the others.
 */
export async function expireOrders(ctx: Context): Promise<void> {
  const { times } = await ctx.settings();
  const openBefore = plus(ctx.now(), -times.openExpiryHours * HOUR_MS);
  const lists: readonly List[] = [
    (page) => listStaleOpen(ctx.db, page, openBefore),
    (page) => listOverdue(ctx.db, page),
    (page) => listRejected(ctx.db, page),
    (page) => listRefundedAway(ctx.db, page),
  ];
  const failures: unknown[] = [];
  for (const list of lists) failures.push(...(await sweep(ctx, list, times)));
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} orders could not be looked at`);
}

async function sweep(ctx: Context, list: List, grace: Grace): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (let after = 0; ; ) {
    const ids = await list({ now: ctx.now(), after, limit: BATCH });
    for (const orderId of ids) {
      await endIfDue(ctx, orderId, grace).catch((error: unknown) => failures.push(error));
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return failures;
    after = last;
  }
}

async function endIfDue(ctx: Context, orderId: number, grace: Grace): Promise<void> {
  const order = await readOrder(ctx.db, orderId);
  const ending = order && endingOf(order, ctx.now(), grace);
  if (!order || !ending) return;
  const asked = await askAttempts(ctx, order, toAsk(order, ending));
  await noteAnswers(ctx, order, asked);
  if (asked.some(({ state }) => state !== ending.needs)) return;
  const checked = asked.map(({ paymentId, state }) => ({ paymentId, providerState: state }));
  await changeOrder<never>(ctx, orderId, (current) =>
    ok(endingEvents(current, endingOf(current, ctx.now(), grace), ending, checked)),
  );
}
