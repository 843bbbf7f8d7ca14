"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import { reopenReceiptAction } from "@/app/(desk)/orders/receipts/actions";
import { useReceiptWords } from "./use-receipt-words";

type Props = {
  orderId: number;
  receiptId: string;
  version: number;
  isAccepted: boolean;
  firstKey: string;
};

/** Takes a decision back, also long after its toast is gone. */
export function ReopenForm({ orderId, receiptId, version, isAccepted, firstKey }: Props) {
  const t = useTranslations("receipts");
  const words = useReceiptWords();
  return (
    <ActForm
      action={reopenReceiptAction}
      firstKey={firstKey}
      words={words}
      done={t("reopened")}
      className="grid gap-3"
    >
      <input type="hidden" name="orderId" value={orderId} readOnly />
      <input type="hidden" name="receiptId" value={receiptId} readOnly />
      <input type="hidden" name="expectedVersion" value={version} readOnly />
      <p className="text-sm text-ink-soft">{t(isAccepted ? "reopenAccepted" : "reopenRejected")}</p>
      <SubmitButton variant="secondary">{t("reopen")}</SubmitButton>
    </ActForm>
  );
}
