import { keysMissing } from "@/lib/fulfillment/grants";
import { isLive } from "@/lib/fulfillment/shipment";
import { isSettled, leftToSend, shipmentStatusOf } from "@/lib/fulfillment/status";
import { unsettledAttempts } from "@/lib/payments/attempts";
import { type Sums, sumsOf } from "@/lib/payments/balance";
import { refundExcess, refundTwins } from "@/lib/payments/recorded-twice";
import { isLateMoney, type PaymentStatus, paymentBadgesOf, paymentStatusOf } from "@/lib/payments/status";
import { isAccepted } from "./accepted";
import type { AttentionFlag, Order, OrderFacts } from "./order";

const atLeastZero = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

function standingOf(facts: OrderFacts) {
  return {
    total: facts.totals.total,
    cashRounding: facts.money.cashRounding,
    placed: facts.placed !== null,
    closed: facts.closed,
    recovered: facts.recoveredBy !== null,
  };
}

/** What the shop owes the customer: all of it when the order is closed, else what exceeds the total. */
function owedBackOf(facts: OrderFacts, sums: Sums, status: PaymentStatus): bigint {
  const { waived } = facts.money;
  if (status === "canceled" || status === "abandoned") {
    return atLeastZero(sums.captured - sums.refunded - sums.disputedLost - waived);
  }
  const surplus = sums.captured - facts.totals.total - sums.refundedWithoutLines - sums.disputedLost - waived;
  return atLeastZero(surplus);
}

function paidByTwo(facts: OrderFacts): boolean {
  const whole = Object.values(facts.money.payments).filter(
    (p) => p.captured > 0n && p.captured >= facts.totals.total,
  );
  return whole.length > 1;
}

type Seen = {
  readonly facts: OrderFacts;
  readonly sums: Sums;
  readonly status: PaymentStatus;
  readonly owedBack: bigint;
};

const closedNow = ({ status }: Seen): boolean => status === "canceled" || status === "abandoned";

/** What goes back without anybody's doing; a refund by hand is owed until it is recorded. */
function onItsWay({ money }: OrderFacts): bigint {
  const pending = Object.values(money.refunds).filter(
    ({ state, paymentId }) =>
      state === "requested" ||
      state === "pending" ||
      (state === "approved" && money.payments[paymentId]?.provider !== null),
  );
  return pending.reduce((sum, { amount }) => sum + amount, 0n);
}

/** More than what is on its way back already: somebody has to decide about the rest. */
const isOwing = ({ owedBack, facts }: Seen): boolean => owedBack > onItsWay(facts);

const FLAG_TESTS: Partial<Record<AttentionFlag, (seen: Seen) => boolean>> = {
  receipt_to_review: ({ facts }) => Object.values(facts.money.receipts).some((r) => r.state === "submitted"),
  amount_mismatch: ({ facts, status }) => facts.money.mismatches.length > 0 && status !== "paid",
  overpaid: (seen) => !closedNow(seen) && isOwing(seen) && !paidByTwo(seen.facts),
  paid_twice: (seen) => !closedNow(seen) && isOwing(seen) && paidByTwo(seen.facts),
  late_payment: ({ facts, sums }) =>
    isLateMoney(standingOf(facts), sums) && sums.refunded < sums.captured && leftToSend(facts).length > 0,
  money_without_order: (seen) => seen.status === "abandoned" && isOwing(seen),
  refund_due: (seen) => seen.status === "canceled" && isOwing(seen),
  refund_failed: ({ facts }) =>
    Object.values(facts.money.refunds).some(({ state, settled }) => state === "failed" && !settled),
  refund_recorded_twice: ({ facts: { money } }) => refundTwins(money).length > 0 || refundExcess(money) > 0n,
  dispute_open: ({ sums }) => sums.disputedOpen > 0n,
  stock_short: (seen) =>
    Object.keys(seen.facts.short).length > 0 && !closedNow(seen) && leftToSend(seen.facts).length > 0,
  shipment_failed: (seen) =>
    !closedNow(seen) &&
    Object.values(seen.facts.parcels.shipments).some(
      (shipment) => isLive(shipment) && shipment.state === "failed" && !isSettled(seen.facts, shipment),
    ),
  live_parcel_of_canceled: (seen) =>
    seen.status === "canceled" &&
    Object.values(seen.facts.parcels.shipments).some(
      (shipment) => isLive(shipment) && (shipment.state === "requested" || shipment.state === "in_transit"),
    ),
  letter_bounced: ({ facts }) => facts.letterBounced,
  payment_overdue: ({ facts, status }) => status === "pending" && facts.placed?.fellDueAt !== undefined,
  keys_missing: ({ facts, status }) =>
    status === "paid" && Object.values(facts.parcels.grants).some((grant) => keysMissing(grant) > 0),
  provider_silent: ({ facts: { money } }) =>
    unsettledAttempts(money).some(({ paymentId }) => money.silent?.includes(paymentId)),
  helper_problem: ({ facts }) => (facts.problems ?? []).length > 0,
};

function flagsOf(seen: Seen): AttentionFlag[] {
  return (Object.keys(FLAG_TESTS) as AttentionFlag[]).filter(
    (flag) => FLAG_TESTS[flag]?.(seen) && !isAccepted(seen.facts, flag),
  );
}

/** Concludes statuses, badges, balances and attention flags from the facts alone (product.md §5). Pure; never asks the clock. */
export function derive(facts: OrderFacts): Order {
  const sums = sumsOf(facts.money);
  const standing = standingOf(facts);
  const paymentStatus = paymentStatusOf(standing, sums);
  const owedBack = owedBackOf(facts, sums, paymentStatus);
  const closed = paymentStatus === "canceled" || paymentStatus === "abandoned";
  const due = atLeastZero(facts.totals.total - sums.captured - facts.money.cashRounding);
  return {
    ...facts,
    ...sums,
    paymentStatus,
    badges: paymentBadgesOf(standing, sums),
    shipmentStatus: shipmentStatusOf(facts),
    flags: flagsOf({ facts, sums, status: paymentStatus, owedBack }),
    received: sums.captured - sums.refunded - sums.disputedLost,
    balanceDue: closed ? 0n : due,
    owedBack,
  };
}
