import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Money } from "@/app/_ui/money";
import { Panel } from "@/app/_ui/panel";
import type { Tone } from "@/app/_ui/tone";
import { actorName, noteText, type OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { money } from "@/lib/kernel/money";
import type { DisputeStage, Payment, PaymentState } from "@/lib/payments/payment";
import type { RefundState } from "@/lib/payments/refund";
import { useActorWords } from "./actor-words";
import { VoidPayment } from "./void-payment";

const PAYMENT_TONE: Record<PaymentState, Tone> = {
  started: "wait",
  authorized: "wait",
  captured: "good",
  failed: "bad",
  closed: "mute",
  voided: "mute",
};
const REFUND_TONE: Record<RefundState, Tone> = {
  requested: "wait",
  approved: "wait",
  pending: "wait",
  succeeded: "good",
  failed: "bad",
  rejected: "mute",
};
const DISPUTE_TONE: Record<DisputeStage, Tone> = { open: "bad", won: "good", lost: "bad" };

/** Attempts and payments, refunds and disputes, as each stands now. Not shown to people who see no amounts. */
export function PaymentsPanel({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.payments");
  const { payments, refunds, disputes } = view.order.money;
  const nothing = [payments, refunds, disputes].every((one) => Object.keys(one).length === 0);
  if (!view.may.seeMoney || nothing) return null;
  const { write, currency } = view;
  return (
    <Panel title={t("title")}>
      <ul aria-label={t("title")} className="divide-y">
        {Object.values(payments).map((payment) => (
          <PaymentRow key={payment.paymentId} payment={payment} view={view} />
        ))}
        {Object.values(refunds).map((refund) => (
          <Entry
            key={refund.refundId}
            what={t("refund")}
            badge={<Badge tone={REFUND_TONE[refund.state]}>{t(`refundState.${refund.state}`)}</Badge>}
            amount={
              <>
                −<Money value={money(refund.amount, currency)} />
              </>
            }
            facts={[
              refund.reportedAt && write.moment(refund.reportedAt),
              refund.reason,
              refund.providerRefundId,
            ]}
          />
        ))}
        {Object.values(disputes).map((dispute) => (
          <Entry
            key={dispute.disputeId}
            what={t("dispute")}
            badge={<Badge tone={DISPUTE_TONE[dispute.stage]}>{t(`disputeStage.${dispute.stage}`)}</Badge>}
            amount={<Money value={money(dispute.amount, currency)} />}
            facts={[
              write.moment(dispute.reportedAt),
              dispute.stage === "open" && dispute.dueBy
                ? t("answerBy", { at: write.moment(dispute.dueBy) })
                : null,
              dispute.reason,
            ]}
          />
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
        payment.failureCode ? t("failure", { code: payment.failureCode }) : null,
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

type EntryProps = {
  what: string;
  badge: React.ReactNode;
  amount: React.ReactNode;
  facts: readonly (string | null)[];
  code?: string | null;
  action?: React.ReactNode;
};

function Entry({ what, badge, amount, facts, code, action }: EntryProps) {
  return (
    <li className="grid gap-1 py-3 first:pt-1 last:pb-0">
      <div className="flex items-baseline justify-between gap-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-medium">{what}</h3>
          {badge}
        </div>
        <span className="font-medium">{amount}</span>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <p className="min-w-0 text-sm text-ink-soft">
          {facts.filter(Boolean).join(" · ")}
          {code ? <span className="ml-2 font-mono text-xs break-all text-ink-faint">{code}</span> : null}
        </p>
        {action}
      </div>
    </li>
  );
}
