import type { Fact } from "@/lib/orders/events";
import type { Dispute, MoneyFacts, MoneyHandlers, Receipt, Refund, RefundState } from "./payment";

const withRefund = (facts: MoneyFacts, refund: Refund): MoneyFacts => ({
  ...facts,
  refunds: { ...facts.refunds, [refund.refundId]: refund },
});

const moved = (facts: MoneyFacts, refundId: string, state: RefundState): MoneyFacts => {
  const refund = facts.refunds[refundId];
  return refund ? withRefund(facts, { ...refund, state }) : facts;
};

const receiptMoved = (facts: MoneyFacts, receiptId: string, state: Receipt["state"]): MoneyFacts => {
  const receipt = facts.receipts[receiptId];
  return receipt ? { ...facts, receipts: { ...facts.receipts, [receiptId]: { ...receipt, state } } } : facts;
};

/** A refund reported by its provider is known by our id, else by theirs (made in the provider's own dashboard). */
export const refundKey = (facts: MoneyFacts, refundId: string | null, providerRefundId: string): string =>
  refundId ??
  Object.values(facts.refunds).find((refund) => refund.providerRefundId === providerRefundId)?.refundId ??
  providerRefundId;

const OUTCOME_RANK = { pending: 0, succeeded: 1, failed: 2 } as const;

/** Newest by the provider's time; at equal times the further outcome wins, so that any order of arrival agrees. */
function newer(at: Date, rank: number, known: { readonly at: Date | null; readonly rank: number }): boolean {
  if (!known.at || at > known.at) return true;
  return at.getTime() === known.at.getTime() && rank >= known.rank;
}

const rankOfState = (state: RefundState): number =>
  state in OUTCOME_RANK ? OUTCOME_RANK[state as "pending"] : -1;
const STAGE_RANK = { open: 0, won: 1, lost: 2 } as const;

type Known = { readonly at: Date | null; readonly rank: number };
const knownRefund = (refund: Refund | undefined): Known => ({
  at: refund?.reportedAt ?? null,
  rank: refund ? rankOfState(refund.state) : -1,
});
const knownDispute = (dispute: Dispute | undefined): Known => ({
  at: dispute?.reportedAt ?? null,
  rank: dispute ? STAGE_RANK[dispute.stage] : -1,
});

const isNews = (at: Date, rank: number, known: Known): boolean =>
  newer(at, rank, known) && !(at.getTime() === known.at?.getTime() && rank === known.rank);

/** Whether a report says more than what is known: newer, or further at the same time. The same said again is no news. */
export const isNewRefund = (
  refund: Refund | undefined,
  at: Date,
  outcome: keyof typeof OUTCOME_RANK,
): boolean => isNews(at, OUTCOME_RANK[outcome], knownRefund(refund));

export const isNewDispute = (dispute: Dispute | undefined, at: Date, stage: Dispute["stage"]): boolean =>
  isNews(at, STAGE_RANK[stage], knownDispute(dispute));

function reportedDispute(facts: MoneyFacts, fact: Fact<DisputeReported>): MoneyFacts {
  const { event } = fact;
  const before = facts.disputes[event.disputeId];
  if (!newer(fact.occurredAt, STAGE_RANK[event.stage], knownDispute(before))) return facts;
  const dispute: Dispute = {
    disputeId: event.disputeId,
    paymentId: event.paymentId,
    amount: event.amount,
    stage: event.stage,
    reason: event.reason ?? before?.reason ?? null,
    dueBy: event.dueBy ? new Date(event.dueBy) : (before?.dueBy ?? null),
    reportedAt: fact.occurredAt,
    version: event.providerVersion ?? null,
  };
  return { ...facts, disputes: { ...facts.disputes, [dispute.disputeId]: dispute } };
}

type DisputeReported = Extract<Fact["event"], { kind: "dispute_reported" }>;
type RefundReported = Extract<Fact["event"], { kind: "refund_reported" }>;

function reportedRefund(facts: MoneyFacts, fact: Fact<RefundReported>): MoneyFacts {
  const { event } = fact;
  const refundId = refundKey(facts, event.refundId, event.providerRefundId);
  const before = facts.refunds[refundId];
  if (!newer(fact.occurredAt, OUTCOME_RANK[event.outcome], knownRefund(before))) return facts;
  return withRefund(facts, {
    refundId,
    paymentId: event.paymentId,
    providerRefundId: event.providerRefundId,
    amount: event.amount,
    lines: before?.lines ?? [],
    restock: before?.restock ?? [],
    state: event.outcome,
    reason: event.failureReason ?? before?.reason ?? null,
    requestedHere: before?.requestedHere ?? event.refundId !== null,
    reportedAt: fact.occurredAt,
    version: event.providerVersion ?? null,
  });
}

/** Refunds, disputes and transfer receipts. */
export const RETURNS_FOLD: MoneyHandlers = {
  refund_requested: (facts, { event }) =>
    withRefund(facts, {
      refundId: event.refundId,
      paymentId: event.paymentId,
      providerRefundId: null,
      amount: event.amount,
      lines: event.lines,
      restock: event.restock,
      state: event.needsApproval ? "requested" : "approved",
      reason: event.reason,
      requestedHere: true,
      reportedAt: null,
      version: null,
    }),
  refund_approved: (facts, { event }) => moved(facts, event.refundId, "approved"),
  refund_rejected: (facts, { event }) => moved(facts, event.refundId, "rejected"),
  refund_recorded: (facts, { event }) => moved(facts, event.refundId, "succeeded"),
  refund_reported: reportedRefund,
  refund_waived: (facts, { event }) => ({ ...facts, waived: facts.waived + event.amount }),
  dispute_reported: reportedDispute,
  receipt_submitted: (facts, { event, occurredAt }) => ({
    ...facts,
    receipts: {
      ...facts.receipts,
      [event.receiptId]: {
        receiptId: event.receiptId,
        fileHash: event.fileHash,
        claimedAmount: event.claimedAmount,
        state: "submitted",
        submittedAt: occurredAt,
      },
    },
  }),
  receipt_accepted: (facts, { event }) => receiptMoved(facts, event.receiptId, "accepted"),
  receipt_rejected: (facts, { event }) => receiptMoved(facts, event.receiptId, "rejected"),
  receipt_reopened: (facts, { event }) => receiptMoved(facts, event.receiptId, "submitted"),
};
