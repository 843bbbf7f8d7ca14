"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import { switchLetterAction } from "@/app/(desk)/letters/actions";

type SwitchProps = { kind: string; name: string; isOn: boolean; version: number; firstKey: string };

/** One button that turns a kind of letter on or off; works before scripts do. */
export function LetterSwitch({ kind, name, isOn, version, firstKey }: SwitchProps) {
  const t = useTranslations("letters");
  const settings = useTranslations("settings.refused");
  const words = {
    stale: settings("stale"),
    currency_fixed: settings("currency_fixed"),
    bad_phone: settings("bad_phone"),
    bad_whatsapp: settings("bad_whatsapp"),
    no_payment_method: settings("no_payment_method"),
    same_key_twice: settings("same_key_twice"),
    not_switchable: t("notSwitchable"),
  };
  return (
    <ActForm
      action={switchLetterAction}
      firstKey={firstKey}
      words={words}
      done={t(isOn ? "switchedOff" : "switchedOn")}
    >
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="kind" value={kind} />
      {isOn ? null : <input type="hidden" name="on" value="on" />}
      <SubmitButton variant="secondary" aria-label={t(isOn ? "switchOff" : "switchOn", { name })}>
        {t(isOn ? "turnOff" : "turnOn")}
      </SubmitButton>
    </ActForm>
  );
}
