import { z } from "zod";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { NewEvent } from "@/lib/orders/events";
import { evolve } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import { type MoveRefused, ruleOf } from "@/lib/orders/rules";
import type { Context } from "@/lib/platform/context";

export const VOID_REASONS = ["mistake", "bounced", "duplicate", "undo", "other"] as const;

export const voidPaymentInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField.optional(),
  paymentId: z.string().min(1).max(200),
  /** A code: words in the journal could not be erased. */
  reason: z.enum(VOID_REASONS).default("mistake"),
});
export type VoidPaymentInput = z.output<typeof voidPaymentInput>;
export type VoidPaymentRefused = MoveRefused | GateRefused | { readonly code: "not_by_hand" };

/** Takes back a payment that was recorded by hand (P13); what a provider reported can only be refunded. Its receipt waits again. */
export async function voidPayment(
  ctx: Context,
  input: VoidPaymentInput,
): Promise<Result<Order, VoidPaymentRefused>> {
  return changeOrder<VoidPaymentRefused>(
    ctx,
    input.orderId,
    (order) => {
      const payment = order.money.payments[input.paymentId];
      if (payment?.provider !== null || payment.state !== "captured") return refuse({ code: "not_by_hand" });
      const voided: NewEvent = {
        kind: "payment_record_voided",
        paymentId: input.paymentId,
        reason: input.reason,
      };
      const after = statusAfter(order, voided, ctx);
      const rule = ruleOf(order.paymentStatus, "void_payment");
      const isAllowed =
        after === order.paymentStatus || (rule?.to === after && rule.by.includes(ctx.actor.kind));
      if (!isAllowed)
        return refuse({ code: "move_not_allowed", from: order.paymentStatus, move: "void_payment" });
      return ok([voided, ...reopenedReceipt(payment.receiptId)]);
    },
    { expectedVersion: input.expectedVersion },
  );
}

function statusAfter(order: Order, event: Extract<NewEvent, { kind: string }>, ctx: Context) {
  const now = ctx.now();
  const fact = { seq: order.version + 1, actor: ctx.actor, occurredAt: now, recordedAt: now, event };
  return evolve(order.id, order, fact).paymentStatus;
}

const reopenedReceipt = (receiptId: string | null): NewEvent[] =>
  receiptId === null ? [] : [{ kind: "receipt_reopened", receiptId }];
