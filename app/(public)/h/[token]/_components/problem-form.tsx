"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Textarea } from "@/app/_ui/textarea";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { helperProblemAction } from "@/app/(public)/h/[token]/actions";
import { Fold } from "./fold";

type FormProps = { token: string; firstKey: string; isParcel: boolean };

/** Something is wrong, in one's own words; the shop sees it at once. */
export function ProblemForm({ token, firstKey, isParcel }: FormProps) {
  const t = useTranslations("shop.h.problem");
  return (
    <Fold title={t("title")}>
      <PublicForm action={helperProblemAction} firstKey={firstKey} label={t("title")} className="pb-4">
        <input type="hidden" name="token" value={token} />
        {isParcel ? (
          <RadioGroup legend={t("what")}>
            <Radio name="what" value="not_delivered" label={t("not_delivered")} defaultChecked />
            <Radio name="what" value="other" label={t("other")} />
          </RadioGroup>
        ) : (
          <input type="hidden" name="what" value="other" />
        )}
        <Field label={t("text")} required>
          <Textarea name="text" rows={3} maxLength={2_000} />
        </Field>
        <SubmitButton size="lg" wide variant="secondary">
          {t("send")}
        </SubmitButton>
      </PublicForm>
    </Fold>
  );
}
