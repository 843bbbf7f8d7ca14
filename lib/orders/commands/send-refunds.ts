import type { Tx } from "@/db/client";
import type { RefundOrder } from "@/lib/orders/effects";
import type { Context } from "@/lib/platform/context";

/**
 * The provider is asked after the commit, and after the time in which a person may take the request back; of one order one after the
 * other, since not every provider can tell two requests for the same amount apart.
 */
export async function sendRefunds(
  tx: Tx,
  ctx: Context,
  orderId: number,
  refunds: readonly RefundOrder[],
): Promise<void> {
  for (const { refundId, undoable } of refunds) {
    const delayMs = undoable ? (await ctx.settings()).times.undoSeconds * 1_000 : 0;
    await ctx.enqueue(
      tx,
      "refund:send",
      { orderId, refundId },
      { key: `refund:${refundId}`, queue: `refunds:${orderId}`, delayMs, maxAttempts: 25 },
    );
  }
}
