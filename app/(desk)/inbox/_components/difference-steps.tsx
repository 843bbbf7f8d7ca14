import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { SubmitButton } from "@/app/_ui/submit-button";
import { fixDifferenceAction, labelDifferenceAction } from "@/app/(desk)/inbox/reconcile/actions";
import type { DifferenceRow } from "@/db/queries/reconciliation";
import { DIFFERENCE_LABELS } from "@/lib/payments/reconcile";

/** The one step that makes a difference good, and behind it the label for one that cannot be. */
export function DifferenceSteps({ difference }: { difference: DifferenceRow }) {
  return (
    <div className="grid gap-2">
      <Fix difference={difference} />
      <Label difference={difference} />
    </div>
  );
}

function Fix({ difference: { id, kind, orderId, objectId } }: { difference: DifferenceRow }) {
  const t = useTranslations("inbox.reconcile");
  const words = {
    difference_not_found: t("refused.difference_not_found"),
    already_settled: t("refused.already_settled"),
    order_needed: t("refused.order_needed"),
    order_not_found: t("refused.order_not_found"),
    provider_silent: t("refused.provider_silent"),
    still_different: t("refused.still_different"),
  };
  return (
    <ActForm
      action={fixDifferenceAction}
      firstKey={crypto.randomUUID()}
      done={t("fixed")}
      words={words}
      className="flex flex-wrap items-end gap-2"
    >
      <input type="hidden" name="differenceId" value={id} />
      {orderId === null ? (
        <Field label={t("orderNumber")} className="w-32">
          <Input name="orderNumber" inputMode="numeric" required />
        </Field>
      ) : null}
      <SubmitButton variant="secondary" aria-label={`${t(`fix.${kind}`)}: ${objectId}`}>
        {t(`fix.${kind}`)}
      </SubmitButton>
    </ActForm>
  );
}

function Label({ difference: { id } }: { difference: DifferenceRow }) {
  const t = useTranslations("inbox.reconcile");
  return (
    <details>
      <summary className="target inline-flex cursor-pointer items-center text-sm text-ink-soft">
        {t("leave")}
      </summary>
      <ActForm
        action={labelDifferenceAction}
        firstKey={crypto.randomUUID()}
        done={t("labelled")}
        words={{
          difference_not_found: t("refused.difference_not_found"),
          already_settled: t("refused.already_settled"),
        }}
        className="mt-1 flex flex-wrap items-end gap-2"
      >
        <input type="hidden" name="differenceId" value={id} />
        <Field label={t("reason")} className="min-w-44">
          <Select
            name="reason"
            options={DIFFERENCE_LABELS.map((value) => ({ value, label: t(`label.${value}`) }))}
          />
        </Field>
        <SubmitButton variant="secondary">{t("leaveButton")}</SubmitButton>
      </ActForm>
    </details>
  );
}
