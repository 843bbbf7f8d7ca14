"use server";
import { z } from "zod";
import { tellingWho, versionOf } from "@/app/(desk)/orders/[number]/_actions/answers";
import { isCurrency } from "@/lib/kernel/money";
import { type Result, refuse } from "@/lib/kernel/result";
import { readTypedAmount } from "@/lib/kernel/typed-amount";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { reopenReceipt, reopenReceiptInput } from "@/lib/payments/commands/reopen-receipt";
import {
  acceptReceipt,
  acceptReceiptInput,
  type ReviewRefused,
  rejectReceipt,
  rejectReceiptInput,
} from "@/lib/payments/commands/review-receipt";
import { deskAction, runs } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";

/** The amount as it was typed: read on the server, so that the form works before scripts do. */
const acceptForm = acceptReceiptInput.extend({ amount: z.string().max(40) });

type AcceptRefused = ReviewRefused | { readonly code: "bad_amount" };

async function accept(
  ctx: Context,
  { amount: typed, ...input }: z.output<typeof acceptForm>,
): Promise<Result<Order, AcceptRefused>> {
  const order = await readOrder(ctx.db, input.orderId);
  if (!order || !isCurrency(order.currency)) return refuse({ code: "order_not_found" });
  const amount = readTypedAmount(typed, order.currency);
  if (amount === null || amount <= 0n) return refuse({ code: "bad_amount" });
  return acceptReceipt(ctx, { ...input, amount });
}

export const acceptReceiptAction = deskAction("receipts.review")
  .inputSchema(acceptForm)
  .action(tellingWho(runs(accept, { answer: versionOf })));

export const rejectReceiptAction = deskAction("receipts.review")
  .inputSchema(rejectReceiptInput)
  .action(tellingWho(runs(rejectReceipt, { answer: versionOf })));

export const reopenReceiptAction = deskAction("receipts.review")
  .inputSchema(reopenReceiptInput)
  .action(tellingWho(runs(reopenReceipt, { answer: versionOf })));
