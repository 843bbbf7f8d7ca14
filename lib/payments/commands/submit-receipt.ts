import { z } from "zod";
import { receiptsWithHash } from "@/db/queries/payments";
import { insertReceipt } from "@/db/queries/receipts";
import { mintId } from "@/lib/kernel/ids";
import { lineText, orNull, positiveUnits, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import { MOST_RECEIPTS, referenceKey } from "@/lib/payments/receipt-file";
import type { Context } from "@/lib/platform/context";
import { isDay } from "@/lib/shop/day";

/** What the customer says about the transfer. All of it may be left out. */
export const claimed = {
  claimedAmount: orNull(positiveUnits).optional(),
  claimedOn: orNull(z.string().refine(isDay, "bad_day")).optional(),
  reference: orNull(lineText({ max: 80 })).optional(),
  bank: orNull(lineText({ max: 60 })).optional(),
  payer: orNull(lineText({ max: 100 })).optional(),
};

export const submitReceiptInput = z.strictObject({
  orderId: rowIdField,
  /** SHA-256 of the stored file, as hex. */
  fileHash: z.string().regex(/^[0-9a-f]{64}$/),
  file: z
    .strictObject({ key: z.string(), name: z.string(), type: z.string(), size: z.int().positive() })
    .optional(),
  ...claimed,
});
export type SubmitReceiptInput = z.output<typeof submitReceiptInput>;
export type SubmitReceiptRefused =
  | GateRefused
  | { readonly code: "not_payable" }
  | { readonly code: "too_many_receipts" };
export type SubmittedReceipt = {
  readonly order: Order;
  readonly receiptId: string;
  /** False when the same file waits already: what was stored for this call is not needed. */
  readonly isNew: boolean;
};

/** A customer's proof of a transfer waits for a person (flag `receipt_to_review`); files seen before are named. Idempotent by file. */
export async function submitReceipt(
  ctx: Context,
  input: SubmitReceiptInput,
): Promise<Result<SubmittedReceipt, SubmitReceiptRefused>> {
  const { fileHash, claimedAmount = null } = input;
  const sameAs = await receiptsWithHash(ctx.db, fileHash);
  const minted = mintId(ctx.random, "rcp");
  let receiptId: string = minted;
  const changed = await changeOrder<SubmitReceiptRefused>(
    ctx,
    input.orderId,
    (order) => {
      receiptId = minted;
      if (order.paymentStatus !== "open" && order.paymentStatus !== "pending") {
        return refuse({ code: "not_payable" });
      }
      const sent = Object.values(order.money.receipts);
      const waiting = sent.find((one) => one.fileHash === fileHash && one.state === "submitted");
      if (waiting) receiptId = waiting.receiptId;
      else if (sent.length >= MOST_RECEIPTS) return refuse({ code: "too_many_receipts" });
      return ok(waiting ? [] : [{ kind: "receipt_submitted", receiptId, fileHash, claimedAmount, sameAs }]);
    },
    {
      alongside: async (tx, order) => {
        if (receiptId === minted) await insertReceipt(tx, { ...rowOf(ctx, input, order.id), id: minted });
      },
    },
  );
  return changed.ok ? ok({ order: changed.value, receiptId, isNew: receiptId === minted }) : changed;
}

/** Names and numbers of a person's bank live here, where they can be erased; the journal keeps the amount and the hash. */
const rowOf = (ctx: Context, input: SubmitReceiptInput, orderId: number) => ({
  orderId,
  fileHash: input.fileHash,
  fileKey: input.file?.key ?? null,
  fileName: input.file?.name ?? null,
  fileType: input.file?.type ?? null,
  fileSize: input.file?.size ?? null,
  claimedAmount: input.claimedAmount ?? null,
  claimedOn: input.claimedOn ?? null,
  reference: input.reference ?? null,
  referenceKey: referenceKey(input.reference),
  bank: input.bank ?? null,
  payer: input.payer ?? null,
  createdAt: ctx.now(),
});
