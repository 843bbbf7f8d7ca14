import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { SubmitButton } from "@/app/_ui/submit-button";
import { fixDifferenceAction, labelDifferenceAction } from "@/app/(desk)/inbox/reconcile/actions";
import type { Candidate, DifferenceRow } from "@/db/queries/reconciliation";
import { DIFFERENCE_LABELS } from "@/lib/payments/reconcile";

type StepsProps = { difference: DifferenceRow; candidates: readonly Candidate[] };

/** The one step that makes a difference good, and behind it the label for one that cannot be. */
export function DifferenceSteps({ difference, candidates }: StepsProps) {
  return (
    <div className="grid gap-2">
      {candidates.length > 0 ? <Candidates difference={difference} candidates={candidates} /> : null}
      <Fix difference={difference} />
      <Label difference={difference} />
    </div>
  );
}

function useFixWords() {
  const t = useTranslations("inbox.reconcile.refused");
  return {
    difference_not_found: t("difference_not_found"),
    already_settled: t("already_settled"),
    order_needed: t("order_needed"),
    order_not_found: t("order_not_found"),
    provider_silent: t("provider_silent"),
    still_different: t("still_different"),
  };
}

/** Orders of that amount around that day: a press instead of a number to look up. */
function Candidates({ difference: { id }, candidates }: StepsProps) {
  const t = useTranslations("inbox.reconcile");
  const words = useFixWords();
  return (
    <div className="grid gap-1">
      <p className="text-sm text-ink-soft">{t("candidates")}</p>
      <div className="flex flex-wrap gap-2">
        {candidates.map(({ number, name }) => (
          <ActForm
            key={number}
            action={fixDifferenceAction}
            firstKey={crypto.randomUUID()}
            done={t("fixed")}
            words={words}
          >
            <input type="hidden" name="differenceId" value={id} />
            <input type="hidden" name="orderNumber" value={number} />
            <SubmitButton variant="secondary">{name ? `#${number} · ${name}` : `#${number}`}</SubmitButton>
          </ActForm>
        ))}
      </div>
    </div>
  );
}

function Fix({ difference: { id, kind, orderId, objectId } }: Pick<StepsProps, "difference">) {
  const t = useTranslations("inbox.reconcile");
  const words = useFixWords();
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
