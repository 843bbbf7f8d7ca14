import { findLink, type LinkRow } from "@/db/queries/links";
import { type Result, refuse } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Context } from "@/lib/platform/context";
import { issueLink, ORDER_LINKS, type OrderLinkPurpose } from "./issue-link";
import { type IssuePaymentRefused, issuePaymentLink } from "./issue-payment-link";
import type { IssuedLink } from "./link-url";

export type RenewLinkRefused = IssuePaymentRefused | { readonly code: "link_not_found" };

const isOfOrder = (purpose: string): purpose is OrderLinkPurpose =>
  (ORDER_LINKS as readonly string[]).includes(purpose);

/** Another link in the place of one: the same purpose, a new life. A part is asked for again while the balance is the same. */
export async function renewLink(
  ctx: Context,
  { linkId }: { readonly linkId: string },
): Promise<Result<IssuedLink, RenewLinkRefused>> {
  const link = await findLink(ctx.db, linkId);
  if (!link || link.orderId === null || !isOfOrder(link.purpose)) return refuse({ code: "link_not_found" });
  const { orderId, purpose } = link;
  if (purpose !== "payment") return issueLink(ctx, { orderId, purpose, renew: true });
  return issuePaymentLink(ctx, { orderId, amount: await partOf(ctx, link, orderId), renew: true });
}

async function partOf(ctx: Context, link: LinkRow, orderId: number): Promise<bigint | null> {
  const order = await readOrder(ctx.db, orderId);
  const known = order?.payLinks[link.id];
  return known && order && known.balance === order.balanceDue ? known.amount : null;
}
