import { type Money, money } from "@/lib/kernel/money";
import type { AttemptState, FactSubject, ListedPayment, ProviderFact } from "@/lib/payments/provider";
import { feeOf, fromMercadoPago } from "./mercado-pago-amounts";
import type { MercadoPagoPayment, MercadoPagoRefund } from "./mercado-pago-payment";
import { subjectOf } from "./mercado-pago-subject";

export const MERCADO_PAGO_STATUSES = [
  "pending",
  "in_process",
  "authorized",
  "approved",
  "refunded",
  "rejected",
  "cancelled",
  "in_mediation",
  "charged_back",
] as const;
export type MercadoPagoStatus = (typeof MERCADO_PAGO_STATUSES)[number];

type Meaning = "waiting" | "authorized" | "captured" | "rejected" | "over" | "disputed" | "charged_back";

/** What each status says. Money that came stays captured: refunds and disputes are facts of their own. */
const MEANINGS: Readonly<Record<MercadoPagoStatus, Meaning>> = {
  pending: "waiting",
  in_process: "waiting",
  authorized: "authorized",
  approved: "captured",
  refunded: "captured",
  rejected: "rejected",
  cancelled: "over",
  in_mediation: "disputed",
  charged_back: "charged_back",
};

const meaningOf = ({ status }: MercadoPagoPayment): Meaning | "unknown" =>
  Object.hasOwn(MEANINGS, status) ? MEANINGS[status as MercadoPagoStatus] : "unknown";

const HOLDS_MONEY: readonly string[] = ["captured", "disputed", "charged_back"];
const holdsMoney = (payment: MercadoPagoPayment): boolean => HOLDS_MONEY.includes(meaningOf(payment));
const isWaiting = (payment: MercadoPagoPayment): boolean =>
  ["waiting", "authorized", "unknown"].includes(meaningOf(payment));

/** All that we know of what one buyer did on one page: each try is a payment of its own there, and one attempt here. */
export type MercadoPagoAttempt = readonly [MercadoPagoPayment, ...MercadoPagoPayment[]];

const createdAt = (payment: MercadoPagoPayment): Date => new Date(payment.date_created);
const approvedAt = (payment: MercadoPagoPayment): Date =>
  new Date(payment.date_approved ?? payment.date_created);
const changedAt = (payment: MercadoPagoPayment): Date =>
  new Date(payment.date_last_updated ?? payment.date_approved ?? payment.date_created);
const earliest = (dates: readonly Date[]): Date => new Date(Math.min(...dates.map((date) => date.getTime())));

const amountOf = (payment: MercadoPagoPayment): Money =>
  fromMercadoPago(payment.transaction_amount, payment.currency_id);

function groups(
  payments: readonly MercadoPagoPayment[],
  keyOf: (payment: MercadoPagoPayment) => string,
): readonly (readonly MercadoPagoPayment[])[] {
  const found = new Map<string, MercadoPagoPayment[]>();
  for (const payment of payments) {
    const key = keyOf(payment);
    found.set(key, [...(found.get(key) ?? []), payment]);
  }
  return [...found.values()];
}

function total(amounts: readonly Money[]): Money | null {
  const [first] = amounts;
  return first
    ? money(
        amounts.reduce((sum, { amount }) => sum + amount, 0n),
        first.currency,
      )
    : null;
}

/** What the shop pays for its payments; what buyers pay for instalments is not its business. */
function feesOf(payments: readonly MercadoPagoPayment[]): Money | null {
  const fees = payments.flatMap(({ fee_details: details, currency_id: currency }) =>
    (details ?? []).flatMap((fee) => (fee.fee_payer === "payer" ? [] : [feeOf(fee.amount, currency)])),
  );
  return total(fees);
}

function capturedFacts(attempt: MercadoPagoAttempt, subject: FactSubject): ProviderFact[] {
  const paid = attempt.filter(holdsMoney);
  return groups(paid, ({ currency_id: currency }) => currency).flatMap((payments) => {
    const [first] = payments;
    const amount = total(payments.map(amountOf));
    if (!first || !amount) return [];
    const { payment_method_id: brand, card } = first;
    return {
      ...{ ...subject, kind: "captured" as const, amount, fee: feesOf(payments), brand: brand ?? null },
      last4: card?.last_four_digits ?? null,
      occurredAt: earliest(payments.map(approvedAt)),
    };
  });
}

const REFUND_OUTCOMES: Readonly<Record<string, "pending" | "succeeded" | "failed">> = {
  approved: "succeeded",
  pending: "pending",
  in_process: "pending",
  authorized: "pending",
  rejected: "failed",
  cancelled: "failed",
};

/** A refund without a status is one of before there were any: done. */
const refundOutcome = (status: string | null | undefined) => REFUND_OUTCOMES[status ?? "approved"] ?? null;

/** Mercado Pago keeps nothing of ours with a refund: whether we asked for it, only who asked knows. Of an unknown status: on its way. */
export function refundFact(
  refund: MercadoPagoRefund,
  currency: string,
  subject: FactSubject,
  refundId: string | null = null,
): ProviderFact {
  const outcome = refundOutcome(refund.status) ?? "pending";
  return {
    ...{ ...subject, kind: "refund", providerRefundId: refund.id, refundId, outcome },
    amount: fromMercadoPago(refund.amount, currency),
    failureReason: outcome === "failed" ? (refund.status ?? null) : null,
    occurredAt: new Date(refund.date_created),
  };
}

