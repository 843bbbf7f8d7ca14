import type Stripe from "stripe";
import type { AttemptState, FactSubject, ProviderFact } from "@/lib/payments/provider";
import { fromStripe } from "./stripe-amounts";

/** Everything that Stripe holds about one attempt, fetched at one moment. `session` is null for payments that no Checkout began. */
export type StripeTruth = {
  readonly session: Stripe.Checkout.Session | null;
  readonly intent: Stripe.PaymentIntent | null;
  readonly refunds: readonly Stripe.Refund[];
  readonly disputes: readonly Stripe.Dispute[];
  /** When the message was made; null when nobody sent one. */
  readonly saidAt: Date | null;
};

const ofSeconds = (seconds: number): Date => new Date(seconds * 1_000);

const idOf = (given: string | { id: string } | null | undefined): string | null =>
  typeof given === "string" ? given : (given?.id ?? null);

export const intentIdOf = (holder: { payment_intent?: string | { id: string } | null }): string | null =>
  idOf(holder.payment_intent);

function subjectOf({ session, intent }: StripeTruth): FactSubject | null {
  const objectId = session?.id ?? intent?.id;
  if (!objectId) return null;
  const metadata = { ...intent?.metadata, ...session?.metadata };
  return {
    orderRef: metadata.order_id ?? session?.client_reference_id ?? null,
    paymentId: metadata.payment_id ?? null,
    objectId,
  };
}

function chargeOf(intent: Stripe.PaymentIntent | null): Stripe.Charge | null {
  const charge = intent?.latest_charge;
  return charge && typeof charge !== "string" ? charge : null;
}

type Card = { readonly brand: string | null; readonly last4: string | null };

function cardOf(charge: Stripe.Charge | null): Card {
  const card = charge?.payment_method_details?.card;
  return { brand: card?.brand ?? null, last4: card?.last4 ?? null };
}

/** Whether the buyer can still repeat on the same page. */
const isOpen = ({ session }: StripeTruth): boolean => session?.status === "open";

function intentFacts(truth: StripeTruth, subject: FactSubject): ProviderFact[] {
  const { intent } = truth;
  if (!intent) return [];
  const charge = chargeOf(intent);
  const occurredAt = ofSeconds(charge?.created ?? intent.created);
  if (intent.amount_received > 0) {
    const amount = fromStripe(intent.amount_received, intent.currency);
    return [{ ...subject, kind: "captured", amount, fee: null, ...cardOf(charge), occurredAt }];
  }
  if (intent.status === "canceled") {
    return [{ ...subject, kind: "attempt_closed", outcome: "voided", occurredAt }];
  }
  if (intent.status === "requires_capture") {
    const amount = fromStripe(intent.amount_capturable, intent.currency);
    return [{ ...subject, kind: "authorized", amount, occurredAt }];
  }
  const error = intent.last_payment_error;
  if (intent.status !== "requires_payment_method" || !error) return [];
  const code = error.decline_code ?? error.code ?? error.type;
  return [{ ...subject, kind: "attempt_failed", code, final: !isOpen(truth), occurredAt }];
}

const REFUND_OUTCOMES: Readonly<Record<string, "pending" | "succeeded" | "failed">> = {
  pending: "pending",
  requires_action: "pending",
  succeeded: "succeeded",
  failed: "failed",
  canceled: "failed",
};

/** A refund only ever goes on (pending, succeeded, failed), so its birth is its time and the further outcome wins. */
export function refundFact(refund: Stripe.Refund, subject: FactSubject): ProviderFact | null {
  const outcome = REFUND_OUTCOMES[refund.status ?? ""];
  if (!outcome) return null;
  return {
    ...subject,
    kind: "refund",
    providerRefundId: refund.id,
    refundId: refund.metadata?.refund_id ?? null,
    amount: fromStripe(refund.amount, refund.currency),
    outcome,
    failureReason: refund.failure_reason ?? null,
    occurredAt: ofSeconds(refund.created),
  };
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
function disputeFact(
  dispute: Stripe.Dispute,
  subject: FactSubject,
  saidAt: Date | null,
): ProviderFact | null {
  const stage = DISPUTE_STAGES[dispute.status];
  if (!stage) return null;
  const born = ofSeconds(dispute.created);
  const { due_by: dueBy } = dispute.evidence_details;
  return {
    ...subject,
    kind: "dispute",
    disputeId: dispute.id,
    amount: fromStripe(dispute.amount, dispute.currency),
    stage,
    reason: dispute.reason,
    dueBy: dueBy ? ofSeconds(dueBy) : null,
    occurredAt: saidAt && saidAt > born ? saidAt : born,
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
    ...refunds.flatMap((refund) => refundFact(refund, subject) ?? []),
    ...disputes.flatMap((dispute) => disputeFact(dispute, subject, saidAt) ?? []),
  ];
}

/** Whether an attempt may still bring money. A completed session whose money is on its way is alive. */
export function stateOf({ session, intent }: StripeTruth): AttemptState {
  if (intent && intent.amount_received > 0) return "paid";
  if (session?.payment_status === "no_payment_required") return "paid";
  if (session?.status === "open") return "live";
  if (session?.status === "expired" || !intent) return "over";
  return intent.status === "requires_payment_method" || intent.status === "canceled" ? "over" : "live";
}
