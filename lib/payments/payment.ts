import type { Fact, OrderEvent } from "@/lib/orders/events";
import type { Refund } from "./refund";

export const PAYMENT_STATES = ["started", "authorized", "captured", "failed", "closed", "voided"] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];
export const DISPUTE_STAGES = ["open", "won", "lost"] as const;
export type DisputeStage = (typeof DISPUTE_STAGES)[number];

/** One attempt at a provider, or one payment recorded by hand. `captured` only grows, whatever the order of arrival. */
export type Payment = {
  readonly paymentId: string;
  readonly methodKey: string;
  /** Null for a payment recorded by hand. */
  readonly provider: string | null;
  /** Null for a payment recorded by hand, and until the provider has named what it made for the attempt. */
  readonly providerObjectId: string | null;
  readonly attempt: number;
  readonly amount: bigint;
  readonly captured: bigint;
  readonly authorized: bigint;
  readonly fee: bigint | null;
  readonly state: PaymentState;
  readonly failureCode: string | null;
  /** The last failure was final: the buyer cannot repeat on the same page. */
  readonly failedForGood: boolean;
  readonly failedAt: Date | null;
  readonly brand: string | null;
  readonly last4: string | null;
  readonly paidOn: string | null;
  readonly referenceId: string | null;
  /** The transfer receipt that it was recorded from. */
  readonly receiptId: string | null;
  readonly startedAt: Date;
  readonly expiresAt: Date | null;
  readonly capturedAt: Date | null;
};

export type Dispute = {
  readonly disputeId: string;
  readonly paymentId: string;
  readonly amount: bigint;
  readonly stage: DisputeStage;
  readonly reason: string | null;
  readonly dueBy: Date | null;
  readonly reportedAt: Date;
  readonly version: string | null;
};

export type Receipt = {
  readonly receiptId: string;
  readonly fileHash: string;
  readonly claimedAmount: bigint | null;
  /** Receipts of any order with the same bytes, sent before. */
  readonly sameAs: readonly string[];
  readonly state: "submitted" | "accepted" | "rejected";
  /** Why it was rejected. */
  readonly reason: string | null;
  readonly submittedAt: Date;
};

export type Mismatch = {
  readonly paymentId: string;
  readonly field: "amount" | "currency" | "order";
  readonly expected: string;
  readonly got: string;
};

/** The money side of an order as its facts say it; nothing here is decided, only remembered. */
export type MoneyFacts = {
  readonly payments: Readonly<Record<string, Payment>>;
  readonly refunds: Readonly<Record<string, Refund>>;
  readonly disputes: Readonly<Record<string, Dispute>>;
  readonly receipts: Readonly<Record<string, Receipt>>;
  readonly mismatches: readonly Mismatch[];
  /** Payments that their provider was asked about without an answer. */
  readonly silent?: readonly string[];
  readonly waived: bigint;
  readonly cashRounding: bigint;
};

export const NO_MONEY: MoneyFacts = {
  payments: {},
  refunds: {},
  disputes: {},
  receipts: {},
  mismatches: [],
  waived: 0n,
  cashRounding: 0n,
};

const startedPayment = (
  fact: Fact,
  given: Pick<Payment, "paymentId" | "methodKey" | "provider" | "providerObjectId" | "amount">,
): Payment => ({
  ...given,
  attempt: 1,
  captured: 0n,
  authorized: 0n,
  fee: null,
  state: "started",
  failureCode: null,
  failedForGood: false,
  failedAt: null,
  brand: null,
  last4: null,
  paidOn: null,
  referenceId: null,
  receiptId: null,
  startedAt: fact.occurredAt,
  expiresAt: null,
  capturedAt: null,
});

const withPayment = (facts: MoneyFacts, payment: Payment): MoneyFacts => ({
  ...facts,
  payments: { ...facts.payments, [payment.paymentId]: payment },
});

const dateOrNull = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);
const earlier = (a: Date | null, b: Date): Date => (a && a < b ? a : b);

type Handlers = {
  [K in OrderEvent["kind"]]?: (facts: MoneyFacts, fact: Fact<Extract<OrderEvent, { kind: K }>>) => MoneyFacts;
};

