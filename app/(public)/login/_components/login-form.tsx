"use client";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Refusal } from "@/app/_ui/refusal";
import { SubmitButton } from "@/app/_ui/submit-button";
import { signInAction } from "@/app/(public)/login/actions";

type StartError = "wrong_credentials" | "totp_needed" | "totp_wrong" | null;
type Props = { callbackUrl: string; startError: StartError };

/** E-mail, password and, for whoever has one, the second factor. Nothing stops pasting. */
export function LoginForm({ callbackUrl, startError }: Props) {
  const t = useTranslations("login");
  const [answer, act] = useActionState(signInAction, startError ? { ok: false, code: startError } : null);
  // Kept over a refusal, so that a second factor does not ask for the password again.
  const [password, setPassword] = useState("");
  const refused = answer && !answer.ok ? answer : null;
  const asksCode = refused?.code === "totp_needed" || refused?.code === "totp_wrong";
  const fieldError = (name: string) => {
    const code = refused?.fields?.[name];
    if (!code) return undefined;
    return code === "missing" ? t("field.missing") : t("field.other");
  };
  return (
    <form action={act} className="grid gap-4">
      <Refusal answer={answer} words={useWords(refused?.detail)} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Field label={t("email")} required error={fieldError("email")}>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={refused?.typed?.email ?? ""}
        />
      </Field>
      <Field label={t("password")} required error={fieldError("password")}>
        <Input
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      {asksCode ? (
        <Field label={t("totp")} help={t("totpHelp")} required>
          <Input name="totp" inputMode="numeric" autoComplete="one-time-code" maxLength={8} mono autoFocus />
        </Field>
      ) : null}
      <SubmitButton size="lg" wide>
        {t("submit")}
      </SubmitButton>
    </form>
  );
}

function useWords(detail: unknown) {
  const t = useTranslations("login.refused");
  const minutes = typeof detail === "number" ? Math.max(1, Math.ceil(detail / 60)) : 15;
  return {
    wrong_credentials: t("wrong_credentials"),
    totp_needed: t("totp_needed"),
    totp_wrong: t("totp_wrong"),
    too_many: t("too_many", { minutes }),
  };
}
