import { z } from "zod";
import { placedEvent } from "@/lib/carts/placing";
import { mintId } from "@/lib/kernel/ids";
import { checked, lineText, orNull, positiveUnits, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { type HandRefused, missingOf, recordedByHand } from "@/lib/payments/by-hand";
import type { Receipt } from "@/lib/payments/payment";
import { RECEIPT_REASONS } from "@/lib/payments/receipt-file";
import type { Context } from "@/lib/platform/context";
import { dayOf, isDay } from "@/lib/shop/day";
import { defaultMethod, MANUAL_METHODS } from "@/lib/shop/payment-methods";
import { keepReference } from "./mark-paid-by-hand";

const receipt = {
  orderId: rowIdField,
  receiptId: z.string().min(1).max(200),
  expectedVersion: rowIdField.optional(),
};

export const acceptReceiptInput = z.strictObject({
  ...receipt,
  methodKey: z.enum(MANUAL_METHODS).default("bank_transfer"),
  /** Minor units; left out: what the customer claimed, else all that is missing. */
  amount: orNull(positiveUnits).optional(),
  paidOn: orNull(z.string().refine(isDay, "bad_day")).optional(),
  reference: orNull(lineText({ max: 200 })).optional(),
  acceptShortage: checked,
});
export type AcceptReceiptInput = z.output<typeof acceptReceiptInput>;

export const rejectReceiptInput = z.strictObject({ ...receipt, reason: z.enum(RECEIPT_REASONS) });
export type RejectReceiptInput = z.output<typeof rejectReceiptInput>;

export type ReviewRefused = HandRefused | GateRefused | { readonly code: "receipt_not_waiting" };

const waiting = (order: Order, receiptId: string): Receipt | null => {
  const found = order.money.receipts[receiptId];
  return found?.state === "submitted" ? found : null;
};

/** A transfer that a person found in the bank: the receipt is accepted and the payment recorded in one commit (P5). */
export async function acceptReceipt(
  ctx: Context,
  input: AcceptReceiptInput,
): Promise<Result<Order, ReviewRefused>> {
  const { times, timeZone, paymentMethods } = await ctx.settings();
  const now = ctx.now();
  const { methodKey, receiptId, reference, acceptShortage } = input;
  const method = paymentMethods.find(({ key }) => key === methodKey) ?? defaultMethod(methodKey);
  const paymentId = mintId(ctx.random, "pay");
  const referenceId = reference ? mintId(ctx.random, "note") : null;
  const paidOn = input.paidOn ?? dayOf(now, timeZone);
  return changeOrder<ReviewRefused>(
    ctx,
    input.orderId,
    (order) => {
      const found = waiting(order, receiptId);
      if (!found) return refuse({ code: "receipt_not_waiting" });
      const amount = input.amount ?? found.claimedAmount ?? missingOf(order);
      const payment = { paymentId, methodKey, amount, paidOn, referenceId, receiptId, acceptShortage };
      const recorded = recordedByHand(order, payment, placedEvent(method, times, now, null), ctx.actor);
      if (!recorded.ok) return recorded;
      const accepted: NewEvent = { kind: "receipt_accepted", receiptId, paymentId, amount };
      return ok([accepted, ...recorded.value]);
    },
    { expectedVersion: input.expectedVersion, alongside: keepReference(ctx, referenceId, reference ?? null) },
  );
}

/** The order waits on; the customer may send another. */
export async function rejectReceipt(
  ctx: Context,
  { orderId, receiptId, reason, expectedVersion }: RejectReceiptInput,
): Promise<Result<Order, ReviewRefused>> {
  return changeOrder<ReviewRefused>(
    ctx,
    orderId,
    (order) =>
      waiting(order, receiptId)
        ? ok([{ kind: "receipt_rejected", receiptId, reason }])
        : refuse({ code: "receipt_not_waiting" }),
    { expectedVersion },
  );
}
