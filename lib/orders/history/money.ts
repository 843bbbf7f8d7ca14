import type { moneyEvents } from "@/lib/orders/events/money";
import { word } from "@/lib/orders/said";
import { type Describes, detail, moment, type Told } from "./told";

const money: Told = { group: "money" };

export const MONEY: Describes<keyof typeof moneyEvents> = {
  payment_started: ({ event }) => ({
    ...money,
    values: {
      method: word("method", event.methodKey),
      attempt: event.attempt,
      // Recorded before the provider is asked, and again when its page is known.
      page: event.providerObjectId ? "open" : "asked",
    },
    amount: event.amount,
    details: [detail("providerObject", event.providerObjectId), detail("expires", moment(event.expiresAt))],
  }),
  payment_authorized: ({ event }) => ({
    ...money,
    values: { provider: word("provider", event.provider) },
    amount: event.amount,
    details: [detail("providerObject", event.providerObjectId)],
  }),
  payment_captured: ({ event }) => ({
    ...money,
    values: { provider: word("provider", event.provider) },
    amount: event.amount,
    details: [
      detail("providerObject", event.providerObjectId),
      detail("fee", event.fee),
      detail(
        "card",
        event.detail?.last4 ? `${event.detail.brand ?? ""} •••• ${event.detail.last4}`.trim() : null,
      ),
    ],
  }),
  payment_attempt_failed: ({ event }) => ({
    ...money,
    values: { final: String(event.final) },
    details: [detail("providerObject", event.providerObjectId), detail("code", word("failure", event.code))],
  }),
  payment_attempt_closed: ({ event }) => ({
    ...money,
    values: { outcome: event.outcome },
    details: [detail("providerObject", event.providerObjectId)],
  }),
  payment_recorded: ({ event }) => ({
    ...money,
    values: { method: word("method", event.methodKey) },
    amount: event.amount,
    noteId: event.referenceId,
    details: [detail("paidOn", { day: event.paidOn })],
  }),
  payment_record_voided: ({ event }) => ({ ...money, details: [detail("reason", event.reason)] }),
  payment_mismatch_found: ({ event }) => ({
    ...money,
    values: { field: event.field },
    details: [detail("expected", event.expected), detail("got", event.got)],
  }),
  receipt_submitted: ({ event }) => ({ ...money, amount: event.claimedAmount ?? undefined }),
  receipt_accepted: ({ event }) => ({ ...money, amount: event.amount }),
  receipt_rejected: ({ event }) => ({ ...money, details: [detail("reason", event.reason)] }),
  receipt_reopened: () => money,
  refund_requested: ({ event }) => ({
    ...money,
    values: { approval: String(event.needsApproval) },
    amount: event.amount,
    details: [detail("reason", event.reason)],
  }),
  refund_approved: () => money,
  refund_rejected: ({ event }) => ({ ...money, values: { cause: event.cause } }),
  refund_reported: ({ event }) => ({
    ...money,
    values: { outcome: event.outcome },
    amount: event.amount,
    details: [
      detail("providerObject", event.providerRefundId),
      detail("reason", event.failureReason ? word("failure", event.failureReason) : null),
    ],
  }),
  refund_recorded: ({ event }) => ({
    ...money,
    values: { method: word("method", event.methodKey) },
    amount: event.amount,
    noteId: event.referenceId,
    details: [detail("paidOn", { day: event.paidOn })],
  }),
  refund_matched: () => money,
  refund_waived: ({ event }) => ({
    ...money,
    amount: event.amount,
    details: [detail("reason", event.reason)],
  }),
  dispute_reported: ({ event }) => ({
    ...money,
    values: { stage: event.stage },
    amount: event.amount,
    details: [detail("reason", event.reason), detail("expires", moment(event.dueBy))],
  }),
  payment_fee_reported: ({ event }) => ({
    ...money,
    values: { provider: word("provider", event.provider) },
    amount: event.fee,
  }),
  provider_asked: ({ event }) => ({
    ...money,
    values: { provider: word("provider", event.provider), answered: String(event.answered) },
  }),
  payment_fell_due: ({ event }) => ({ ...money, details: [detail("expires", moment(event.dueAt))] }),
  message_adopted: ({ event }) => ({ ...money, values: { provider: word("provider", event.provider) } }),
  attention_accepted: ({ event }) => ({ ...money, values: { flag: event.flag } }),
  provider_fact_ignored: ({ event }) => ({
    group: event.factKind.startsWith("parcel:") ? "parcels" : "money",
    values: { provider: word("provider", event.provider), cause: event.cause },
    details: [detail("code", event.factKind)],
  }),
};
