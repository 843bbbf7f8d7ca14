import { type Actor, providerActor } from "@/lib/kernel/actor";
import type { NewEvent, OrderEvent } from "@/lib/orders/events";
import { evolve } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import type { MoneyFacts, Payment } from "./payment";
import type { FactSubject, ProviderFact } from "./provider";
import { refundsOfTotal } from "./refunded-so-far";
import { isNewDispute, isNewRefund, refundKey } from "./returns";

export type FactKind = ProviderFact["kind"];
type FactOf<K extends FactKind> = Extract<ProviderFact, { kind: K }>;
export type IgnoredCause = "late" | "duplicate" | "older_version" | "unknown_state";

/** Where facts come from: the provider, and the inbox row when a message brought them (null when we asked by ourselves). */
export type FactSource = { readonly provider: string; readonly inboxId: number | null };

/** What one fact means: events, or why it means nothing new. */
type Decision = { readonly events: readonly OrderEvent[] } | { readonly ignored: IgnoredCause };

/** A payment of its own for every object that is not the one of a known attempt; the same id whoever hears of it first. */
export const foreignPaymentId = (provider: string, objectId: string): string => `${provider}:${objectId}`;

/** The payment that an object belongs to: by the object, else by our id (the whole attempt, or one without an object yet), else its own. */
export function paymentIdOf(money: MoneyFacts, provider: string, subject: FactSubject): string {
  const ofProvider = Object.values(money.payments).filter((payment) => payment.provider === provider);
  const byObject = ofProvider.find((payment) => payment.providerObjectId === subject.objectId);
  if (byObject) return byObject.paymentId;
  const byId = ofProvider.find((payment) => payment.paymentId === subject.paymentId);
  const isItsOwn = byId?.providerObjectId === null || subject.objectId === subject.paymentId;
  return byId && isItsOwn ? byId.paymentId : foreignPaymentId(provider, subject.objectId);
}

type Seen<F> = {
  readonly order: Order;
  readonly provider: string;
  readonly paymentId: string;
  readonly payment: Payment | undefined;
  readonly fact: F;
  /** Nobody told us: the time of the fact is when we asked. */
  readonly isAsked: boolean;
};

/** What the attempt made at the provider is called; a fact about the whole attempt does not rename it. */
const objectIdOf = ({ payment, fact }: Seen<FactSubject>): string =>
  fact.objectId === fact.paymentId ? (payment?.providerObjectId ?? fact.objectId) : fact.objectId;

/** What was to be paid: by the attempt itself, else by the one that a second object was made for, else the whole order. */
function askedAmount({ order, payment, fact }: Seen<FactSubject>): bigint {
  const attempt = payment ?? order.money.payments[fact.paymentId ?? ""];
  return attempt && attempt.amount > 0n ? attempt.amount : order.totals.total;
}

/** Amounts in words of the journal: minor units, then the currency. @example "25000 CLP" */
const amountText = (amount: bigint, currency: string): string => `${amount} ${currency}`;

function mismatch(
  { order, paymentId }: Seen<unknown>,
  field: "amount" | "currency",
  expected: string,
  got: string,
): OrderEvent[] {
  const isKnown = order.money.mismatches.some(
    (one) =>
      one.paymentId === paymentId && one.field === field && one.expected === expected && one.got === got,
  );
  return isKnown ? [] : [{ kind: "payment_mismatch_found", paymentId, field, expected, got }];
}

function captured(seen: Seen<FactOf<"captured">>): Decision {
  const { order, provider, paymentId, payment, fact } = seen;
  const { amount, currency } = fact.amount;
  const asked = askedAmount(seen);
  const got = amountText(amount, currency);
  if (currency !== order.currency) {
    const events = mismatch(seen, "currency", amountText(asked, order.currency), got);
    return events.length > 0 ? { events } : { ignored: "duplicate" };
  }
  const before = payment?.captured ?? 0n;
  const fee = fact.fee?.currency === order.currency ? fact.fee.amount : null;
  if (amount === before && fee !== null && payment?.fee === null) {
    return { events: [{ kind: "payment_fee_reported", paymentId, provider, fee }] };
  }
  if (amount <= before) return { ignored: amount === before ? "duplicate" : "older_version" };
  const event: OrderEvent = {
    kind: "payment_captured",
    paymentId,
    provider,
    providerObjectId: objectIdOf(seen),
    amount,
    currency,
    fee,
    detail: { brand: fact.brand, last4: fact.last4 },
  };
  const tooLittle = amount < asked ? mismatch(seen, "amount", amountText(asked, currency), got) : [];
  return { events: [event, ...tooLittle] };
}

const isOver = (payment: Payment | undefined): boolean =>
  payment !== undefined && ["captured", "closed", "voided"].includes(payment.state);

function authorized(seen: Seen<FactOf<"authorized">>): Decision {
  const { provider, paymentId, payment, fact } = seen;
  if (isOver(payment)) return { ignored: "late" };
  if (payment && payment.authorized >= fact.amount.amount) return { ignored: "duplicate" };
  const { amount } = fact.amount;
  return {
    events: [{ kind: "payment_authorized", paymentId, provider, providerObjectId: objectIdOf(seen), amount }],
  };
}

function attemptFailed(seen: Seen<FactOf<"attempt_failed">>): Decision {
  const { paymentId, payment, fact } = seen;
  if (isOver(payment)) return { ignored: "late" };
  const isNewer = !payment?.failedAt || fact.occurredAt > payment.failedAt;
  const isWorse = fact.final && !payment?.failedForGood;
  if (!isNewer && !isWorse) return { ignored: "duplicate" };
  const { code, final } = fact;
  const providerObjectId = objectIdOf(seen);
  return { events: [{ kind: "payment_attempt_failed", paymentId, providerObjectId, code, final }] };
}

