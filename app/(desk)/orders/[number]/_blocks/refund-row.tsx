import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Money } from "@/app/_ui/money";
import type { Tone } from "@/app/_ui/tone";
import { actorName, noteText, type OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import type { RefundSend } from "@/db/queries/refunds";
import { money } from "@/lib/kernel/money";
import type { Refund, RefundState } from "@/lib/payments/refund";
import { REFUND_REASONS, type RefundReason } from "@/lib/payments/refund-request";
import { refundSteps } from "@/lib/payments/refund-steps";
import { dayOf } from "@/lib/shop/day";
import { MANUAL_METHODS } from "@/lib/shop/payment-methods";
import { useActorWords } from "./actor-words";
import { Entry } from "./payment-entry";
import { RefundSteps, type StepFacts } from "./refund-steps";

const TONE: Record<RefundState, Tone> = {
  requested: "wait",
  approved: "wait",
  pending: "wait",
  succeeded: "good",
  failed: "bad",
  rejected: "mute",
};

type RowProps = { refund: Refund; view: OrderView; send: RefundSend | null };

/** One refund: what it is for, who asked, who agreed, what its provider said, and what can be done about it now. */
export function RefundRow({ refund, view, send }: RowProps) {
  const t = useTranslations("orders.page.payments");
  const words = useTranslations("orders.refund");
  const { write, currency, order } = view;
  const { state } = refund;
  const settled = refund.settled && state === "failed";
  const method = order.money.payments[refund.paymentId]?.methodKey;
  const isSilent = state === "approved" && send?.lastError;
  return (
    <Entry
      what={method ? `${t("refund")} · ${write.word("method", method)}` : t("refund")}
      badge={
        <Badge tone={settled ? "mute" : TONE[state]}>
          {settled ? words("settled") : t(`refundState.${state}`)}
        </Badge>
      }
      amount={
        <>
          −<Money value={money(refund.amount, currency)} />
        </>
      }
      facts={useFacts(refund, view)}
      code={refund.providerRefundId}
      warning={isSilent ? words("silent", { count: send.attempts }) : null}
      action={<RefundSteps facts={stepFacts(refund, view, send)} />}
    />
  );
}

const isReason = (text: string | null): text is RefundReason =>
  (REFUND_REASONS as readonly string[]).includes(text ?? "");

function useFacts(refund: Refund, view: OrderView): (string | null)[] {
  const t = useTranslations("orders.refund");
  const reasons = useTranslations("orders.refund.reasons");
  const actors = useActorWords();
  const { write } = view;
  const { recorded, approvedBy, reportedAt, failureReason } = refund;
  const at = write.moment(refund.requestedAt);
  const name = actorName(view, refund.requestedBy, actors);
  return [
    ...contentOf(refund, view, {
      units: (count, line) => t("units", { count, name: line }),
      shipping: t("withShipping"),
    }),
    refund.requestedHere ? t("askedBy", { name, at }) : t("elsewhere", { at }),
    approvedBy ? t("approvedBy", { name: actorName(view, approvedBy, actors) }) : null,
    isReason(refund.reason) ? reasons(refund.reason) : null,
    noteText(view, refund.noteId),
    recorded
      ? t("recordedAs", { method: write.word("method", recorded.methodKey), day: write.day(recorded.paidOn) })
      : null,
    recorded ? noteText(view, recorded.referenceId) : null,
    reportedAt && !recorded ? t("reportedAt", { at: write.moment(reportedAt) }) : null,
    failureReason && refund.state === "failed"
      ? t("failure", { code: write.word("failure", failureReason) })
      : null,
  ];
}

type Words = { readonly units: (count: number, name: string) => string; readonly shipping: string };

function contentOf({ lines, shippingAmount }: Refund, { order }: OrderView, words: Words): string[] {
  const named = lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((one) => one.lineId === lineId);
    return line && quantity > 0 ? [words.units(quantity, line.name)] : [];
  });
  return shippingAmount > 0n ? [...named, words.shipping] : named;
}

function stepFacts(refund: Refund, view: OrderView, send: RefundSend | null): StepFacts {
  const { order, may, userId, write, settings, now, page } = view;
  const { requestedBy } = refund;
  const byHand = order.money.payments[refund.paymentId]?.provider === null;
  const steps = refundSteps({
    ...refund,
    isOwn: requestedBy.kind === "staff" && requestedBy.id === String(userId),
    ...{ byHand, isSent: send !== null, isSilent: Boolean(send?.lastError) },
    ...{ mayRefund: may.refund, mayApprove: may.approve },
  });
  return {
    ...{ orderId: order.id, refundId: refund.refundId, amount: write.money(refund.amount), byHand, steps },
    askedBy: page.staffNames.get(Number(requestedBy.id)) ?? "",
    cancels: refund.alsoCancel && order.closed === null,
    email: page.person?.email ?? null,
    methods: MANUAL_METHODS.map((key) => ({ key, name: write.word("method", key) })),
    today: dayOf(now, settings.timeZone),
  };
}
