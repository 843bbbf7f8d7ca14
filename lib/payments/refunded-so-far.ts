import type { EventOf } from "@/lib/orders/events";
import { isSaidByHand } from "./recorded-twice";
import type { Refund } from "./refund";

type Reported = EventOf<"refund_reported">;
type Known = Pick<Refund, "refundId" | "paymentId" | "providerRefundId" | "amount" | "state" | "recorded">;
type Given = {
  readonly refunds: readonly Known[];
  readonly paymentId: string;
  readonly objectId: string;
  readonly amount: bigint;
};

const WAITING: readonly Refund["state"][] = ["approved", "pending"];

/**
 * What a total that a provider gave back means, refund by refund: first those of ours that wait for an answer and fit into it, then
 * one of the provider's own for what is left. Nothing when the journal knows as much already; what a person gave back by hand is not
 * in the provider's total.
 */
export function refundsOfTotal({ refunds, paymentId, objectId, amount }: Given): Reported[] {
  const ours = refunds.filter((refund) => refund.paymentId === paymentId && !isSaidByHand(refund));
  const known = ours.reduce((sum, { state, amount: one }) => (state === "succeeded" ? sum + one : sum), 0n);
  let left = amount - known;
  const reports: Reported[] = [];
  const report = (refund: Known | null, part: bigint) => {
    left -= part;
    reports.push({
      kind: "refund_reported",
      refundId: refund?.refundId ?? null,
      providerRefundId: refund?.providerRefundId ?? `${objectId}:${amount}`,
      ...{ paymentId, amount: part, outcome: "succeeded", failureReason: null },
    });
  };
  for (const refund of ours) {
    if (WAITING.includes(refund.state) && refund.amount <= left) report(refund, refund.amount);
  }
  if (left > 0n) report(null, left);
  return reports;
}