function attemptClosed(seen: Seen<FactOf<"attempt_closed">>): Decision {
  const { paymentId, payment, fact } = seen;
  if (isOver(payment)) return { ignored: payment?.state === "closed" ? "duplicate" : "late" };
  const { outcome } = fact;
  const providerObjectId = objectIdOf(seen);
  return { events: [{ kind: "payment_attempt_closed", paymentId, providerObjectId, outcome }] };
}

function refunded({ order, paymentId, fact }: Seen<FactOf<"refund">>): Decision {
  const ours = fact.refundId !== null && order.money.refunds[fact.refundId] ? fact.refundId : null;
  const { providerRefundId, outcome, failureReason } = fact;
  const known = order.money.refunds[refundKey(order.money, ours, providerRefundId)];
  if (!isNewRefund(known, fact.occurredAt, outcome)) {
    return { ignored: known?.state === outcome ? "duplicate" : "older_version" };
  }
  const { amount } = fact.amount;
  return {
    events: [
      {
        kind: "refund_reported",
        refundId: ours,
        ...{ providerRefundId, paymentId, amount, outcome, failureReason },
      },
    ],
  };
}

function refundedSoFar({ order, paymentId, fact }: Seen<FactOf<"refunded_so_far">>): Decision {
  const refunds = Object.values(order.money.refunds);
  const total = { paymentId, objectId: fact.objectId, amount: fact.amount.amount };
  const events = refundsOfTotal({ refunds, ...total });
  return events.length > 0 ? { events } : { ignored: "duplicate" };
}

function disputed({ order, paymentId, fact, isAsked }: Seen<FactOf<"dispute">>): Decision {
  const { disputeId, stage, reason } = fact;
  const known = order.money.disputes[disputeId];
  if (fact.ifKnown && known?.stage !== "open") return { ignored: "duplicate" };
  if (isAsked && known?.stage === stage) return { ignored: "duplicate" };
  if (!isNewDispute(known, fact.occurredAt, stage)) {
    return { ignored: known?.stage === stage ? "duplicate" : "older_version" };
  }
  const dueBy = fact.dueBy?.toISOString() ?? null;
  const { amount } = fact.amount;
  return {
    events: [{ kind: "dispute_reported", ...{ disputeId, paymentId, amount, stage, reason, dueBy } }],
  };
}

const DECISIONS: { readonly [K in FactKind]: (seen: Seen<FactOf<K>>) => Decision } = {
  captured,
  authorized,
  attempt_failed: attemptFailed,
  attempt_closed: attemptClosed,
  refund: refunded,
  refunded_so_far: refundedSoFar,
  dispute: disputed,
  unknown_state: () => ({ ignored: "unknown_state" }),
};

function decide(order: Order, fact: ProviderFact, { provider, inboxId }: FactSource): Decision {
  const paymentId = paymentIdOf(order.money, provider, fact);
  const payment = order.money.payments[paymentId];
  const seen = { order, provider, paymentId, payment, fact, isAsked: inboxId === null };
  const isForeign = "amount" in fact && fact.amount.currency !== order.currency;
  if (isForeign && fact.kind !== "captured") return { ignored: "unknown_state" };
  const rule = DECISIONS[fact.kind] as (seen: Seen<ProviderFact>) => Decision;
  return rule(seen);
}

function ignoredEvent(fact: ProviderFact, cause: IgnoredCause, source: FactSource): OrderEvent {
  const factKind = fact.kind === "unknown_state" ? `${fact.of}:${fact.state}` : fact.kind;
  return { kind: "provider_fact_ignored", ...source, factKind, cause };
}

const isFailure = (fact: ProviderFact): boolean => fact.kind === "refund" && fact.outcome === "failed";

/** Money that came back is counted before the refund that it made room for. */
const failuresFirst = (facts: readonly ProviderFact[]): readonly ProviderFact[] =>
  facts.some(isFailure) ? [...facts.filter(isFailure), ...facts.filter((fact) => !isFailure(fact))] : facts;

/**
 * What a provider's facts change about an order: each decided on what the ones before it left. A message never cancels.
 * When none of them says anything new, one `provider_fact_ignored` per message and nothing at all when we asked by ourselves. A state
 * that nobody knows is always written down.
 */
export function decideOnFacts(
  order: Order,
  facts: readonly ProviderFact[],
  { provider, inboxId }: FactSource,
): NewEvent[] {
  const actor: Actor = providerActor(provider);
  const events: NewEvent[] = [];
  const unknown: NewEvent[] = [];
  let ignored: NewEvent | null = null;
  let now = order;
  for (const fact of failuresFirst(facts)) {
    const decision = decide(now, fact, { provider, inboxId });
    if ("ignored" in decision) {
      const note = { event: ignoredEvent(fact, decision.ignored, { provider, inboxId }), actor };
      if (fact.kind === "unknown_state") unknown.push(note);
      else ignored ??= note;
      continue;
    }
    const { occurredAt } = fact;
    for (const event of decision.events) {
      events.push({ event, occurredAt, actor });
      now = evolve(order.id, now, { seq: now.version + 1, actor, occurredAt, recordedAt: occurredAt, event });
    }
  }
  if (inboxId === null) return events;
  return events.length > 0 || unknown.length > 0 || !ignored ? [...events, ...unknown] : [ignored];
}
