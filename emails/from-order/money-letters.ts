import type { LetterProps } from "@/emails/letter-props";
import type { Refund } from "@/lib/payments/refund";
import type { LetterData } from "./letter-data";
import { amountText, dateText, methodName, shopProps } from "./order-props";

export function canceledMoney(data: LetterData): LetterProps["order_canceled"]["money"] {
  const { captured, owedBack, refunded } = data.order;
  if (captured === 0n) return { kind: "nothing_paid" };
  if (owedBack > 0n) return { kind: "to_refund", amount: amountText(data, owedBack) };
  if (refunded === 0n) return { kind: "kept" };
  return { kind: "refunded", amount: amountText(data, refunded) };
}

/** The refund that the letter is about: by our id, or by the provider's when it was made there. */
function refundOf({ order, occasion }: LetterData): Refund | undefined {
  const { refunds } = order.money;
  return refunds[occasion] ?? Object.values(refunds).find((one) => one.providerRefundId === occasion);
}

export function refundProps(data: LetterData): LetterProps["refund_made"]["refund"] {
  const { order } = data;
  const refund = refundOf(data);
  const key = refund?.recorded?.methodKey ?? order.money.payments[refund?.paymentId ?? ""]?.methodKey;
  return {
    amount: amountText(data, refund?.amount ?? order.refunded),
    full: order.refunded >= order.captured,
    method: methodName(data, key),
    date: refund?.reportedAt ? dateText(data, refund.reportedAt) : null,
    note: null,
  };
}

export function disputeProps(data: LetterData): LetterProps["desk_dispute"] {
  const { order, occasion } = data;
  const [disputeId = "", stage] = occasion.split(":");
  const dispute = order.money.disputes[disputeId];
  const payment = order.money.payments[dispute?.paymentId ?? ""];
  return {
    shop: shopProps(data),
    number: String(order.number),
    customerName: data.customer.name,
    amount: amountText(data, dispute?.amount ?? order.captured),
    provider: methodName(data, payment?.methodKey) ?? "",
    stage: stage === "won" || stage === "lost" ? stage : "open",
    answerBy: dispute?.dueBy ? dateText(data, dispute.dueBy) : null,
    deskUrl: `${data.appUrl}/orders/${data.order.number}`,
  };
}
