import { inTransaction, type Tx } from "@/db/client";
import { takeKeys } from "@/db/queries/digital";
import { ordersWaitingForKeys } from "@/db/queries/grants";
import { lockOrder } from "@/db/queries/journal";
import { waitingForKeys } from "@/lib/fulfillment/digital";
import { CLOCK } from "@/lib/kernel/actor";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrderWithin } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { EventOf } from "@/lib/orders/events";
import { as, type Context, pinned } from "@/lib/platform/context";
import { said } from "./line-downloads";

/** Job: gives the keys that came into a pool to the orders that wait for them, the oldest first, and writes to each customer. */
export async function giveKeys(given: Context): Promise<void> {
  const ctx = as(await pinned(given), CLOCK);
  for (const orderId of await ordersWaitingForKeys(ctx.db)) {
    await inTransaction(ctx.db, (tx) => giveTo(tx, ctx, orderId));
  }
}

async function giveTo(tx: Tx, ctx: Context, orderId: number): Promise<void> {
  await lockOrder(tx, orderId);
  const order = await readOrder(tx, orderId);
  const { times } = await ctx.settings();
  // Keys that came late are shown as long as those that came at once.
  const fresh = plus(ctx.now(), times.downloadDays * DAY_MS);
  const events: EventOf<"download_granted">[] = [];
  for (const grant of order ? waitingForKeys(order) : []) {
    const { fileId, lineId, keysWanted } = grant;
    const ids = await takeKeys(tx, { fileId, orderId, lineId, wanted: keysWanted, at: ctx.now() });
    if (ids.length === grant.licenceIds.length) continue;
    events.push({
      kind: "download_granted",
      grantId: grant.grantId,
      ...said(grant),
      max: grant.max,
      expiresAt: new Date(Math.max(fresh.getTime(), grant.expiresAt.getTime())).toISOString(),
      licenceIds: ids,
      notify: events.length === 0,
    });
  }
  if (events.length === 0) return;
  mustSucceed(await changeOrderWithin<never>(tx, ctx, orderId, () => ok(events)), "keys of a pool");
}
