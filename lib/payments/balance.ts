import { within } from "@/lib/catalog/discount";
import type { MoneyFacts } from "./payment";
import { refundedOf } from "./recorded-twice";
import type { Refund, RefundState } from "./refund";

/** Sums over an order's payments, refunds and disputes, in minor units of its currency. */
export type Sums = {
  readonly captured: bigint;
  readonly refunded: bigint;
  readonly refundPending: bigint;
  readonly disputedOpen: bigint;
  readonly disputedLost: bigint;
  /** What was given back for no line and no shipping: it settles a surplus. */
  readonly refundedWithoutLines: bigint;
};

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);
const IN_FLIGHT: readonly RefundState[] = ["requested", "approved", "pending"];

export const capturedOf = (money: MoneyFacts): bigint =>
  sum(Object.values(money.payments).map((p) => p.captured));

/** The part of a refund that is for nothing in particular. */
const freePartOf = ({ amount, lines, shippingAmount }: Refund): bigint =>
  amount - shippingAmount - sum(lines.map((line) => line.amount));

export function sumsOf(money: MoneyFacts): Sums {
  const refunds = Object.values(money.refunds);
  const done = refunds.filter((refund) => refund.state === "succeeded");
  const disputed = (stage: "open" | "lost") =>
    sum(
      Object.values(money.disputes).flatMap((dispute) => (dispute.stage === stage ? [dispute.amount] : [])),
    );
  const refunded = refundedOf(money);
  const withoutLines = sum(done.map(freePartOf));
  return {
    captured: capturedOf(money),
    refunded,
    refundPending: sum(
      refunds.filter((refund) => IN_FLIGHT.includes(refund.state)).map((refund) => refund.amount),
    ),
    disputedOpen: disputed("open"),
    disputedLost: disputed("lost"),
    refundedWithoutLines: within(withoutLines, refunded),
  };
}
