"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { TaxIdField } from "@/app/_ui/tax-id-field";
import { fieldId, useForm, usePart, useWrong } from "./form-context";

/** How to speak to the customer and which paper they want; a company's data only for an invoice. */
export function BillingFields({ language }: { language: ReactNode }) {
  const t = useTranslations("orders.new.billing");
  const { choices } = useForm();
  const [billing, change] = usePart("billing");
  const types = ["none", ...choices.documents] as const;
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {language}
        {choices.documents.length === 0 ? null : (
          <Field id={fieldId("billing.documentType")} label={t("document")}>
            <Select
              value={billing.documentType}
              onChange={({ target }) =>
                change({ documentType: types.find((type) => type === target.value) ?? "none" })
              }
              options={types.map((type) => ({ value: type, label: t(`documents.${type}`) }))}
            />
          </Field>
        )}
      </div>
      {billing.documentType === "invoice" ? <Company /> : null}
    </div>
  );
}

const FIELDS = ["companyName", "businessActivity"] as const;

function Company() {
  const t = useTranslations("orders.new.billing");
  const { choices } = useForm();
  const [billing, change] = usePart("billing");
  const wrong = useWrong();
  const isChile = choices.country === "CL";
  const shown = FIELDS.filter((field) => isChile || field !== "businessActivity");
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <TaxIdField
        id={fieldId("billing.taxId")}
        country={choices.country}
        label={t(isChile ? "rut" : "taxId")}
        error={wrong("billing.taxId")}
        value={billing.taxId}
        onChange={({ target }) => change({ taxId: target.value })}
      />
      {shown.map((field) => (
        <Field
          key={field}
          id={fieldId(`billing.${field}`)}
          label={t(field)}
          error={wrong(`billing.${field}`)}
        >
          <Input
            value={billing[field]}
            maxLength={120}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        </Field>
      ))}
    </div>
  );
}
