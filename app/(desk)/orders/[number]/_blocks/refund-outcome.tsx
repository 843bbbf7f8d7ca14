"use client";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import type { RefundFacts } from "@/app/(desk)/orders/[number]/_view/refund-facts";
import type { RefundPreview } from "@/lib/payments/commands/preview-refund";
import type { RefundChoice } from "./use-refund";

type OutcomeProps = {
  facts: RefundFacts;
  choice: RefundChoice;
  preview: RefundPreview;
  alsoCancel: boolean;
  recorded: boolean;
  write: (amount: bigint) => string;
};

/** The sum, which payment gives back how much of it, and everything else that will happen. */
export function RefundOutcome(props: OutcomeProps) {
  const t = useTranslations("orders.refund");
  const dialog = useTranslations("orders.dialog");
  const { choice, preview, write } = props;
  const lines = useLines(props);
  return (
    <section
      aria-label={dialog("willHappen")}
      aria-live="polite"
      aria-busy={choice.isOld}
      className={cx("rounded-md bg-paper px-4 py-3 transition-opacity", choice.isOld && "opacity-60")}
    >
      <p className="flex items-baseline justify-between gap-3">
        <span className="text-sm text-ink-faint">{t("total")}</span>
        <strong className="tnum text-md font-semibold">{write(preview.total)}</strong>
      </p>
      <ul className="mt-2 grid list-disc gap-1 border-t pt-2 pl-4 marker:text-ink-faint">
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useLines({ facts, choice, preview, alsoCancel, recorded, write }: OutcomeProps): string[] {
  const t = useTranslations("orders.refund");
  const name = (paymentId: string) => facts.payments.find((one) => one.paymentId === paymentId)?.name ?? "";
  const restocked = choice.wish.lines.reduce(
    (sum, { restock, quantity }) => sum + (restock ? quantity : 0),
    0,
  );
  const hasEnded = facts.lines.some(
    ({ lineId, left, isDownloaded }) =>
      isDownloaded &&
      (alsoCancel || choice.wish.lines.some((one) => one.lineId === lineId && one.quantity >= left)),
  );
  const byHand = preview.parts.filter((part) => part.byHand);
  const isDone = recorded && !preview.needsApproval;
  const lines = [
    ...preview.parts.map(({ paymentId, amount, byHand: own }) =>
      t(own ? "byHand" : "by", { amount: write(amount), payment: name(paymentId) }),
    ),
    preview.needsApproval ? t("second") : null,
    preview.parts.length > byHand.length ? t("asks") : null,
    byHand.length > 0 && !isDone ? t("manual") : null,
    restocked > 0 && !alsoCancel ? t("stock", { count: restocked }) : null,
    hasEnded ? t("endsDownloads") : null,
    alsoCancel ? t(preview.needsApproval ? "cancelsLater" : "cancels") : null,
    facts.email ? t("letter", { email: facts.email }) : t("noLetter"),
  ];
  return lines.filter((line): line is string => line !== null);
}
