import type { Sums } from "./balance";

export const PAYMENT_STATUSES = ["open", "pending", "paid", "canceled", "abandoned"] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
export const PAYMENT_BADGES = ["partially_paid", "partially_refunded", "refunded", "disputed"] as const;
export type PaymentBadge = (typeof PAYMENT_BADGES)[number];

export type Closing = {
  readonly as: "abandoned" | "canceled";
  readonly seq: number;
  /** Captured when it was closed: money known then stays with the decision, money heard of later overtakes it. */
  readonly capturedThen: bigint;
  readonly at: Date;
  readonly reason: string;
};

type Standing = {
  readonly total: bigint;
  readonly cashRounding: bigint;
  readonly placed: boolean;
  readonly closed: Closing | null;
  readonly recovered: boolean;
};

/** Cash may round the last pesos away (product.md §16.1, 9): what covers the total is captured plus that rounding. */
const covers = (order: Standing, captured: bigint): boolean => captured + order.cashRounding >= order.total;

export const isLateMoney = (order: Standing, sums: Sums): boolean =>
  order.closed !== null &&
  sums.captured > order.closed.capturedThen &&
  covers(order, sums.captured) &&
  !order.recovered;

/** product.md §5.2: the first line that fits. Amounts decide, never the order in which they were heard. */
export function paymentStatusOf(order: Standing, sums: Sums): PaymentStatus {
  if (order.closed && !isLateMoney(order, sums)) return order.closed.as;
  const covered =
    (sums.captured > 0n && covers(order, sums.captured)) || (order.total === 0n && order.placed);
  if (covered) return "paid";
  return order.placed || sums.captured > 0n ? "pending" : "open";
}

export function paymentBadgesOf(order: Standing, sums: Sums): PaymentBadge[] {
  const returned = sums.refunded + sums.disputedLost;
  const badges: PaymentBadge[] = [];
  const closed = order.closed !== null && !isLateMoney(order, sums);
  if (!closed && sums.captured > 0n && !covers(order, sums.captured)) badges.push("partially_paid");
  if (returned > 0n && returned < sums.captured) badges.push("partially_refunded");
  if (sums.captured > 0n && returned >= sums.captured) badges.push("refunded");
  if (sums.disputedOpen > 0n || sums.disputedLost > 0n) badges.push("disputed");
  return badges;
}
