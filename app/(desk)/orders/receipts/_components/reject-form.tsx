"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { FormKey } from "@/app/_ui/form-key";
import { Panel } from "@/app/_ui/panel";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { SubmitButton } from "@/app/_ui/submit-button";
import { rejectReceiptAction } from "@/app/(desk)/orders/receipts/actions";
import { RECEIPT_REASONS } from "@/lib/payments/receipt-file";
import { useDecided } from "./use-decided";
import { useReceiptWords } from "./use-receipt-words";

type Props = {
  orderId: number;
  receiptId: string;
  version: number;
  nextHref: string;
  firstKey: string;
  email: string | null;
};

/** The reason goes to the customer in words; the order waits on. */
export function RejectForm({ firstKey, email, ...about }: Props) {
  const t = useTranslations("receipts");
  const [answer, act] = useDecided(rejectReceiptAction, t("rejected"), about);
  const words = useReceiptWords();
  return (
    <Panel title={t("reject")}>
      <form action={act} className="grid grid-cols-1 gap-3" aria-label={t("reject")}>
        <FormKey first={firstKey} answer={answer} />
        <Refusal answer={answer} words={words} />
        <input type="hidden" name="orderId" value={about.orderId} readOnly />
        <input type="hidden" name="receiptId" value={about.receiptId} readOnly />
        <input type="hidden" name="expectedVersion" value={about.version} readOnly />
        <Field id="reject-reason" label={t("form.reason")} required>
          <Select
            name="reason"
            defaultValue=""
            placeholder={t("form.choose")}
            options={RECEIPT_REASONS.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }))}
          />
        </Field>
        <p className="text-sm text-ink-soft">{email ? t("letter", { email }) : t("noLetter")}</p>
        <SubmitButton variant="secondary">{t("reject")}</SubmitButton>
      </form>
    </Panel>
  );
}
