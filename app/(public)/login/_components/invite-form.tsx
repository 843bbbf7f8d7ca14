"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Refusal } from "@/app/_ui/refusal";
import { SubmitButton } from "@/app/_ui/submit-button";
import { acceptInviteAction } from "@/app/(public)/login/actions";
import { PASSWORD_PROBLEMS } from "@/lib/staff/password-rules";

/** Name, password and, for the first owner, the e-mail. */
export function InviteForm({ token, asksEmail }: { token: string; asksEmail: boolean }) {
  const t = useTranslations("invite");
  const [answer, act] = useActionState(acceptInviteAction, null);
  const refused = answer && !answer.ok ? answer : null;
  const problem = PASSWORD_PROBLEMS.find((one) => one === refused?.detail);
  const words = {
    invite_over: t("refused.invite_over"),
    email_needed: t("refused.email_needed"),
    bad_password: t("refused.bad_password"),
  };
  return (
    <form action={act} className="grid gap-4">
      <Refusal answer={answer} words={words} />
      <input type="hidden" name="token" value={token} />
      <Field label={t("name")} required>
        <Input name="name" autoComplete="name" maxLength={80} defaultValue={refused?.typed?.name ?? ""} />
      </Field>
      {asksEmail ? (
        <Field label={t("email")} required>
          <Input
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={refused?.typed?.email ?? ""}
          />
        </Field>
      ) : null}
      <Field
        label={t("password")}
        help={t("passwordHelp")}
        error={problem ? t(`problem.${problem}`) : undefined}
        required
      >
        <Input name="password" type="password" autoComplete="new-password" />
      </Field>
      <SubmitButton size="lg" wide>
        {t("submit")}
      </SubmitButton>
    </form>
  );
}
