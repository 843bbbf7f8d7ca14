"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { SubmitButton } from "@/app/_ui/submit-button";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { helperHandOverAction } from "@/app/(public)/h/[token]/actions";

/** At the counter: the customer's code, or none and a name to answer for it. */
export function HandOverForm({ token, firstKey }: { token: string; firstKey: string }) {
  const t = useTranslations("shop.h");
  return (
    <PublicForm action={helperHandOverAction} firstKey={firstKey} label={t("deliver")}>
      <input type="hidden" name="token" value={token} />
      <Field label={t("code")} help={t("codeHelp")}>
        <Input name="code" mono inputMode="numeric" autoComplete="off" maxLength={20} />
      </Field>
      <Checkbox name="withoutCode" label={t("withoutCode")} />
      <Field label={t("takenByCounter")} required>
        <Input name="takenBy" maxLength={100} autoComplete="off" />
      </Field>
      <SubmitButton size="lg" wide>
        {t("deliver")}
      </SubmitButton>
    </PublicForm>
  );
}
