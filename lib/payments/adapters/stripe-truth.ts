import type Stripe from "stripe";
import type { Money } from "@/lib/kernel/money";
import type { AttemptState, FactSubject, ProviderFact } from "@/lib/payments/provider";
import { fromStripe } from "./stripe-amounts";

/** Everything that Stripe holds about one attempt, fetched at one moment. `session` is null for payments that no Checkout began. */
export type StripeTruth = {
  readonly session: Stripe.Checkout.Session | null;
  readonly intent: Stripe.PaymentIntent | null;
  readonly refunds: readonly Stripe.Refund[];
  readonly disputes: readonly Stripe.Dispute[];
  /** When the message was made, or when we asked. */
  readonly saidAt: Date;
};

const ofSeconds = (seconds: number): Date => new Date(seconds * 1_000);

const idOf = (given: string | { id: string } | null | undefined): string | null =>
  typeof given === "string" ? given : (given?.id ?? null);

export const intentIdOf = (holder: { payment_intent?: string | { id: string } | null }): string | null =>
  idOf(holder.payment_intent);

export function subjectOf({ session, intent }: Pick<StripeTruth, "session" | "intent">): FactSubject | null {
  const objectId = session?.id ?? intent?.id;
  if (!objectId) return null;
  const metadata = { ...intent?.metadata, ...session?.metadata };
  return {
    orderRef: metadata.order_id ?? session?.client_reference_id ?? null,
    paymentId: metadata.payment_id ?? null,
    objectId,
  };
}

export function chargeOf(intent: Stripe.PaymentIntent | null): Stripe.Charge | null {
  const charge = intent?.latest_charge;
  return charge && typeof charge !== "string" ? charge : null;
}

type Card = { readonly brand: string | null; readonly last4: string | null };

function cardOf(charge: Stripe.Charge | null): Card {
  const card = charge?.payment_method_details?.card;
  return { brand: card?.brand ?? null, last4: card?.last4 ?? null };
}

/** What Stripe keeps, in the currency of the account. Not known at once: then null. */
export function feeIn(charge: Stripe.Charge | null): Money | null {
  const transaction = charge?.balance_transaction;
  if (!transaction || typeof transaction === "string") return null;
  return fromStripe(transaction.fee, transaction.currency);
}

export const occurredAtOf = (intent: Stripe.PaymentIntent): Date =>
  ofSeconds(chargeOf(intent)?.created ?? intent.created);

/** Whether the buyer can still repeat on the same page. */
const isOpen = ({ session }: StripeTruth): boolean => session?.status === "open";

type Meaning = "waiting" | "authorized" | "captured" | "failed" | "voided";
type IntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "requires_capture"
  | "succeeded"
  | "canceled";

/** What an intent without money says by its status; money that came outweighs it. */
export const INTENT_MEANINGS: Readonly<Record<IntentStatus, Meaning>> = {
  requires_payment_method: "failed",
  requires_confirmation: "waiting",
  requires_action: "waiting",
  processing: "waiting",
  requires_capture: "authorized",
  succeeded: "captured",
  canceled: "voided",
};

const meaningOf = ({ status, amount_received: received }: Stripe.PaymentIntent): Meaning | "unknown" => {
  if (received > 0) return "captured";
  return Object.hasOwn(INTENT_MEANINGS, status) ? INTENT_MEANINGS[status as IntentStatus] : "unknown";
};

type Common = FactSubject & { readonly occurredAt: Date };
type IntentFact = (common: Common, intent: Stripe.PaymentIntent, truth: StripeTruth) => ProviderFact | null;

function capturedFact(common: Common, intent: Stripe.PaymentIntent): ProviderFact | null {
  if (intent.amount_received === 0) return null;
  const amount = fromStripe(intent.amount_received, intent.currency);
  const charge = chargeOf(intent);
  return { ...common, kind: "captured", amount, fee: feeIn(charge), ...cardOf(charge) };
}

function failedFact(common: Common, intent: Stripe.PaymentIntent, truth: StripeTruth): ProviderFact | null {
  const { last_payment_error: error } = intent;
  if (!error) return null;
  const code = error.decline_code ?? error.code ?? error.type;
  return { ...common, kind: "attempt_failed", code, final: !isOpen(truth) };
}

