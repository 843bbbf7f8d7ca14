import { z } from "zod";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { type VoidPaymentRefused, voidPayment } from "./void-payment";

export const reopenReceiptInput = z.strictObject({
  orderId: rowIdField,
  receiptId: z.string().min(1).max(200),
  expectedVersion: rowIdField.optional(),
});
export type ReopenReceiptRefused =
  | VoidPaymentRefused
  | GateRefused
  | { readonly code: "receipt_not_decided" };

/** Takes a decision back: the receipt waits again. What was recorded from it is voided with it (P13). */
export async function reopenReceipt(
  ctx: Context,
  { orderId, receiptId, expectedVersion }: z.output<typeof reopenReceiptInput>,
): Promise<Result<Order, ReopenReceiptRefused>> {
  const order = await readOrder(ctx.db, orderId);
  if (!order) return refuse({ code: "order_not_found" });
  const payments = Object.values(order.money.payments);
  const paid = payments.find((one) => one.receiptId === receiptId && one.state === "captured");
  if (order.money.receipts[receiptId]?.state === "accepted" && paid) {
    return voidPayment(ctx, { orderId, paymentId: paid.paymentId, reason: "undo", expectedVersion });
  }
  return changeOrder<ReopenReceiptRefused>(
    ctx,
    orderId,
    (now) => {
      const state = now.money.receipts[receiptId]?.state;
      const isDecided = state === "rejected" || (state === "accepted" && !paid);
      return isDecided
        ? ok([{ kind: "receipt_reopened", receiptId }])
        : refuse({ code: "receipt_not_decided" });
    },
    { expectedVersion },
  );
}
