import { CLOCK } from "@/lib/kernel/actor";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { EventOf, NewEvent } from "./events";
import type { Order, PayLink } from "./order";

export type NotPayable = { readonly code: "not_payable" } | { readonly code: "nothing_due" };
export type LinkOver = { readonly code: "pay_link_over" };

/** Why nothing can be asked for an order now; null when something can. */
export function notPayable(order: Order): NotPayable | null {
  if (order.paymentStatus !== "open" && order.paymentStatus !== "pending") return { code: "not_payable" };
  return order.balanceDue > 0n ? null : { code: "nothing_due" };
}

/** Why a payment link of this order is over, whatever its own time; null while its amount stands. */
function endOf(order: Order, link: PayLink): string | null {
  const { paymentStatus } = order;
  if (paymentStatus !== "open" && paymentStatus !== "pending") return paymentStatus;
  return link.balance === order.balanceDue ? null : "amount_changed";
}

const revoked = (linkId: string, cause: string): EventOf<"link_revoked"> => ({
  kind: "link_revoked",
  linkId,
  cause,
});

const isExpired = ({ expiresAt }: PayLink, now: Date): boolean => expiresAt !== null && expiresAt <= now;

/** The links that a change has ended: paid, closed, or another balance than the one that they were made for. */
export const endedPayLinks = (order: Order, now: Date): NewEvent[] =>
  Object.entries(order.payLinks).flatMap(([linkId, link]) => {
    const cause = isExpired(link, now) ? null : endOf(order, link);
    return cause === null ? [] : [{ event: revoked(linkId, cause), actor: CLOCK }];
  });

/** One link an order: whoever makes another ends the ones before. */
export const replacedPayLinks = (order: Order): EventOf<"link_revoked">[] =>
  Object.keys(order.payLinks).map((linkId) => revoked(linkId, "renewed"));

/** What a link still asks for; null once it is over. */
export function askedByLink(order: Order, linkId: string, now: Date): bigint | null {
  const link = order.payLinks[linkId];
  if (!link || endOf(order, link) !== null || notPayable(order)) return null;
  return isExpired(link, now) ? null : link.amount;
}

/** What a payment that begins now must ask for: the amount of its link, else all that is due. */
export function askedNow(
  order: Order,
  linkId: string | null,
  now: Date,
): Result<bigint, NotPayable | LinkOver> {
  const refused = notPayable(order);
  if (refused) return refuse(refused);
  if (linkId === null) return ok(order.balanceDue);
  const asked = askedByLink(order, linkId, now);
  return asked === null ? refuse({ code: "pay_link_over" }) : ok(asked);
}