const INTENT_FACTS: Readonly<Record<Meaning | "unknown", IntentFact>> = {
  waiting: () => null,
  authorized: (common, { amount_capturable: amount, currency }) => ({
    ...{ ...common, kind: "authorized", amount: fromStripe(amount, currency) },
  }),
  captured: capturedFact,
  voided: (common) => ({ ...common, kind: "attempt_closed", outcome: "voided" }),
  failed: failedFact,
  unknown: (common, { status }) => ({ ...common, kind: "unknown_state", of: "payment", state: status }),
};

function intentFacts(truth: StripeTruth, subject: FactSubject): ProviderFact[] {
  const { intent } = truth;
  if (!intent) return [];
  const fact = INTENT_FACTS[meaningOf(intent)](
    { ...subject, occurredAt: occurredAtOf(intent) },
    intent,
    truth,
  );
  return fact ? [fact] : [];
}

export const REFUND_OUTCOMES: Readonly<Record<string, "pending" | "succeeded" | "failed">> = {
  pending: "pending",
  requires_action: "pending",
  succeeded: "succeeded",
  failed: "failed",
  canceled: "failed",
};

/** A refund only ever goes on (pending, succeeded, failed), so its birth is its time and the further outcome wins. Of an unknown
 * status: on its way. */
export function refundFact(refund: Stripe.Refund, subject: FactSubject): RefundFact {
  return {
    ...subject,
    kind: "refund",
    providerRefundId: refund.id,
    refundId: refund.metadata?.refund_id ?? null,
    amount: fromStripe(refund.amount, refund.currency),
    outcome: REFUND_OUTCOMES[refund.status ?? ""] ?? "pending",
    failureReason: refund.failure_reason ?? null,
    occurredAt: ofSeconds(refund.created),
  };
}
type RefundFact = Extract<ProviderFact, { kind: "refund" }>;

function refundFacts(refund: Stripe.Refund, subject: FactSubject): ProviderFact[] {
  const fact = refundFact(refund, subject);
  const state = refund.status ?? "none";
  if (Object.hasOwn(REFUND_OUTCOMES, state)) return [fact];
  return [fact, { ...subject, kind: "unknown_state", of: "refund", state, occurredAt: fact.occurredAt }];
}

export const DISPUTE_STAGES: Readonly<Record<string, "open" | "won" | "lost">> = {
  warning_needs_response: "open",
  warning_under_review: "open",
  warning_closed: "won",
  needs_response: "open",
  under_review: "open",
  appeal_needs_response: "open",
  appeal_under_review: "open",
  won: "won",
  prevented: "won",
  lost: "lost",
};

/** A dispute may turn (lost, appealed, won): the time of the message orders it. */
function disputeFact(dispute: Stripe.Dispute, subject: FactSubject, saidAt: Date): ProviderFact {
  const stage = DISPUTE_STAGES[dispute.status];
  const born = ofSeconds(dispute.created);
  const occurredAt = saidAt > born ? saidAt : born;
  if (!stage) return { ...subject, kind: "unknown_state", of: "dispute", state: dispute.status, occurredAt };
  const { due_by: dueBy } = dispute.evidence_details;
  return {
    ...subject,
    kind: "dispute",
    disputeId: dispute.id,
    amount: fromStripe(dispute.amount, dispute.currency),
    stage,
    reason: dispute.reason,
    dueBy: dueBy ? ofSeconds(dueBy) : null,
    occurredAt,
  };
}

/** The facts that follow, as totals per object. Unpaid asynchronous methods (OXXO, boleto, SEPA) are none yet. */
export function factsOf(truth: StripeTruth): ProviderFact[] {
  const subject = subjectOf(truth);
  if (!subject) return [];
  const { session, refunds, disputes, saidAt } = truth;
  const closed: ProviderFact[] =
    session?.status === "expired"
      ? [
          {
            ...{ ...subject, kind: "attempt_closed", outcome: "expired" },
            occurredAt: ofSeconds(session.expires_at),
          },
        ]
      : [];
  return [
    ...intentFacts(truth, subject),
    ...closed,
    ...refunds.flatMap((refund) => refundFacts(refund, subject)),
    ...disputes.map((dispute) => disputeFact(dispute, subject, saidAt)),
  ];
}

/** Whether an attempt may still bring money. A completed session whose money is on its way is alive. */
export function stateOf({ session, intent }: StripeTruth): AttemptState {
  if (intent && intent.amount_received > 0) return "paid";
  if (session?.payment_status === "no_payment_required") return "paid";
  if (session?.status === "open") return "live";
  if (session?.status === "expired" || !intent) return "over";
  return ["failed", "voided"].includes(meaningOf(intent)) ? "over" : "live";
}
