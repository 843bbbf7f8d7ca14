import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Money } from "@/app/_ui/money";
import { Panel } from "@/app/_ui/panel";
import type { Tone } from "@/app/_ui/tone";
import { actorName, noteText, type OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import type { RefundSend } from "@/db/queries/refunds";
import { money } from "@/lib/kernel/money";
import type { Payment, PaymentState } from "@/lib/payments/payment";
import { useActorWords } from "./actor-words";
import { DisputeRow } from "./dispute-row";
import { Entry } from "./payment-entry";
import { ReceiptRow } from "./receipt-row";
import { RefundRow } from "./refund-row";
import { VoidPayment } from "./void-payment";

const PAYMENT_TONE: Record<PaymentState, Tone> = {
  started: "wait",
  authorized: "wait",
  captured: "good",
  failed: "bad",
  closed: "mute",
  voided: "mute",
};

/** Attempts and payments, refunds and disputes, as each stands now. Not shown to people who see no amounts. */
export function PaymentsPanel({ view, sends }: { view: OrderView; sends: readonly RefundSend[] }) {
  const t = useTranslations("orders.page.payments");
  const { payments, refunds, disputes, receipts } = view.order.money;
  const nothing = [payments, refunds, disputes, receipts].every((one) => Object.keys(one).length === 0);
  if (!view.may.seeMoney || nothing) return null;
  return (
    <Panel id="payments" title={t("title")}>
      <ul aria-label={t("title")} className="divide-y">
        {Object.values(payments).map((payment) => (
          <PaymentRow key={payment.paymentId} payment={payment} view={view} />
        ))}
        {Object.values(receipts).map((receipt) => (
          <ReceiptRow key={receipt.receiptId} receipt={receipt} view={view} />
        ))}
        {Object.values(refunds).map((refund) => (
          <RefundRow
            key={refund.refundId}
            refund={refund}
            view={view}
            send={sends.find(({ refundId }) => refundId === refund.refundId) ?? null}
          />
        ))}
        {Object.values(disputes).map((dispute) => (
          <DisputeRow key={dispute.disputeId} dispute={dispute} view={view} />
        ))}
      </ul>
    </Panel>
  );
}

function PaymentRow({ payment, view }: { payment: Payment; view: OrderView }) {
  const t = useTranslations("orders.page.payments");
  const words = useActorWords();
  const { write, currency, order, may, history } = view;
  const recorded = payment.provider === null;
  const entry = recorded ? history.find((one) => one.kind === "payment_recorded" && !one.undone) : undefined;
  const card = payment.last4 ? `${payment.brand ?? ""} •••• ${payment.last4}`.trim() : null;
  const mayVoid = may.pay && recorded && payment.captured > 0n;
  return (
    <Entry
      what={write.word("method", payment.methodKey)}
      badge={<Badge tone={PAYMENT_TONE[payment.state]}>{t(`state.${payment.state}`)}</Badge>}
      amount={<Money value={money(payment.captured > 0n ? payment.captured : payment.amount, currency)} />}
      facts={[
        write.moment(payment.capturedAt ?? payment.failedAt ?? payment.startedAt),
        card,
        recorded && entry ? t("recordedBy", { name: actorName(view, entry.actor, words) }) : null,
        payment.paidOn ? t("paidOn", { day: write.day(payment.paidOn) }) : null,
        noteText(view, payment.referenceId),
        payment.failureCode ? t("failure", { code: write.word("failure", payment.failureCode) }) : null,
        payment.fee ? t("fee", { amount: write.money(payment.fee) }) : null,
      ]}
      code={payment.providerObjectId}
      action={
        mayVoid ? (
          <VoidPayment orderId={order.id} version={order.version} paymentId={payment.paymentId} />
        ) : null
      }
    />
  );
}
