"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import type { RefundFacts } from "@/app/(desk)/orders/[number]/_view/refund-facts";
import type { RefundPreview } from "@/lib/payments/commands/preview-refund";
import { REFUND_REASONS } from "@/lib/payments/refund-request";
import type { RefundChoice } from "./use-refund";

type Toggle = { isOn: boolean; set: (on: boolean) => void };
type FieldsProps = {
  facts: RefundFacts;
  choice: RefundChoice;
  preview: RefundPreview | null;
  cancel: Toggle;
  recorded: Toggle;
};

/** A further amount, why, whether the order ends with it, and what was given back by hand already. */
export function RefundFields({ facts, choice, preview, cancel, recorded }: FieldsProps) {
  const t = useTranslations("orders.refund");
  const reasons = useTranslations("orders.refund.reasons");
  const isByHand = preview?.parts.some(({ byHand }) => byHand) === true && !preview.needsApproval;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("amount")}
          optional
          help={t("amountHelp")}
          error={choice.amount === null ? t("amountError") : undefined}
        >
          <Input
            inputMode="decimal"
            numeric
            before={facts.currency}
            className="pl-12"
            value={choice.amountText}
            onChange={(event) => choice.setAmountText(event.target.value)}
          />
        </Field>
        <Field label={t("reason")}>
          <Select name="reason" options={REFUND_REASONS.map((value) => ({ value, label: reasons(value) }))} />
        </Field>
      </div>
      <Field label={t("note")} optional help={t("noteHelp")}>
        <Textarea name="note" rows={2} maxLength={2_000} />
      </Field>
      {facts.canCancel || isByHand ? (
        <div>
          {facts.canCancel ? (
            <Checkbox
              label={t("alsoCancel")}
              help={t("alsoCancelHelp")}
              checked={cancel.isOn}
              onChange={(event) => cancel.set(event.target.checked)}
            />
          ) : null}
          {isByHand ? (
            <Checkbox
              name="recorded"
              label={t("recorded")}
              help={t("recordedHelp")}
              checked={recorded.isOn}
              onChange={(event) => recorded.set(event.target.checked)}
            />
          ) : null}
        </div>
      ) : null}
      {isByHand && recorded.isOn ? <RecordFields methods={facts.methods} today={facts.today} /> : null}
    </>
  );
}

type RecordProps = Pick<RefundFacts, "methods" | "today">;

/** How, when and with what proof money was given back by hand. */
export function RecordFields({ methods, today }: RecordProps) {
  const t = useTranslations("orders.refund");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("method")}>
        <Select name="methodKey" options={methods.map(({ key, name }) => ({ value: key, label: name }))} />
      </Field>
      <Field label={t("paidOn")}>
        <Input type="date" name="paidOn" defaultValue={today} max={today} required />
      </Field>
      <Field label={t("reference")} optional help={t("referenceHelp")} className="sm:col-span-2">
        <Input name="reference" maxLength={200} autoComplete="off" />
      </Field>
    </div>
  );
}
