import { HOUR_MS, MINUTE_MS, plus } from "@/lib/kernel/clock";
import { liveAttempts, unsettledAttempts } from "@/lib/payments/attempts";
import type { Payment } from "@/lib/payments/payment";
import type { AttemptState } from "@/lib/payments/provider";
import type { Times } from "@/lib/shop/settings";
import type { EventOf, NewEvent } from "./events";
import type { Order } from "./order";

export type Grace = Pick<Times, "openExpiryHours" | "rejectionGraceMinutes">;
type CancelReason = EventOf<"order_canceled">["reason"];

/** What the clock may do to an order now, if its providers agree. */
export type Ending = {
  readonly as: "expire" | CancelReason;
  readonly deadline: Date;
  /** What every asked attempt must be: over before an unpaid order ends, still paid before a refunded one does. */
  readonly needs: AttemptState;
};

export type CheckedAttempt = EventOf<"order_expired">["checked"][number];

const due = (
  as: Ending["as"],
  deadline: Date | null,
  now: Date,
  needs: AttemptState = "over",
): Ending | null => (deadline && deadline <= now ? { as, deadline, needs } : null);

function rejectedAt(order: Order): Date | null {
  if (liveAttempts(order.money).length > 0) return null;
  const attempts = Object.values(order.money.payments).filter(({ provider }) => provider !== null);
  const last = attempts.toSorted((a, b) => a.attempt - b.attempt).at(-1);
  return last?.failedForGood ? last.failedAt : null;
}

function pendingEnding(order: Order, now: Date, grace: Grace): Ending | null {
  const { placed, money } = order;
  const isWaiting = Object.values(money.receipts).some(({ state }) => state === "submitted");
  if (!placed || order.captured > 0n || isWaiting) return null;
  if (placed.methodKind !== "provider") return due("unpaid_deadline", placed.expiresAt ?? placed.dueAt, now);
  const failedAt = rejectedAt(order);
  const graceOver = failedAt && plus(failedAt, grace.rejectionGraceMinutes * MINUTE_MS);
  return due("payment_rejected", graceOver, now) ?? due("expire", placed.expiresAt, now);
}

/** Paid, and all of it went back by refunds that nobody asked for here: the shop has decided at its provider. */
function refundedEnding(order: Order, now: Date, grace: Grace): Ending | null {
  const refunds = Object.values(order.money.refunds);
  const isSent = order.shipmentStatus !== null && order.shipmentStatus !== "unfulfilled";
  const isAway = order.captured > 0n && order.refunded >= order.captured && order.refundPending === 0n;
  if (isSent || !isAway || refunds.some(({ requestedHere }) => requestedHere)) return null;
  const lastAt = refunds.reduce<Date | null>(
    (last, { reportedAt }) => (reportedAt && (!last || reportedAt > last) ? reportedAt : last),
    null,
  );
  return due(
    "refunded_at_provider",
    lastAt && plus(lastAt, grace.rejectionGraceMinutes * MINUTE_MS),
    now,
    "paid",
  );
}

/** product.md §6: what the clock may do by itself (P4, P6, P7, P8); null = nothing now. */
export function endingOf(order: Order, now: Date, grace: Grace): Ending | null {
  if (order.paymentStatus === "paid") return refundedEnding(order, now, grace);
  if (order.paymentStatus === "pending") return pendingEnding(order, now, grace);
  if (order.paymentStatus !== "open" || order.createdBy === "staff") return null;
  return due("expire", plus(order.createdAt, grace.openExpiryHours * HOUR_MS), now);
}

/** Whether its buyer may still be asked back: it ended without a sale, and no other order came of it. */
export const isRecoverable = ({ paymentStatus, recoveredBy }: Order): boolean =>
  (paymentStatus === "abandoned" || paymentStatus === "canceled") && recoveredBy === null;

/** Whom to ask before an ending. */
export const toAsk = (order: Order, ending: Ending): readonly Payment[] =>
  ending.needs === "over"
    ? unsettledAttempts(order.money)
    : Object.values(order.money.payments).filter(
        ({ provider, captured }) => provider !== null && captured > 0n,
      );

/** The ending as events, decided anew on the locked order: nothing when it changed its mind or an attempt was not asked. */
export function endingEvents(
  order: Order,
  ending: Ending | null,
  before: Ending,
  checked: readonly CheckedAttempt[],
): NewEvent[] {
  if (ending?.as !== before.as) return [];
  const asked = new Set(checked.map(({ paymentId }) => paymentId));
  if (toAsk(order, ending).some(({ paymentId }) => !asked.has(paymentId))) return [];
  if (ending.as !== "expire") {
    return [{ kind: "order_canceled", reason: ending.as, noteId: null, notify: true }];
  }
  const from = order.paymentStatus === "open" ? "open" : "pending";
  return [{ kind: "order_expired", from, deadline: ending.deadline.toISOString(), checked: [...checked] }];
}
