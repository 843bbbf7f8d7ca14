"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { SubmitButton } from "@/app/_ui/submit-button";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { helperDeliverAction } from "@/app/(public)/h/[token]/actions";

/** The parcel is with somebody. */
export function DeliverForm({ token, firstKey }: { token: string; firstKey: string }) {
  const t = useTranslations("shop.h");
  return (
    <PublicForm action={helperDeliverAction} firstKey={firstKey} label={t("deliver")}>
      <input type="hidden" name="token" value={token} />
      <Field label={t("takenBy")} optional>
        <Input name="takenBy" maxLength={100} autoComplete="off" />
      </Field>
      <SubmitButton size="lg" wide>
        {t("deliver")}
      </SubmitButton>
    </PublicForm>
  );
}
