import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Panel } from "@/app/_ui/panel";
import { Select } from "@/app/_ui/select";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useProviderName } from "@/app/(desk)/inbox/_components/provider-name";
import { startReconciliationAction } from "@/app/(desk)/inbox/reconcile/actions";
import type { DayRange } from "@/lib/shop/day";

/** Which provider and which days to compare. */
export function PeriodForm({ providers, range }: { providers: readonly string[]; range: DayRange }) {
  const t = useTranslations("inbox.reconcile");
  const name = useProviderName();
  return (
    <Panel title={t("new")}>
      <ActForm
        action={startReconciliationAction}
        firstKey={crypto.randomUUID()}
        done={t("started")}
        words={{
          provider_not_configured: t("refused.provider_not_configured"),
          period_too_long: t("refused.period_too_long"),
        }}
        className="flex flex-wrap items-end gap-2"
      >
        <Field label={t("provider")} className="min-w-44">
          <Select name="provider" options={providers.map((value) => ({ value, label: name(value) }))} />
        </Field>
        <Field label={t("from")}>
          <Input type="date" name="from" defaultValue={range.from} required />
        </Field>
        <Field label={t("to")}>
          <Input type="date" name="to" defaultValue={range.to} required />
        </Field>
        <SubmitButton>{t("start")}</SubmitButton>
      </ActForm>
      <p className="mt-2 text-sm text-ink-faint">{t("startHelp")}</p>
    </Panel>
  );
}
