import type { LinkRow } from "@/db/queries/links";
import type { Order } from "@/lib/orders/order";

/** A payment link is good for one amount: it dies when the order is paid, closed, or costs something else. */
export function isStillDue({ link, order }: { readonly link: LinkRow; readonly order: Order }): boolean {
  const { amount } = link.content as { readonly amount?: string };
  const isOpen = order.paymentStatus === "open" || order.paymentStatus === "pending";
  return isOpen && order.balanceDue > 0n && (amount === undefined || amount === order.balanceDue.toString());
}
