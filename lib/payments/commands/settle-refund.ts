import { z } from "zod";
import { insertNote } from "@/db/queries/notes";
import { mintId } from "@/lib/kernel/ids";
import { lineText, orNull, positiveUnits, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { EventOf } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import type { Refund } from "@/lib/payments/refund";
import { needsSecondPerson, type StateRefused } from "@/lib/payments/refund-request";
import { contentAgain, refundSources } from "@/lib/payments/refundable";
import type { Context } from "@/lib/platform/context";
import { dayOf, isDay } from "@/lib/shop/day";
import { MANUAL_METHODS } from "@/lib/shop/payment-methods";
import type { OneRefundInput } from "./decide-refund";
import { limitOf, type Requester } from "./request-refund";
import { refundSendKey } from "./send-refund";

export type SettleRefused = StateRefused | GateRefused | { readonly code: "more_than_refundable" };

/** A failed refund once more, as a request of its own: at the provider it is another refund with another key. */
function again(
  order: Order,
  refund: Refund,
  given: Pick<EventOf<"refund_requested">, "refundId" | "needsApproval">,
): EventOf<"refund_requested"> | null {
  const source = refundSources(order).find(({ payment }) => payment.paymentId === refund.paymentId);
  if (!source || source.left < refund.amount) return null;
  const { paymentId, amount, noteId, reason } = refund;
  const { lines, shippingAmount, restock } = contentAgain(order, refund);
  return {
    ...{ kind: "refund_requested", ...given, paymentId, amount, lines: [...lines], shippingAmount },
    ...{ restock: [...restock], reason: reason ?? "other", noteId, alsoCancel: false },
    retryOf: refund.refundId,
  };
}

const isFailed = (refund: Refund): boolean => refund.state === "failed" && !refund.settled;

/** Tries a failed refund again; one that the provider never answered is asked for again with its own key. */
export async function retryRefund(
  ctx: Context,
  { orderId, refundId }: OneRefundInput,
  { limit }: Requester,
): Promise<Result<Order, SettleRefused>> {
  const bound = await limitOf(ctx, limit);
  const newId = mintId(ctx.random, "rf");
  return changeOrder<SettleRefused>(
    ctx,
    orderId,
    (order) => {
      const refund = order.money.refunds[refundId];
      if (!refund) return refuse({ code: "refund_not_found" });
      if (refund.state === "approved") return ok([]);
      if (!isFailed(refund)) return refuse({ code: "refund_decided" });
      const needsApproval = needsSecondPerson(order, refund.amount, ctx.actor, bound);
      const request = again(order, refund, { refundId: newId, needsApproval });
      return request ? ok([request]) : refuse({ code: "more_than_refundable" });
    },
    {
      alongside: async (tx, order) => {
        const refund = order.money.refunds[refundId];
        if (refund?.state !== "approved" || !order.money.payments[refund.paymentId]?.provider) return;
        const key = refundSendKey(refundId);
        await ctx.enqueue(
          tx,
          "refund:send",
          { orderId, refundId },
          { key, queue: `refunds:${orderId}`, maxAttempts: 25 },
        );
      },
    },
  );
}

export const recordRefundInput = z.strictObject({
  orderId: rowIdField,
  refundId: z.string().min(1).max(200),
  methodKey: z.enum(MANUAL_METHODS),
  paidOn: orNull(z.string().refine(isDay, "bad_day")).optional(),
  reference: orNull(lineText({ max: 200 })).optional(),
});
export type RecordRefundInput = z.output<typeof recordRefundInput>;

/** Says that money was given back by hand: for payments that no provider returns, and for refunds that failed at theirs. */
export async function recordRefund(
  ctx: Context,
  input: RecordRefundInput,
  { limit }: Requester,
): Promise<Result<Order, SettleRefused>> {
  const { timeZone } = await ctx.settings();
  const { refundId, methodKey, reference } = input;
  const bound = await limitOf(ctx, limit);
  const referenceId = reference ? mintId(ctx.random, "note") : null;
  const recorded = { methodKey, referenceId, paidOn: input.paidOn ?? dayOf(ctx.now(), timeZone) };
  const newId = mintId(ctx.random, "rf");
  return changeOrder<SettleRefused>(
    ctx,
    input.orderId,
    (order) => {
      const refund = order.money.refunds[refundId];
      if (!refund) return refuse({ code: "refund_not_found" });
      const { amount } = refund;
      if (refund.state === "approved" && order.money.payments[refund.paymentId]?.provider === null)
        return ok([{ kind: "refund_recorded", refundId, amount, ...recorded }]);
      if (!isFailed(refund)) return refuse({ code: "refund_decided" });
      const needsApproval = needsSecondPerson(order, amount, ctx.actor, bound) && refund.approvedBy === null;
      if (needsApproval) return refuse({ code: "own_refund" });
      const request = again(order, refund, { refundId: newId, needsApproval: false });
      if (!request) return refuse({ code: "more_than_refundable" });
      return ok([request, { kind: "refund_recorded", refundId: newId, amount, ...recorded }]);
    },
    {
      alongside: async (tx, order) => {
        if (referenceId === null || !reference) return;
        await insertNote(tx, {
          id: referenceId,
          orderId: order.id,
          kind: "reference",
          text: reference,
          createdAt: ctx.now(),
        });
      },
    },
  );
}

export const WAIVE_REASONS = ["credit", "agreed", "donation", "other"] as const;
export const waiveOwedInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField.optional(),
  /** Left out: all that is owed. */
  amount: orNull(positiveUnits).optional(),
  reason: z.enum(WAIVE_REASONS).default("agreed"),
});
export type WaiveOwedInput = z.output<typeof waiveOwedInput>;
export type WaiveRefused = GateRefused | { readonly code: "nothing_owed" };

/** What is owed stays with the shop, because both agreed on it. */
export async function waiveOwed(ctx: Context, input: WaiveOwedInput): Promise<Result<Order, WaiveRefused>> {
  return changeOrder<WaiveRefused>(
    ctx,
    input.orderId,
    (order) => {
      const owed = order.owedBack - order.refundPending;
      const amount = input.amount ?? owed;
      if (amount <= 0n || amount > owed) return refuse({ code: "nothing_owed" });
      return ok([{ kind: "refund_waived", amount, reason: input.reason }]);
    },
    { expectedVersion: input.expectedVersion },
  );
}
