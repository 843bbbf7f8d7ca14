import { DAY_MS, plus } from "@/lib/kernel/clock";

type Refund = {
  readonly id: string;
  readonly refundId: string | null;
  readonly amount: string;
  readonly state: "pending" | "succeeded" | "failed";
  readonly at: string;
};
type Dispute = {
  readonly id: string;
  readonly amount: string;
  readonly stage: "open" | "won" | "lost";
  readonly dueBy: string;
  readonly at: string;
};

/** The pages of the demo provider's books that a refund or a dispute is written on. */
export type DemoBooks = {
  readonly id: string;
  readonly captured: bigint;
  readonly refunds: readonly Refund[];
  readonly refundPlan: "succeed" | "fail" | "hold";
  readonly disputes: readonly Dispute[];
};

export const BOOK_ACTS = [
  "refund_own",
  "refunds_succeed",
  "refunds_fail",
  "refunds_hold",
  "fail_last",
  "dispute_open",
  "dispute_won",
  "dispute_lost",
] as const;
export type BookAct = (typeof BOOK_ACTS)[number];
export type BookChange = Partial<Pick<DemoBooks, "refunds" | "refundPlan" | "disputes">>;

const ANSWER_IN_DAYS = 7;
const OUTCOME = { succeed: "succeeded", fail: "failed", hold: "pending" } as const;

/** What becomes of the refunds that are on their way, by the plan of the page. */
export const settledRefunds = ({
  refunds,
  refundPlan,
}: Pick<DemoBooks, "refunds" | "refundPlan">): readonly Refund[] =>
  refunds.map((one) => (one.state === "pending" ? { ...one, state: OUTCOME[refundPlan] } : one));

export const leftInBooks = ({ captured, refunds }: DemoBooks): bigint =>
  refunds.reduce((left, { state, amount }) => (state === "failed" ? left : left - BigInt(amount)), captured);

function ownRefund(books: DemoBooks, amount: bigint | null, now: Date): BookChange | null {
  const left = leftInBooks(books);
  const wanted = amount ?? left;
  if (wanted <= 0n || wanted > left) return null;
  const id = `demo_re_own_${books.id}_${books.refunds.length + 1}`;
  const made = {
    id,
    refundId: null,
    amount: wanted.toString(),
    state: "succeeded" as const,
    at: now.toISOString(),
  };
  return { refunds: [...books.refunds, made] };
}

function lastFails(books: DemoBooks): BookChange | null {
  const last = books.refunds.findLast(({ state }) => state === "succeeded");
  if (!last) return null;
  return { refunds: books.refunds.map((one) => (one === last ? { ...one, state: "failed" as const } : one)) };
}

function disputed(books: DemoBooks, now: Date): BookChange | null {
  if (books.captured <= 0n || books.disputes.some(({ stage }) => stage === "open")) return null;
  const id = `demo_dp_${books.id}_${books.disputes.length + 1}`;
  const made = {
    ...{ id, amount: books.captured.toString(), stage: "open" as const, at: now.toISOString() },
    dueBy: plus(now, ANSWER_IN_DAYS * DAY_MS).toISOString(),
  };
  return { disputes: [...books.disputes, made] };
}

function disputeEnds(books: DemoBooks, stage: "won" | "lost", now: Date): BookChange | null {
  if (!books.disputes.some((one) => one.stage === "open")) return null;
  return {
    disputes: books.disputes.map((one) =>
      one.stage === "open" ? { ...one, stage, at: now.toISOString() } : one,
    ),
  };
}

const planned = (books: DemoBooks, refundPlan: DemoBooks["refundPlan"]): BookChange => ({
  refundPlan,
  refunds: settledRefunds({ ...books, refundPlan }),
});

/** What an act in the provider's own dashboard changes; null when there is nothing to do it to. */
export function bookChange(
  books: DemoBooks,
  act: BookAct,
  amount: bigint | null,
  now: Date,
): BookChange | null {
  const acts: Record<BookAct, () => BookChange | null> = {
    refund_own: () => ownRefund(books, amount, now),
    refunds_succeed: () => planned(books, "succeed"),
    refunds_fail: () => planned(books, "fail"),
    refunds_hold: () => planned(books, "hold"),
    fail_last: () => lastFails(books),
    dispute_open: () => disputed(books, now),
    dispute_won: () => disputeEnds(books, "won", now),
    dispute_lost: () => disputeEnds(books, "lost", now),
  };
  return acts[act]();
}
