"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { Panel } from "@/app/_ui/panel";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import { EDIT_REASONS, type EditReason } from "@/lib/orders/edit";

/** Why it is edited; a change of size says so by itself. */
export function ReasonFields({ swapped }: { swapped: boolean }) {
  const t = useTranslations("orders.edit");
  const words = useTranslations("orders.words.editReason");
  const [chosen, setChosen] = useState<EditReason | null>(null);
  const value = chosen ?? (swapped ? "change_of_size" : "customer_asked");
  return (
    <Panel title={t("why")}>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,16rem)_1fr]">
        <Field label={t("why")}>
          <Select
            name="reason"
            value={value}
            onChange={({ target }) => setChosen(EDIT_REASONS.find((one) => one === target.value) ?? null)}
            options={EDIT_REASONS.map((one) => ({ value: one, label: words(one) }))}
          />
        </Field>
        <Field label={t("note")} optional help={t("noteHelp")}>
          <Textarea name="note" rows={2} maxLength={2_000} />
        </Field>
      </div>
    </Panel>
  );
}
