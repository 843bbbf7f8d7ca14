"use client";
import { useTranslations } from "next-intl";
import { useActionState, useRef, useState } from "react";
import { Field } from "@/app/_ui/field";
import { FormKey } from "@/app/_ui/form-key";
import { Input } from "@/app/_ui/input";
import { Refusal } from "@/app/_ui/refusal";
import { Section } from "@/app/_ui/section";
import { Select } from "@/app/_ui/select";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Textarea } from "@/app/_ui/textarea";
import { useKeptTyping } from "@/app/_ui/use-kept-typing";
import { type Choice, type LineDraft, LineRows } from "@/app/(desk)/links/_components/line-rows";
import { createLinkAction } from "@/app/(desk)/links/actions";
import { CHANNELS } from "@/lib/links/attribution";

type FormProps = { firstKey: string; choices: readonly Choice[]; today: string };

/** Saves a direct-buy link. */
export function LinkForm({ firstKey, choices, today }: FormProps) {
  const t = useTranslations("links");
  const [answer, act] = useActionState(createLinkAction, null);
  const [lines, setLines] = useState<readonly LineDraft[]>([{ id: 1, sku: "", quantity: "1" }]);
  const form = useRef<HTMLFormElement>(null);
  useKeptTyping(form, answer);
  return (
    <form ref={form} action={act} className="max-w-4xl">
      <FormKey first={firstKey} answer={answer} />
      <div className="mb-4 empty:hidden">
        <Refusal answer={answer} words={useWords()} />
      </div>
      <Section title={t("form.place")} split>
        <Field label={t("form.name")} help={t("form.nameHelp")} required>
          <Input name="name" maxLength={80} />
        </Field>
        <Field label={t("form.slug")} help={t("form.slugHelp")} optional>
          <Input name="slug" mono before="/b/" maxLength={60} pattern="[a-z0-9\-]{3,60}" />
        </Field>
        <Field label={t("form.channel")} required className="max-w-60">
          <Select
            name="channel"
            defaultValue="instagram"
            options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
          />
        </Field>
      </Section>
      <Section title={t("sells")} split>
        <LineRows choices={choices} lines={lines} onChange={setLines} priced />
        <Field label={t("form.coupon")} optional className="max-w-60">
          <Input name="coupon" mono maxLength={80} />
        </Field>
        <Field label={t("form.text")} optional>
          <Textarea name="text" maxLength={600} />
        </Field>
      </Section>
      <Limits today={today} />
      <div className="border-t pt-4">
        <SubmitButton>{t("form.submit")}</SubmitButton>
      </div>
    </form>
  );
}

function Limits({ today }: { today: string }) {
  const t = useTranslations("links.form");
  return (
    <Section title={t("limits")} help={t("limitsHelp")} split>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t("lastDay")}>
          <Input name="lastDay" type="date" min={today} />
        </Field>
        <Field label={t("maxUses")}>
          <Input name="maxUses" type="number" min={1} numeric />
        </Field>
        <Field label={t("stockCap")}>
          <Input name="stockCap" type="number" min={1} numeric />
        </Field>
      </div>
    </Section>
  );
}

function useWords() {
  const t = useTranslations("links.refused");
  return {
    bad_slug: t("bad_slug"),
    slug_taken: t("slug_taken"),
    coupon_not_found: t("coupon_not_found"),
    day_is_over: t("day_is_over"),
    product_not_found: t("product_not_found"),
    bad_price: t("bad_price"),
  };
}
