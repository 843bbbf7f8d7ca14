import type { Actor } from "@/lib/kernel/actor";
import type { EventOf } from "@/lib/orders/events";

export type RefundState = "requested" | "approved" | "pending" | "succeeded" | "failed" | "rejected";

/** What was asked for, as it was asked. */
type RefundRequested = Pick<
  EventOf<"refund_requested">,
  "refundId" | "paymentId" | "amount" | "lines" | "shippingAmount" | "restock" | "alsoCancel"
>;

export type Refund = RefundRequested & {
  readonly providerRefundId: string | null;
  readonly state: RefundState;
  readonly reason: string | null;
  readonly noteId: string | null;
  readonly failureReason: string | null;
  /** Asked for here; false when it was made in the provider's own dashboard. */
  readonly requestedHere: boolean;
  readonly requestedAt: Date;
  readonly requestedBy: Actor;
  readonly approvedBy: Actor | null;
  /** How it was given back by hand. */
  readonly recorded: {
    readonly methodKey: string;
    readonly paidOn: string;
    readonly referenceId: string | null;
  } | null;
  /** It failed, and a person has dealt with that: tried again, recorded by hand or let go. */
  readonly settled: boolean;
  readonly reportedAt: Date | null;
  readonly version: string | null;
};

/** Still means money that went back or may: what failed or was rejected gives its amount and its units back. */
export const counts = ({ state }: Pick<Refund, "state">): boolean =>
  state !== "failed" && state !== "rejected";