/** A provider may speak about an object before we recorded that we started it; then the payment begins here. */
const known = (
  facts: MoneyFacts,
  fact: Fact,
  paymentId: string,
  provider: string | null,
  objectId: string,
): Payment =>
  facts.payments[paymentId] ??
  startedPayment(fact, {
    paymentId,
    methodKey: provider ?? "other",
    provider,
    providerObjectId: objectId,
    amount: 0n,
  });

const PAYMENT_HANDLERS: Handlers = {
  payment_started: (facts, fact) => {
    const { event } = fact;
    const before = facts.payments[event.paymentId];
    return withPayment(facts, {
      ...(before ?? startedPayment(fact, event)),
      methodKey: event.methodKey,
      providerObjectId: event.providerObjectId ?? before?.providerObjectId ?? null,
      amount: event.amount,
      attempt: event.attempt,
      startedAt: before?.startedAt ?? fact.occurredAt,
      expiresAt: dateOrNull(event.expiresAt),
    });
  },
  payment_authorized: (facts, fact) => {
    const { event } = fact;
    const payment = known(facts, fact, event.paymentId, event.provider, event.providerObjectId);
    const state = payment.state === "started" || payment.state === "failed" ? "authorized" : payment.state;
    const providerObjectId = payment.providerObjectId ?? event.providerObjectId;
    return withPayment(facts, { ...payment, providerObjectId, authorized: event.amount, state });
  },
  payment_captured: (facts, fact) => {
    const { event } = fact;
    const payment = known(facts, fact, event.paymentId, event.provider, event.providerObjectId);
    const grown = event.amount > payment.captured;
    return withPayment(facts, {
      ...payment,
      providerObjectId: event.providerObjectId,
      captured: grown ? event.amount : payment.captured,
      fee: event.fee ?? payment.fee,
      state: "captured",
      brand: event.detail?.brand ?? payment.brand,
      last4: event.detail?.last4 ?? payment.last4,
      capturedAt: earlier(payment.capturedAt, fact.occurredAt),
    });
  },
  payment_attempt_failed: (facts, fact) => {
    const { event } = fact;
    const payment = known(facts, fact, event.paymentId, fact.actor.id, event.providerObjectId);
    const over = payment.state === "captured" || payment.state === "closed";
    return withPayment(facts, {
      ...payment,
      state: over ? payment.state : "failed",
      failureCode: event.code,
      failedForGood: payment.failedForGood || event.final,
      failedAt: payment.failedAt && payment.failedAt > fact.occurredAt ? payment.failedAt : fact.occurredAt,
    });
  },
  payment_attempt_closed: (facts, fact) => {
    const { event } = fact;
    const payment = known(facts, fact, event.paymentId, fact.actor.id, event.providerObjectId);
    return withPayment(facts, { ...payment, state: payment.state === "captured" ? "captured" : "closed" });
  },
  payment_recorded: (facts, fact) => {
    const { event } = fact;
    const payment = startedPayment(fact, { ...event, provider: null, providerObjectId: null });
    return {
      ...withPayment(facts, {
        ...payment,
        captured: event.amount,
        state: "captured",
        paidOn: event.paidOn,
        referenceId: event.referenceId,
        receiptId: event.receiptId,
        capturedAt: fact.occurredAt,
      }),
      cashRounding: facts.cashRounding + (event.cashRounding ?? 0n),
    };
  },
  payment_record_voided: (facts, { event }) => {
    const payment = facts.payments[event.paymentId];
    return payment ? withPayment(facts, { ...payment, captured: 0n, state: "voided" }) : facts;
  },
  payment_fee_reported: (facts, { event }) => {
    const payment = facts.payments[event.paymentId];
    return payment ? withPayment(facts, { ...payment, fee: event.fee }) : facts;
  },
  provider_asked: (facts, { event: { paymentIds, answered } }) => {
    const others = (facts.silent ?? []).filter((id) => !paymentIds.includes(id));
    return { ...facts, silent: answered ? others : [...others, ...paymentIds] };
  },
  payment_mismatch_found: (facts, { event }) => {
    const { paymentId, field, expected, got } = event;
    return { ...facts, mismatches: [...facts.mismatches, { paymentId, field, expected, got }] };
  },
};

export const PAYMENT_FOLD: Handlers = PAYMENT_HANDLERS;
export type MoneyHandlers = Handlers;
