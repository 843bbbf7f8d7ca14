import { z } from "zod";
import { sha256Hex } from "@/lib/kernel/hash";
import { lineText, orNull } from "@/lib/kernel/input";
import { type Currency, isCurrency } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readTypedAmount } from "@/lib/kernel/typed-amount";
import type { Order } from "@/lib/orders/order";
import { cleanFileName, type FileRefused, RECEIPT_TYPES, receiptType } from "@/lib/payments/receipt-file";
import type { Context } from "@/lib/platform/context";
import { type FileStore, newFileKey } from "@/lib/platform/files";
import { isDay } from "@/lib/shop/day";
import { type SubmitReceiptRefused, type SubmittedReceipt, submitReceipt } from "./submit-receipt";

const optional = <S extends z.ZodType>(schema: S) => orNull(schema).catch(null);

/** As typed on the customer's form. What cannot be understood is left out: the file is what counts. */
const typedClaim = z.object({
  amount: optional(lineText({ max: 40 })),
  date: optional(z.string().refine(isDay)),
  reference: optional(lineText({ max: 80 })),
  bank: optional(lineText({ max: 60 })),
  payer: optional(lineText({ max: 100 })),
});

type Given = {
  readonly order: Pick<Order, "id" | "currency">;
  readonly file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null;
  readonly typed: Readonly<Record<string, unknown>>;
};
export type TakeReceiptRefused = SubmitReceiptRefused | { readonly code: FileRefused };

/**
 * Takes a receipt from a customer: looked at, stored under a random name, then told to the order. Its bytes are never decoded.
 * The file goes first, so that no receipt lacks one; when the order refuses it, it is removed again.
 */
export async function takeReceipt(
  ctx: Context,
  files: FileStore,
  { order, file, typed }: Given,
): Promise<Result<SubmittedReceipt, TakeReceiptRefused>> {
  if (!file) return refuse({ code: "no_file" });
  const type = receiptType(file.name, file.bytes);
  if (type === "no_file" || type === "too_large" || type === "wrong_type") return refuse({ code: type });
  const { mime } = RECEIPT_TYPES[type];
  const key = newFileKey("receipts");
  await files.put(key, file.bytes, mime);
  const claim = typedClaim.parse(typed);
  const submitted = await submitReceipt(ctx, {
    orderId: order.id,
    fileHash: sha256Hex(file.bytes),
    file: { key, name: cleanFileName(file.name), type: mime, size: file.bytes.length },
    claimedAmount: isCurrency(order.currency) ? typedUnits(claim.amount, order.currency) : null,
    claimedOn: claim.date,
    reference: claim.reference,
    bank: claim.bank,
    payer: claim.payer,
  });
  if (!submitted.ok || !submitted.value.isNew) await files.remove(key);
  return submitted.ok ? ok(submitted.value) : submitted;
}

function typedUnits(text: string | null, currency: Currency): bigint | null {
  const amount = text === null ? null : readTypedAmount(text, currency);
  return amount === null || amount <= 0n ? null : amount;
}
