import { z } from "zod";
import { inTransaction } from "@/db/client";
import { lockOrder } from "@/db/queries/journal";
import { findRefundSend } from "@/db/queries/refunds";
import { checked, rowIdField } from "@/lib/kernel/input";
import type { Result } from "@/lib/kernel/result";
import { changeOrder, changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import { approveRefundEvents, rejectRefundEvents, type StateRefused } from "@/lib/payments/refund-request";
import { type Context, pinned } from "@/lib/platform/context";

export const oneRefundInput = z.strictObject({ orderId: rowIdField, refundId: z.string().min(1).max(200) });
export type OneRefundInput = z.output<typeof oneRefundInput>;
export type DecideRefundRefused = StateRefused | GateRefused;

/** The second person agrees; the provider is asked at once. */
export async function approveRefund(
  ctx: Context,
  { orderId, refundId }: OneRefundInput,
): Promise<Result<Order, DecideRefundRefused>> {
  return changeOrder<StateRefused>(ctx, orderId, (order) => approveRefundEvents(order, refundId, ctx.actor));
}

export const rejectRefundInput = oneRefundInput.extend({ undo: checked });
export type RejectRefundInput = z.output<typeof rejectRefundInput>;

/** Refuses somebody else's request, or takes one's own back while the provider has not been asked. One that failed is let go. */
export async function rejectRefund(
  ctx: Context,
  { orderId, refundId, undo }: RejectRefundInput,
  { mayRefuse }: { readonly mayRefuse: boolean },
): Promise<Result<Order, DecideRefundRefused>> {
  const ready = await pinned(ctx);
  return inTransaction(ctx.db, async (tx) => {
    await lockOrder(tx, orderId);
    const isSent = (await findRefundSend(tx, refundId)) !== null;
    return changeOrderWithin<StateRefused>(tx, ready, orderId, (order) =>
      rejectRefundEvents(order, refundId, { actor: ctx.actor, mayRefuse, isSent, isUndo: undo }),
    );
  });
}