function refundFacts(payment: MercadoPagoPayment, subject: FactSubject): ProviderFact[] {
  return (payment.refunds ?? []).flatMap((refund) => {
    const fact = refundFact(refund, payment.currency_id, subject);
    if (refundOutcome(refund.status)) return [fact];
    const { occurredAt } = fact;
    return [
      fact,
      { ...subject, kind: "unknown_state", of: "refund", state: refund.status ?? "", occurredAt },
    ];
  });
}

/** What was taken back by a complaint, apart from what the shop had returned before. */
function disputedAmount(payment: MercadoPagoPayment): Money {
  const { amount, currency } = amountOf(payment);
  const back = (payment.refunds ?? [])
    .filter(({ status }) => refundOutcome(status) === "succeeded")
    .map((refund) => fromMercadoPago(refund.amount, payment.currency_id).amount);
  const rest = back.reduce((left, one) => left - one, amount);
  return money(rest > 0n ? rest : 0n, currency);
}

/** The payment is the dispute: it has no object of its own. One that is over leaves only a payment that is well again. */
function disputeFacts(payment: MercadoPagoPayment, subject: FactSubject): ProviderFact[] {
  if (!holdsMoney(payment)) return [];
  const meaning = meaningOf(payment);
  const isWon = meaning === "captured" || payment.status_detail === "reimbursed";
  const stage = isWon ? "won" : meaning === "disputed" ? "open" : "lost";
  return [
    {
      ...{ ...subject, kind: "dispute", disputeId: payment.id, amount: disputedAmount(payment), stage },
      ...{ reason: payment.status_detail ?? null, dueBy: null, occurredAt: changedAt(payment) },
      ...(meaning === "captured" && { ifKnown: true, reason: null }),
    },
  ];
}

/** A rejected card may be followed by another one on the same page, as long as the page can be paid. */
function failureFacts(attempt: MercadoPagoAttempt, subject: FactSubject, isOver: boolean): ProviderFact[] {
  const rejected = attempt.filter((payment) => meaningOf(payment) === "rejected");
  const last = rejected.toSorted((a, b) => createdAt(a).getTime() - createdAt(b).getTime()).at(-1);
  if (!last) return [];
  const code = last.status_detail ?? last.status;
  return [{ ...subject, kind: "attempt_failed", code, final: isOver, occurredAt: changedAt(last) }];
}

function endFacts(attempt: MercadoPagoAttempt, subject: FactSubject): ProviderFact[] {
  const ended = attempt.filter((payment) => meaningOf(payment) === "over");
  const last = ended.at(-1);
  if (!last || attempt.some((payment) => holdsMoney(payment) || isWaiting(payment))) return [];
  const outcome = last.status_detail === "expired" ? "expired" : "voided";
  return [{ ...subject, kind: "attempt_closed", outcome, occurredAt: changedAt(last) }];
}

function oneByOne(payment: MercadoPagoPayment, subject: FactSubject): ProviderFact[] {
  const meaning = meaningOf(payment);
  const occurredAt = changedAt(payment);
  const facts: ProviderFact[] = [];
  if (meaning === "unknown") {
    facts.push({ ...subject, kind: "unknown_state", of: "payment", state: payment.status, occurredAt });
  }
  if (meaning === "authorized") {
    facts.push({ ...subject, kind: "authorized", amount: amountOf(payment), occurredAt });
  }
  return [...facts, ...refundFacts(payment, subject), ...disputeFacts(payment, subject)];
}

/** Everything that follows from the payments of one attempt, as totals. `isOver`: its page can not be paid any more. */
export function factsOf(attempt: MercadoPagoAttempt, isOver: boolean): ProviderFact[] {
  const subject = subjectOf(attempt[0]);
  return [
    ...failureFacts(attempt, subject, isOver),
    ...endFacts(attempt, subject),
    ...capturedFacts(attempt, subject),
    ...attempt.flatMap((payment) => oneByOne(payment, subject)),
  ];
}

/** Whether it may still bring money. */
export function stateOf(payments: readonly MercadoPagoPayment[], isOver: boolean): AttemptState {
  if (payments.some(holdsMoney)) return "paid";
  return payments.some(isWaiting) || !isOver ? "live" : "over";
}

/** The payments that hold money, the oldest first: which of them a refund is asked of must not depend on the day. */
export const refundable = (payments: readonly MercadoPagoPayment[]): readonly MercadoPagoPayment[] =>
  payments.filter(holdsMoney).toSorted((a, b) => createdAt(a).getTime() - createdAt(b).getTime());

/** Each attempt of a list once, with what its payments add up to. */
export function listedOf(payments: readonly MercadoPagoPayment[]): ListedPayment[] {
  const keyOf = (payment: MercadoPagoPayment) => `${payment.currency_id} ${subjectOf(payment).objectId}`;
  return groups(payments, keyOf).flatMap((attempt) => {
    const [first] = attempt;
    if (!first) return [];
    const nothing = money(0n, amountOf(first).currency);
    const paid = attempt.filter(holdsMoney);
    const waiting = attempt.some(isWaiting) ? "pending" : "over";
    const refunds = paid.map((one) => fromMercadoPago(one.transaction_amount_refunded ?? 0, one.currency_id));
    return {
      ...subjectOf(first),
      state: paid.length > 0 ? "captured" : waiting,
      captured: total(paid.map(amountOf)) ?? nothing,
      refunded: total(refunds) ?? nothing,
      fee: feesOf(paid),
      occurredAt: paid.length > 0 ? earliest(paid.map(approvedAt)) : earliest(attempt.map(createdAt)),
    };
  });
}
