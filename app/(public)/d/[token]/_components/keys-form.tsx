"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Banner } from "@/app/_ui/banner";
import { CopyButton } from "@/app/_ui/copy-button";
import { FormKey } from "@/app/_ui/form-key";
import { SubmitButton } from "@/app/_ui/submit-button";
import { showKeysAction } from "@/app/(public)/d/[token]/actions";

type KeysProps = { token: string; grantId: string; firstKey: string; count: number };

/** Keys stay off the page until somebody asks for them: previews and screenshots show none. */
export function KeysForm({ token, grantId, firstKey, count }: KeysProps) {
  const t = useTranslations("shop.d");
  const [answer, act] = useActionState(showKeysAction, null);
  if (answer?.ok && answer.value) {
    return (
      <ul aria-label={t("keys")} className="grid gap-2">
        {answer.value.map((code) => (
          <li key={code} className="flex items-center justify-between gap-3 rounded-md border px-3 py-1.5">
            <span className="min-w-0 font-mono break-all">{code}</span>
            <CopyButton value={code} name={t("key")} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <form action={act} className="grid gap-3" aria-label={t("keys")}>
      <FormKey first={firstKey} />
      <input type="hidden" name="token" value={token} readOnly />
      <input type="hidden" name="grantId" value={grantId} readOnly />
      {answer && !answer.ok ? <Banner tone="bad">{t("refused.keys")}</Banner> : null}
      <SubmitButton size="lg" wide>
        {t("showKeys", { count })}
      </SubmitButton>
    </form>
  );
}
