import "server-only";
import type { Currency } from "@/lib/kernel/money";
import type { Order } from "@/lib/orders/order";
import { notPayable } from "@/lib/orders/pay-links";
import type { Context } from "@/lib/platform/context";
import { type NewestPaymentLink, newestPaymentLinkView } from "./payment-link-view";

/** What the dialog of a payment link needs in the browser. */
export type PaymentLinkFacts = NewestPaymentLink & {
  readonly orderId: number;
  readonly number: number;
  readonly due: bigint;
  readonly currency: Currency;
  /** Where a letter would go; null when there is no address or the person may not send letters. */
  readonly email: string | null;
  /** An order made by the shop that waits for its customer: asking is the next step. */
  readonly isNext: boolean;
  /** How long a link lives unless told otherwise. */
  readonly hours: number;
};

/** Null when nothing can be asked for the order now. */
export async function paymentLinkFacts(
  ctx: Context,
  order: Order,
  email: string | null,
): Promise<PaymentLinkFacts | null> {
  if (notPayable(order)) return null;
  const { times } = await ctx.settings();
  return {
    ...(await newestPaymentLinkView(ctx, order)),
    ...{ orderId: order.id, number: order.number, due: order.balanceDue, email },
    currency: order.currency as Currency,
    isNext: order.paymentStatus === "open" && order.createdBy === "staff",
    hours: times.paymentLinkHours,
  };
}
