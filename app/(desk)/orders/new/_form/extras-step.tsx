"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Textarea } from "@/app/_ui/textarea";
import { DiscountInput } from "@/app/(desk)/orders/_lines/discount-input";
import { fieldId, usePart, useWrong } from "./form-context";
import { Step } from "./step";

const tagsFrom = (text: string): string[] =>
  text
    .split(",")
    .map((tag) => tag.trim().slice(0, 40))
    .filter((tag) => tag !== "")
    .slice(0, 20);

/** 5. A discount, labels and notes. */
export function ExtrasStep() {
  const t = useTranslations("orders.new");
  const [extras, change] = usePart("extras");
  const wrong = useWrong();
  const [tags, setTags] = useState(extras.tags.join(", "));
  return (
    <Step number={5} title={t("step.extras")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          id={fieldId("extras.coupon")}
          label={t("extras.coupon")}
          error={wrong("extras.coupon", true)}
          optional
        >
          <Input
            mono
            value={extras.coupon}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => change({ coupon: event.target.value })}
          />
        </Field>
        <Field
          id={fieldId("extras.discount")}
          label={t("extras.discount")}
          error={wrong("extras.discount", true)}
          optional
        >
          <DiscountInput
            text={extras.discount}
            kind={extras.discountKind}
            kindLabel={t("extras.discountKind")}
            onText={(discount) => change({ discount })}
            onKind={(discountKind) => change({ discountKind })}
          />
        </Field>
      </div>
      <Field label={t("extras.tags")} help={t("extras.tagsHelp")} optional>
        <Input
          value={tags}
          autoComplete="off"
          onChange={(event) => {
            setTags(event.target.value);
            change({ tags: tagsFrom(event.target.value) });
          }}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("extras.privateNote")} help={t("extras.privateNoteHelp")} optional>
          <Textarea
            value={extras.privateNote}
            maxLength={4_000}
            onChange={(event) => change({ privateNote: event.target.value })}
          />
        </Field>
        <Field label={t("extras.customerNote")} help={t("extras.customerNoteHelp")} optional>
          <Textarea
            value={extras.customerNote}
            maxLength={1_000}
            onChange={(event) => change({ customerNote: event.target.value })}
          />
        </Field>
      </div>
    </Step>
  );
}
