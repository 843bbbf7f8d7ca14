import type { OrderFacts } from "./order";

/** Flags that a person may let stand: the rest are settled by doing something. */
export const ACCEPTABLE_FLAGS = [
  "late_payment",
  "amount_mismatch",
  "stock_short",
  "helper_problem",
  "refund_recorded_twice",
] as const;
export type AcceptableFlag = (typeof ACCEPTABLE_FLAGS)[number];
export type Accepted = Readonly<Partial<Record<AcceptableFlag, string>>>;

type Seen = Pick<OrderFacts, "closed" | "money" | "short" | "accepted" | "problems">;

/** What a person saw when they let it stand: another text means that something new came. */
const MARKS: Record<AcceptableFlag, (facts: Seen) => string> = {
  late_payment: ({ closed, money }) => {
    const paid = Object.values(money.payments).map(({ paymentId, captured }) => `${paymentId}=${captured}`);
    return [closed?.seq ?? 0, ...paid.sort()].join(" ");
  },
  amount_mismatch: ({ money }) => String(money.mismatches.length),
  stock_short: ({ short }) =>
    Object.entries(short)
      .map(([variantId, units]) => `${variantId}x${units}`)
      .sort()
      .join(" "),
  helper_problem: ({ problems = [] }) => problems.join(" "),
  refund_recorded_twice: ({ money }) =>
    Object.values(money.refunds)
      .filter(({ state }) => state === "succeeded")
      .map(({ refundId }) => refundId)
      .sort()
      .join(" "),
};

export const isAcceptable = (flag: string): flag is AcceptableFlag =>
  (ACCEPTABLE_FLAGS as readonly string[]).includes(flag);

export const withAccepted = (facts: Seen, flag: AcceptableFlag): Accepted => ({
  ...facts.accepted,
  [flag]: MARKS[flag](facts),
});

/** Whether a flag was let stand and nothing of its kind came since. */
export const isAccepted = (facts: Seen, flag: string): boolean =>
  isAcceptable(flag) && facts.accepted?.[flag] === MARKS[flag](facts);
