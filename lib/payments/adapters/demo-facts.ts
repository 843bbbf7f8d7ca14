import type { DemoPayment } from "@/db/queries/demo-payments";
import { type Currency, isCurrency, money } from "@/lib/kernel/money";
import type { FactSubject, ProviderFact } from "@/lib/payments/provider";

function paymentFacts(row: DemoPayment, subject: FactSubject): ProviderFact[] {
  const facts: ProviderFact[] = [];
  const { failure, capturedCurrency, capturedAt } = row;
  if (failure) {
    const { code, final, at } = failure;
    facts.push({ ...subject, kind: "attempt_failed", code, final, occurredAt: new Date(at) });
  }
  if (row.state === "expired") {
    facts.push({ ...subject, kind: "attempt_closed", outcome: "expired", occurredAt: row.changedAt });
  }
  if (row.captured > 0n && capturedAt && capturedCurrency && isCurrency(capturedCurrency)) {
    const amount = money(row.captured, capturedCurrency);
    const card = { fee: null, brand: "visa", last4: "4242" };
    facts.push({ ...subject, kind: "captured", amount, ...card, occurredAt: capturedAt });
  }
  return facts;
}

const refundFacts = (row: DemoPayment, subject: FactSubject, currency: Currency): ProviderFact[] =>
  row.refunds.map(({ id, refundId, state, amount, at }) => ({
    ...{ ...subject, kind: "refund", providerRefundId: id, refundId, outcome: state },
    amount: money(BigInt(amount), currency),
    failureReason: state === "failed" ? "insufficient_funds" : null,
    occurredAt: new Date(at),
  }));

const disputeFacts = (row: DemoPayment, subject: FactSubject, currency: Currency): ProviderFact[] =>
  row.disputes.map(({ id, stage, amount, dueBy, at }) => ({
    ...{ ...subject, kind: "dispute", disputeId: id, stage, reason: "product_not_received" },
    amount: money(BigInt(amount), currency),
    dueBy: new Date(dueBy),
    occurredAt: new Date(at),
  }));

/** Everything that the books say about one payment. */
export function demoFacts(row: DemoPayment): ProviderFact[] {
  const subject = { orderRef: row.orderRef, paymentId: row.paymentId, objectId: row.id };
  const currency = row.capturedCurrency ?? row.currency;
  const facts = paymentFacts(row, subject);
  if (!isCurrency(currency)) return facts;
  return [...facts, ...refundFacts(row, subject, currency), ...disputeFacts(row, subject, currency)];
}
