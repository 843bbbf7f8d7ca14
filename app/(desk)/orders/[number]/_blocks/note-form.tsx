"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Textarea } from "@/app/_ui/textarea";
import { useOrderRefusals } from "@/app/(desk)/orders/[number]/_actions/refusals";
import { addNoteAction } from "@/app/(desk)/orders/[number]/actions";

/** A private note; works before scripts do. */
export function NoteForm({ orderId, firstKey }: { orderId: number; firstKey: string }) {
  const t = useTranslations("orders.page.notes");
  const words = useOrderRefusals();
  return (
    <ActForm
      action={addNoteAction}
      firstKey={firstKey}
      words={words}
      done={t("added")}
      className="grid gap-2"
    >
      <input type="hidden" name="orderId" value={orderId} />
      <Field label={t("label")} hideLabel>
        <Textarea name="text" rows={2} required maxLength={4_000} placeholder={t("placeholder")} />
      </Field>
      <div className="flex justify-end">
        <SubmitButton variant="secondary" size="sm">
          {t("add")}
        </SubmitButton>
      </div>
    </ActForm>
  );
}
