import { endsRefused } from "@/lib/fulfillment/returning";
import type { EventKind } from "@/lib/orders/events";
import type { AttentionFlag, Order } from "@/lib/orders/order";
import { say } from "@/lib/orders/said";
import { refundExcess, refundTwins } from "@/lib/payments/recorded-twice";
import { type Case, lastFact, type Reason, reason } from "./reason";

const PAID_BY = ["payment_captured", "payment_recorded"] as const;

type Flag = {
  readonly proof: readonly EventKind[];
  readonly amount?: (order: Order) => bigint;
  readonly at?: (order: Order) => Date | null;
};

const dueBy = ({ money }: Order): Date | null =>
  Object.values(money.disputes).find(({ stage }) => stage === "open")?.dueBy ?? null;

/** Which event proves a flag, and how much money it is about. Each flag names its remedy in `next`. */
const FLAGS: Record<AttentionFlag, Flag> = {
  receipt_to_review: { proof: ["receipt_submitted"] },
  amount_mismatch: { proof: ["payment_mismatch_found"] },
  overpaid: { proof: PAID_BY, amount: ({ owedBack }) => owedBack },
  paid_twice: { proof: PAID_BY, amount: ({ owedBack }) => owedBack },
  late_payment: { proof: PAID_BY },
  money_without_order: { proof: PAID_BY, amount: ({ owedBack }) => owedBack },
  refund_due: { proof: [...PAID_BY, "order_canceled"], amount: ({ owedBack }) => owedBack },
  refund_failed: { proof: ["refund_reported"] },
  refund_recorded_twice: {
    proof: ["refund_reported", "refund_recorded"],
    amount: ({ money }) => refundTwins(money)[0]?.told.amount ?? refundExcess(money),
  },
  dispute_open: { proof: ["dispute_reported"], at: dueBy },
  stock_short: { proof: ["stock_short"] },
  shipment_failed: { proof: ["shipment_reported"] },
  live_parcel_of_canceled: { proof: ["order_canceled"] },
  letter_bounced: { proof: ["letter_failed"] },
  payment_overdue: { proof: ["payment_fell_due"], at: ({ placed }) => placed?.dueAt ?? null },
  keys_missing: { proof: ["download_granted"] },
  provider_silent: { proof: ["provider_asked"] },
  helper_problem: { proof: ["note_added"] },
};

/** Refused at the door and not paid is no lost parcel, and a provider may say more than it captured: they have ways on of their own. */
function wordOf(flag: AttentionFlag, order: Order): string {
  if (flag === "shipment_failed" && endsRefused(order)) return "shipment_refused";
  if (flag === "refund_recorded_twice" && refundTwins(order.money).length === 0) return "refunded_too_much";
  return flag;
}

export function flagReason(flag: AttentionFlag, { order, journal }: Case): Reason {
  const { proof, amount, at } = FLAGS[flag];
  const nextAt = at?.(order) ?? null;
  const word = wordOf(flag, order);
  const key = nextAt && flag === "dispute_open" ? "remedy.dispute_open_by" : `remedy.${word}`;
  return reason(`flag.${word}`, {
    fact: lastFact(journal, proof),
    amount: amount?.(order),
    next: say(key, nextAt ? { at: nextAt } : {}),
    nextAt,
  });
}
