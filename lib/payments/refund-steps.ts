import type { Refund } from "./refund";

export const REFUND_STEPS = [
  "approve",
  "refuse",
  "retry",
  "ask_again",
  "record",
  "withdraw",
  "let_go",
] as const;
export type RefundStep = (typeof REFUND_STEPS)[number];

type Seen = Pick<Refund, "state" | "settled"> & {
  readonly isOwn: boolean;
  /** No provider gives it back: a person does. */
  readonly byHand: boolean;
  readonly isSent: boolean;
  /** Sent, and no answer came. */
  readonly isSilent: boolean;
  readonly mayRefund: boolean;
  readonly mayApprove: boolean;
};

const isFailed = ({ state, settled }: Seen): boolean => state === "failed" && !settled;

const RULES: Record<RefundStep, (seen: Seen) => boolean> = {
  approve: ({ state, isOwn, mayApprove }) => state === "requested" && mayApprove && !isOwn,
  refuse: ({ state, isOwn, mayApprove }) => state === "requested" && mayApprove && !isOwn,
  retry: (seen) => isFailed(seen) && seen.mayRefund && !seen.byHand,
  ask_again: ({ state, isSilent, mayRefund }) => state === "approved" && isSilent && mayRefund,
  record: (seen) => seen.mayRefund && (isFailed(seen) || (seen.state === "approved" && seen.byHand)),
  withdraw: ({ state, isOwn, isSent, mayRefund, mayApprove }) =>
    mayRefund && (state === "requested" ? isOwn : state === "approved" && !isSent && (isOwn || mayApprove)),
  let_go: (seen) => isFailed(seen) && seen.mayRefund && (seen.isOwn || seen.mayApprove),
};

/** What a person may do about a refund now; the commands decide again on the locked order. */
export const refundSteps = (seen: Seen): RefundStep[] => REFUND_STEPS.filter((step) => RULES[step](seen));
