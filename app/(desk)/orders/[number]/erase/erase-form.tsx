"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/app/_ui/field";
import { FormKey } from "@/app/_ui/form-key";
import { Input } from "@/app/_ui/input";
import { Refusal } from "@/app/_ui/refusal";
import { SubmitButton } from "@/app/_ui/submit-button";
import { erasePersonAction } from "./actions";

type EraseFormProps = { personId: number; number: string; firstKey: string };

/** The number is typed again: nobody erases by a slip. */
export function EraseForm({ personId, number, firstKey }: EraseFormProps) {
  const t = useTranslations("orders.erase");
  const [answer, act] = useActionState(erasePersonAction, null);
  const detail = answer && !answer.ok && answer.code === "still_needed" ? answer.detail : null;
  const numbers = (detail as { numbers: readonly number[] } | null)?.numbers ?? [];
  return (
    <form action={act} className="grid gap-3">
      <FormKey first={firstKey} answer={answer} />
      <Refusal
        answer={answer}
        words={{
          person_not_found: t("gone"),
          not_typed: t("notTyped", { number }),
          still_needed: t("stillNeeded", { numbers: numbers.map((one) => `#${one}`).join(", ") }),
        }}
      />
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="number" value={number} />
      <Field label={t("typed", { number })} help={t("noWayBack")}>
        <Input name="typed" inputMode="numeric" autoComplete="off" required />
      </Field>
      <div>
        <SubmitButton variant="danger">{t("confirm")}</SubmitButton>
      </div>
    </form>
  );
}
