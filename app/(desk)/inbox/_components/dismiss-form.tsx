import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { SubmitButton } from "@/app/_ui/submit-button";
import { dismissMessageAction } from "@/app/(desk)/inbox/actions";
import { DISMISS_REASONS } from "@/lib/payments/commands/dismiss-message";

/** Puts a message aside that needs nothing, with the reason. */
export function DismissForm({ inboxId }: { inboxId: number }) {
  const t = useTranslations("inbox");
  return (
    <ActForm
      action={dismissMessageAction}
      firstKey={crypto.randomUUID()}
      done={t("dismiss.done")}
      words={{ message_not_found: t("refused.message_not_found"), not_waiting: t("refused.not_waiting") }}
      className="flex flex-wrap items-end gap-2"
    >
      <input type="hidden" name="inboxId" value={inboxId} />
      <Field label={t("dismiss.reason")} help={t("dismiss.help")} className="min-w-0 flex-1 basis-64">
        <Select
          name="reason"
          options={DISMISS_REASONS.map((value) => ({ value, label: t(`dismiss.reasons.${value}`) }))}
        />
      </Field>
      <SubmitButton variant="secondary" className="mb-6">
        {t("dismiss.button")}
      </SubmitButton>
    </ActForm>
  );
}
