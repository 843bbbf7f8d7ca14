import type { Fact } from "@/lib/orders/events";
import type { PaymentBadge, PaymentStatus } from "@/lib/orders/order";
import { say, word } from "@/lib/orders/said";
import { type Case, lastFact, type Reason, reason } from "./reason";

const PAID_BY = ["payment_captured", "payment_recorded"] as const;

function open({ journal, openExpiresAt }: Case): Reason {
  const reopened = lastFact(journal, ["order_reopened"]);
  const next = openExpiresAt ? say("next.open_expires", { at: openExpiresAt }) : say("next.open_waits");
  const fact = reopened ?? lastFact(journal, ["order_created"]);
  return reason(reopened ? "payment.open_again" : "payment.open", { fact, next, nextAt: openExpiresAt });
}

function pending(given: Case): Reason {
  const { order, journal } = given;
  const paidSoFar = order.captured > 0n ? lastFact(journal, PAID_BY) : null;
  const method = word("method", order.placed?.methodKey ?? "other");
  if (paidSoFar) {
    return reason("payment.pending_partly", { fact: paidSoFar, values: { method }, ...pendingNext(given) });
  }
  const voided = lastFact(journal, ["payment_record_voided"]);
  const fact = voided ?? lastFact(journal, ["order_placed"]);
  if (voided) return reason("payment.pending_voided", { fact, ...pendingNext(given) });
  return reason(pendingKey(given), { fact, values: { method }, ...pendingNext(given) });
}

function pendingKey({ order }: Case): string {
  if (order.placed?.methodKind === "provider") {
    const failed = Object.values(order.money.payments).some(({ state }) => state === "failed");
    return failed ? "payment.pending_failed" : "payment.pending_provider";
  }
  return order.placed?.shipsFirst ? "payment.pending_on_delivery" : "payment.pending_manual";
}

function pendingNext({ order }: Case): Pick<Reason, "next" | "nextAt"> {
  const { placed } = order;
  if (placed?.methodKind === "provider") {
    const at = placed.expiresAt;
    return { next: at ? say("next.provider_expires", { at }) : say("next.provider_waits"), nextAt: at };
  }
  if (placed?.dueAt) return { next: say("next.due", { at: placed.dueAt }), nextAt: placed.dueAt };
  return { next: say(placed?.shipsFirst ? "next.collect" : "next.confirm"), nextAt: null };
}

/** The payment that made it paid: the last one that came before the status stood. */
function paid({ order, journal }: Case): Reason {
  const fact = lastFact(journal, PAID_BY, ({ amount }) => amount > 0n);
  const next = order.shipmentStatus === "unfulfilled" ? say("next.dispatch") : null;
  if (!fact) {
    const free = lastFact(journal, ["order_placed", "order_created"]);
    return reason("payment.paid_free", { fact: free, next });
  }
  if (fact.event.kind === "payment_recorded") {
    const values = { method: word("method", fact.event.methodKey) };
    return reason("payment.paid_by_hand", { fact, values, next });
  }
  const key = order.closed ? "payment.paid_late" : "payment.paid_provider";
  return reason(key, { fact, values: { provider: word("provider", fact.event.provider) }, next });
}

function canceled({ order, journal }: Case): Reason {
  const fact = lastFact(journal, ["order_canceled"]);
  const next = order.owedBack > 0n ? say("next.refund") : order.recoveredBy ? null : say("next.reopen");
  const why = word("cancelReason", fact?.event.reason ?? "other");
  const key = fact?.actor.kind === "clock" ? "payment.canceled_by_clock" : "payment.canceled";
  return reason(key, { fact, values: { reason: why }, next });
}

function abandoned({ order, journal }: Case): Reason {
  const fact = lastFact(journal, ["order_expired"]);
  const key = fact?.event.from === "pending" ? "payment.abandoned_pending" : "payment.abandoned_open";
  if (order.recoveredBy) return reason(key, { fact, next: say("next.recovered") });
  return reason(key, { fact, next: say(order.recoveryStopped ? "next.late_money" : "next.recovery") });
}

export const PAYMENT_REASONS: Record<PaymentStatus, (given: Case) => Reason> = {
  open,
  pending,
  paid,
  canceled,
  abandoned,
};

const REFUNDED = ["refund_reported", "refund_recorded"] as const;
const refundFact = (journal: readonly Fact[]): Fact | null =>
  lastFact(journal, REFUNDED) ?? lastFact(journal, ["dispute_reported"]);

export const BADGE_REASONS: Record<PaymentBadge, (given: Case) => Reason> = {
  partially_paid: ({ order, journal }) =>
    reason("badge.partially_paid", {
      fact: lastFact(journal, PAID_BY),
      amount: order.captured,
      next: say("next.ask_rest"),
    }),
  partially_refunded: ({ order, journal }) =>
    reason("badge.partially_refunded", {
      fact: refundFact(journal),
      amount: order.refunded + order.disputedLost,
    }),
  refunded: ({ order, journal }) =>
    reason("badge.refunded", { fact: refundFact(journal), amount: order.refunded + order.disputedLost }),
  disputed: ({ order, journal }) => {
    const fact = lastFact(journal, ["dispute_reported"]);
    const open = Object.values(order.money.disputes).find(({ stage }) => stage === "open");
    const next = open?.dueBy ? say("next.answer_by", { at: open.dueBy }) : null;
    const key = open ? "badge.disputed" : "badge.dispute_lost";
    return reason(key, { fact, next, nextAt: open?.dueBy ?? null });
  },
};
