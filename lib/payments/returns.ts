import type { Fact } from "@/lib/orders/events";
import type { Dispute, MoneyFacts, MoneyHandlers, Receipt } from "./payment";
import type { Refund, RefundState } from "./refund";

const withRefund = (facts: MoneyFacts, refund: Refund): MoneyFacts => ({
  ...facts,
  refunds: { ...facts.refunds, [refund.refundId]: refund },
});

const changed = (
  facts: MoneyFacts,
  refundId: string | null | undefined,
  change: Partial<Refund>,
): MoneyFacts => {
  const refund = facts.refunds[refundId ?? ""];
  return refund ? withRefund(facts, { ...refund, ...change }) : facts;
};

const receiptMoved = (
  facts: MoneyFacts,
  receiptId: string,
  state: Receipt["state"],
  reason: string | null = null,
): MoneyFacts => {
  const receipt = facts.receipts[receiptId];
  if (!receipt) return facts;
  return { ...facts, receipts: { ...facts.receipts, [receiptId]: { ...receipt, state, reason } } };
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

/** A refund that a message named only by the provider's id, before the answer said that it was ours: it becomes that one. */
function withoutTwin(facts: MoneyFacts, { refundId, providerRefundId }: RefundReported): MoneyFacts {
  const { [providerRefundId ?? ""]: twin, ...others } = facts.refunds;
  const own = facts.refunds[refundId ?? ""];
  if (!twin || !own || own === twin || own.reportedAt) return facts;
  const { state, reportedAt, failureReason } = twin;
  return {
    ...facts,
    refunds: { ...others, [own.refundId]: { ...own, providerRefundId, state, reportedAt, failureReason } },
  };
}

const madeElsewhere = (fact: Fact<RefundReported>, refundId: string): Refund => ({
  ...{ refundId, paymentId: fact.event.paymentId, amount: fact.event.amount },
  ...{ lines: [], shippingAmount: 0n, restock: [], alsoCancel: false },
  ...{ providerRefundId: null, state: "pending", reason: null, noteId: null, failureReason: null },
  ...{ requestedHere: fact.event.refundId !== null, requestedAt: fact.occurredAt, requestedBy: fact.actor },
  ...{ approvedBy: null, recorded: null, settled: false, reportedAt: null, version: null },
});

/** The provider refused. Any report about the refund itself, sooner or later, outweighs that. */
function refusedRefund(facts: MoneyFacts, { event }: Fact<RefundReported>): MoneyFacts {
  const known = facts.refunds[event.refundId ?? ""];
  if (!known || known.reportedAt) return facts;
  return withRefund(facts, { ...known, state: "failed", failureReason: event.failureReason ?? null });
}

function reportedRefund(given: MoneyFacts, fact: Fact<RefundReported>): MoneyFacts {
  const { event } = fact;
  if (event.providerRefundId === null) return refusedRefund(given, fact);
  const facts = withoutTwin(given, event);
  const refundId = refundKey(facts, event.refundId, event.providerRefundId);
  const before = facts.refunds[refundId];
  if (!newer(fact.occurredAt, OUTCOME_RANK[event.outcome], knownRefund(before))) return facts;
  return withRefund(facts, {
    ...(before ?? madeElsewhere(fact, refundId)),
    paymentId: event.paymentId,
    providerRefundId: event.providerRefundId,
    amount: event.amount,
    state: event.outcome,
    failureReason: event.failureReason ?? before?.failureReason ?? null,
    reportedAt: fact.occurredAt,
    version: event.providerVersion ?? null,
  });
}

type RefundRequested = Extract<Fact["event"], { kind: "refund_requested" }>;

function requestedRefund(given: MoneyFacts, { event, actor, occurredAt }: Fact<RefundRequested>): MoneyFacts {
  const { kind: _kind, needsApproval, retryOf, noteId = null, ...asked } = event;
  return withRefund(changed(given, retryOf, { settled: true }), {
    ...asked,
    noteId,
    state: needsApproval ? "requested" : "approved",
    ...{ providerRefundId: null, failureReason: null, requestedHere: true, recorded: null, settled: false },
    ...{ requestedAt: occurredAt, requestedBy: actor, approvedBy: null, reportedAt: null, version: null },
  });
}

/** Refused, withdrawn or undone before it was sent; one that failed is let go, its outcome stays. */
const rejectedRefund = (facts: MoneyFacts, refundId: string): MoneyFacts =>
  changed(
    facts,
    refundId,
    facts.refunds[refundId]?.state === "failed" ? { settled: true } : { state: "rejected" },
  );

type RefundMatched = Extract<Fact["event"], { kind: "refund_matched" }>;

/** One refund that was told twice: what it was for stays as it was recorded, what became of it is the provider's word. */
function matchedRefund(facts: MoneyFacts, { event }: Fact<RefundMatched>): MoneyFacts {
  const { [event.sameAs]: told, ...others } = facts.refunds;
  const own = others[event.refundId];
  if (!told || !own) return facts;
  const { providerRefundId, state, reportedAt, failureReason, version } = told;
  return withRefund(
    { ...facts, refunds: others },
    { ...own, providerRefundId, state, reportedAt, failureReason, version },
  );
}

/** Refunds, disputes and transfer receipts. */
export const RETURNS_FOLD: MoneyHandlers = {
  refund_requested: requestedRefund,
  refund_approved: (facts, { event, actor }) =>
    changed(facts, event.refundId, { state: "approved", approvedBy: actor }),
  refund_rejected: (facts, { event }) => rejectedRefund(facts, event.refundId),
  refund_recorded: (facts, { event, occurredAt }) => {
    const { methodKey, paidOn, referenceId } = event;
    const recorded = { methodKey, paidOn, referenceId };
    return changed(facts, event.refundId, { state: "succeeded", recorded, reportedAt: occurredAt });
  },
  refund_reported: reportedRefund,
  refund_matched: matchedRefund,
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
        sameAs: event.sameAs,
        state: "submitted",
        reason: null,
        submittedAt: occurredAt,
      },
    },
  }),
  receipt_accepted: (facts, { event }) => receiptMoved(facts, event.receiptId, "accepted"),
  receipt_rejected: (facts, { event }) => receiptMoved(facts, event.receiptId, "rejected", event.reason),
  receipt_reopened: (facts, { event }) => receiptMoved(facts, event.receiptId, "submitted"),
};
