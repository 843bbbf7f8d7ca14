import { HOUR_MS } from "@/lib/kernel/clock";
import type { Fact } from "./events";
import { flagReason } from "./explain/flags";
import { BADGE_REASONS, PAYMENT_REASONS } from "./explain/payment";
import type { Case, Reason } from "./explain/reason";
import { SHIPMENT_REASONS } from "./explain/shipment";
import type { AttentionFlag, Order, PaymentBadge } from "./order";

export type { Reason } from "./explain/reason";
export { reasonWithoutMoney } from "./explain/reason";

export type Explanation = {
  readonly payment: Reason;
  readonly badges: readonly { readonly badge: PaymentBadge; readonly reason: Reason }[];
  /** Null when nothing ships. */
  readonly shipment: Reason | null;
  readonly flags: readonly { readonly flag: AttentionFlag; readonly reason: Reason }[];
};

/** An order that staff made never expires by itself (product.md §6, P4). */
function openExpiryOf(order: Order, openExpiryHours: number): Date | null {
  if (order.source === "manual" || order.createdBy === "staff") return null;
  return new Date(order.createdAt.getTime() + openExpiryHours * HOUR_MS);
}

/**
 * Why an order is in its state: one sentence for each badge and flag, with the event that proves it and the next step. Keys lie
 * under `orders.why`; nothing in a sentence is an amount, so that it can be shown to people who see no money.
 */
export function explainOrder(
  order: Order,
  journal: readonly Fact[],
  times: { readonly openExpiryHours: number },
): Explanation {
  const given: Case = { order, journal, openExpiresAt: openExpiryOf(order, times.openExpiryHours) };
  return {
    payment: PAYMENT_REASONS[order.paymentStatus](given),
    badges: order.badges.map((badge) => ({ badge, reason: BADGE_REASONS[badge](given) })),
    shipment: order.shipmentStatus ? SHIPMENT_REASONS[order.shipmentStatus](given) : null,
    flags: order.flags.map((flag) => ({ flag, reason: flagReason(flag, given) })),
  };
}
