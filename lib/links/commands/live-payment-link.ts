import { newestPaymentLink } from "@/db/queries/links";
import { mustSucceed } from "@/lib/kernel/result";
import type { Order } from "@/lib/orders/order";
import { askedByLink } from "@/lib/orders/pay-links";
import type { Context } from "@/lib/platform/context";
import { issuePaymentLink } from "./issue-payment-link";
import { urlOf } from "./link-url";

export type LivePaymentLink = {
  readonly url: string;
  readonly amount: bigint;
  readonly expiresAt: Date | null;
};

/** The payment link of an order that works, made for all that is due when there is none. @throws Error when nothing is due. */
export async function livePaymentLink(ctx: Context, order: Order): Promise<LivePaymentLink> {
  const link = await newestPaymentLink(ctx.db, order.id);
  const amount = link && askedByLink(order, link.id, ctx.now());
  const url = link && urlOf(ctx, link);
  if (link && amount && url) return { url, amount, expiresAt: link.expiresAt };
  const made = mustSucceed(await issuePaymentLink(ctx, { orderId: order.id }), "payment link of a letter");
  return { url: made.url, amount: order.balanceDue, expiresAt: made.expiresAt };
}
