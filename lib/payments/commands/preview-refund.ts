import { z } from "zod";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { OrderNotFound } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import { type PlanRefused, planRefund } from "@/lib/payments/refund-plan";
import { needsSecondPerson } from "@/lib/payments/refund-request";
import { refundableOf } from "@/lib/payments/refundable";
import type { Context } from "@/lib/platform/context";
import { limitOf, type Requester, refundWishFields, wishOf } from "./request-refund";

export const previewRefundInput = z.strictObject({ orderId: rowIdField, ...refundWishFields });

export type RefundPreview = {
  readonly total: bigint;
  /** What each chosen line is worth, with its tax and its part of the discount. */
  readonly lines: readonly { readonly lineId: string; readonly amount: bigint }[];
  readonly parts: readonly {
    readonly paymentId: string;
    readonly amount: bigint;
    readonly byHand: boolean;
  }[];
  readonly needsApproval: boolean;
  /** Nothing of what was received stays. */
  readonly isAll: boolean;
};

/** What a refund would come to now; the same sums are made again when it is asked for. */
export async function previewRefund(
  ctx: Context,
  input: z.output<typeof previewRefundInput>,
  { limit }: Requester,
): Promise<Result<RefundPreview, PlanRefused | OrderNotFound>> {
  const order = await readOrder(ctx.db, input.orderId);
  if (!order) return refuse({ code: "order_not_found" });
  const plan = planRefund(order, wishOf(input));
  if (!plan.ok) return plan;
  const { total, lines, parts } = plan.value;
  return ok({
    total,
    lines: lines.map(({ lineId, amount }) => ({ lineId, amount })),
    parts: parts.map(({ source: { payment }, amount }) => ({
      ...{ paymentId: payment.paymentId, amount, byHand: payment.provider === null },
    })),
    needsApproval: needsSecondPerson(order, total, ctx.actor, await limitOf(ctx, limit)),
    isAll: total === refundableOf(order),
  });
}
