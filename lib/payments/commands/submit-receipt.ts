import { z } from "zod";
import { receiptsWithHash } from "@/db/queries/payments";
import { mintId } from "@/lib/kernel/ids";
import { orNull, positiveUnits, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

export const submitReceiptInput = z.strictObject({
  orderId: rowIdField,
  /** SHA-256 of the stored file, as hex. */
  fileHash: z.string().regex(/^[0-9a-f]{64}$/),
  claimedAmount: orNull(positiveUnits).optional(),
});
export type SubmitReceiptInput = z.output<typeof submitReceiptInput>;
export type SubmitReceiptRefused = GateRefused | { readonly code: "not_payable" };
export type SubmittedReceipt = { readonly order: Order; readonly receiptId: string };

/** A customer's proof of a transfer waits for a person (flag `receipt_to_review`); files seen before are named. Idempotent by file. */
export async function submitReceipt(
  ctx: Context,
  input: SubmitReceiptInput,
): Promise<Result<SubmittedReceipt, SubmitReceiptRefused>> {
  const sameAs = await receiptsWithHash(ctx.db, input.fileHash);
  const minted = mintId(ctx.random, "rcp");
  let receiptId: string = minted;
  const changed = await changeOrder<SubmitReceiptRefused>(ctx, input.orderId, (order) => {
    receiptId = minted;
    if (order.paymentStatus !== "open" && order.paymentStatus !== "pending") {
      return refuse({ code: "not_payable" });
    }
    const { fileHash, claimedAmount = null } = input;
    const waiting = Object.values(order.money.receipts).find(
      (receipt) => receipt.fileHash === fileHash && receipt.state === "submitted",
    );
    if (waiting) receiptId = waiting.receiptId;
    return ok(waiting ? [] : [{ kind: "receipt_submitted", receiptId, fileHash, claimedAmount, sameAs }]);
  });
  return changed.ok ? ok({ order: changed.value, receiptId }) : changed;
}
