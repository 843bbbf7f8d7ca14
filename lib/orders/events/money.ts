import { z } from "zod";
import { ACCEPTABLE_FLAGS } from "@/lib/orders/accepted";
import { id, instant, lineQuantity, minor, rowId } from "./parts";

const paymentDetail = z.object({ brand: z.string().nullish(), last4: z.string().nullish() });
const day = z.iso.date();

/** Money in and out: product.md §4. Amounts of provider facts are totals per provider object, never differences. */
export const moneyEvents = {
  payment_started: z.object({
    paymentId: id,
    methodKey: id,
    provider: id,
    /** Null: kept before the provider was asked; the same payment is started once more when its object is known. */
    providerObjectId: id.nullable(),
    attempt: z.int().positive(),
    amount: minor,
    expiresAt: instant.nullable(),
  }),
  payment_authorized: z.object({
    paymentId: id,
    provider: id,
    providerObjectId: id,
    amount: minor,
    captureBefore: instant.nullish(),
  }),
  payment_captured: z.object({
    paymentId: id,
    provider: id,
    providerObjectId: id,
    /** Captured so far on this object. */
    amount: minor,
    currency: z.string().length(3),
    fee: minor.nullish(),
    detail: paymentDetail.nullish(),
    providerVersion: z.string().nullish(),
  }),
  payment_attempt_failed: z.object({
    paymentId: id,
    providerObjectId: id,
    code: z.string(),
    final: z.boolean(),
  }),
  payment_attempt_closed: z.object({
    paymentId: id,
    providerObjectId: id,
    outcome: z.enum(["expired", "voided", "replaced"]),
  }),
  payment_recorded: z.object({
    paymentId: id,
    methodKey: id,
    amount: minor,
    paidOn: day,
    referenceId: id.nullable(),
    receiptId: id.nullable(),
    cashRounding: minor.nullish(),
    acceptShortage: z.boolean().optional(),
    /** False: the customer gets no letter for it. */
    notify: z.boolean().optional(),
  }),
  payment_record_voided: z.object({ paymentId: id, reason: z.string() }),
  payment_mismatch_found: z.object({
    paymentId: id,
    field: z.enum(["amount", "currency", "order"]),
    expected: z.string(),
    got: z.string(),
  }),
  receipt_submitted: z.object({
    receiptId: id,
    fileHash: z.string(),
    claimedAmount: minor.nullable(),
    sameAs: z.array(id),
  }),
  receipt_accepted: z.object({ receiptId: id, paymentId: id, amount: minor }),
  receipt_rejected: z.object({ receiptId: id, reason: z.string() }),
  receipt_reopened: z.object({ receiptId: id }),

  refund_requested: z.object({
    refundId: id,
    paymentId: id,
    amount: minor,
    /** Quantity 0: the rest of what another refund of the same request has the units of. */
    lines: z.array(z.object({ lineId: id, quantity: z.int().min(0).max(999_999), amount: minor })),
    shippingAmount: minor,
    restock: z.array(lineQuantity),
    reason: z.string(),
    noteId: id.nullish(),
    alsoCancel: z.boolean(),
    needsApproval: z.boolean(),
    /** The failed refund that this one takes the place of. */
    retryOf: id.nullish(),
  }),
  refund_approved: z.object({ refundId: id }),
  refund_rejected: z.object({ refundId: id, cause: z.enum(["refused", "withdrawn", "undone"]) }),
  refund_reported: z.object({
    refundId: id.nullable(),
    /** Null: the provider refused, it made nothing. */
    providerRefundId: id.nullable(),
    paymentId: id,
    amount: minor,
    outcome: z.enum(["pending", "succeeded", "failed"]),
    failureReason: z.string().nullish(),
    providerVersion: z.string().nullish(),
  }),
  refund_recorded: z.object({
    refundId: id,
    methodKey: id,
    amount: minor,
    referenceId: id.nullable(),
    paidOn: day,
  }),
  /** A person says that the refund recorded by hand is the one that the provider told of. */
  refund_matched: z.object({ refundId: id, sameAs: id }),
  refund_waived: z.object({ amount: minor, reason: z.string() }),
  dispute_reported: z.object({
    disputeId: id,
    paymentId: id,
    amount: minor,
    stage: z.enum(["open", "won", "lost"]),
    reason: z.string().nullish(),
    dueBy: instant.nullish(),
    providerVersion: z.string().nullish(),
  }),
  /** What the provider keeps of a payment, told after the money itself. */
  payment_fee_reported: z.object({ paymentId: id, provider: id, fee: minor }),
  /** A question that got no answer, or the first answer after one that got none; answers in between leave no trace. */
  provider_asked: z.object({ provider: id, paymentIds: z.array(id), answered: z.boolean() }),
  /** The day that a manual payment was due by has passed, and the order goes on. */
  payment_fell_due: z.object({ dueAt: instant }),
  /** A person named this order for a message that nobody could place. */
  message_adopted: z.object({ provider: id, inboxId: rowId }),
  /** A person saw what a flag points at and lets it stand; a new fact of that kind raises it again. */
  attention_accepted: z.object({ flag: z.enum(ACCEPTABLE_FLAGS) }),
  provider_fact_ignored: z.object({
    provider: id,
    inboxId: rowId.nullable(),
    factKind: z.string(),
    cause: z.enum(["late", "duplicate", "older_version", "unknown_state", "refused"]),
  }),
};
