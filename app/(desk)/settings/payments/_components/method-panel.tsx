import { CircleCheck, CircleDashed } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/app/_ui/badge";
import { Input } from "@/app/_ui/input";
import { Switch } from "@/app/_ui/switch";
import { FoldRow } from "@/app/(desk)/settings/_components/fold-row";
import { SettingField, SettingsForm } from "@/app/(desk)/settings/_components/settings-form";
import { savePaymentMethodAction } from "@/app/(desk)/settings/actions";
import { BankFields } from "@/app/(desk)/settings/payments/_components/bank-fields";
import { WordFields } from "@/app/(desk)/settings/payments/_components/word-fields";
import { METHOD_VARIABLES } from "@/lib/shop/method-variables";
import { methodKind, type PaymentMethod } from "@/lib/shop/payment-methods";

type PanelProps = { method: PaymentMethod; country: string; version: number; mayWrite: boolean };

/** One way to pay: its name and state, and below all that can be set about it. */
export async function MethodPanel({ method, country, version, mayWrite }: PanelProps) {
  const t = await getTranslations("settings.payments");
  const name = method.names[await getLocale()] || method.key;
  const isManual = methodKind(method.key) === "manual";
  return (
    <FoldRow
      title={name}
      aside={
        <>
          <span className="hidden text-sm text-ink-faint sm:inline">
            {t(isManual ? "manual" : "provider")}
          </span>
          <Badge tone={method.enabled ? "good" : "mute"} icon={method.enabled ? CircleCheck : CircleDashed}>
            {t(method.enabled ? "enabled" : "disabled")}
          </Badge>
        </>
      }
    >
      <SettingsForm
        action={savePaymentMethodAction}
        firstKey={crypto.randomUUID()}
        version={version}
        locked={!mayWrite}
        className="grid gap-4"
      >
        <input type="hidden" name="key" value={method.key} />
        <Switch name="enabled" label={t("enabled")} defaultChecked={method.enabled} />
        <WordFields method={method} />
        {isManual ? <Variables /> : null}
        {method.key === "bank_transfer" ? <BankFields bank={method.bank} country={country} /> : null}
        {isManual ? <ManualFields method={method} /> : null}
      </SettingsForm>
    </FoldRow>
  );
}

/** What the instructions may name between braces. */
async function Variables() {
  const t = await getTranslations("settings.payments");
  return (
    <div className="grid gap-1.5 text-sm text-ink-soft">
      <p>{t("variables")}</p>
      <ul className="flex flex-wrap gap-x-3 gap-y-1 font-mono text-xs">
        {METHOD_VARIABLES.map((name) => (
          <li key={name}>{`{{${name}}}`}</li>
        ))}
      </ul>
    </div>
  );
}

async function ManualFields({ method }: { method: PaymentMethod }) {
  const t = await getTranslations("settings.payments");
  return (
    <>
      <SettingField name="deadlineDays" label={t("deadlineDays")} help={t("deadlineHelp")}>
        <Input
          name="deadlineDays"
          type="number"
          min={1}
          max={90}
          numeric
          className="max-w-40"
          defaultValue={method.deadlineDays ?? ""}
        />
      </SettingField>
      <Switch
        name="shipsBeforePayment"
        label={t("shipsFirst")}
        help={t("shipsFirstHelp")}
        defaultChecked={method.shipsBeforePayment}
      />
    </>
  );
}
