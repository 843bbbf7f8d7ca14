import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { Select } from "@/app/_ui/select";
import { TaxIdField } from "@/app/_ui/tax-id-field";
import type { OpenedCart } from "@/app/(public)/_shop/find-cart";
import type { Locale } from "@/lib/i18n/locale";
import type { CheckoutField } from "@/lib/shop/settings";
import { useProblems } from "./problem-words";

/** Which paper the buyer wants; a company's data are asked only when it is an invoice, by style alone. */
export function DocumentFields({ found }: { found: OpenedCart }) {
  const t = useTranslations("shop.checkout");
  const { settings, draft } = found;
  const wrong = useProblems(draft.problems);
  const { billing } = draft;
  if (settings.documents.length === 0) return null;
  const chosen = billing.documentType === "none" ? settings.documents[0] : billing.documentType;
  return (
    <div className="group/paper grid gap-4">
      <RadioGroup legend={t("document")}>
        <div className="flex flex-wrap gap-x-6">
          {settings.documents.map((type) => (
            <Radio
              key={type}
              name="documentType"
              value={type}
              label={t(`documents.${type}`)}
              defaultChecked={type === chosen}
            />
          ))}
        </div>
      </RadioGroup>
      <div className="hidden gap-4 group-has-[input[value=invoice]:checked]/paper:grid">
        <TaxIdField
          name="taxId"
          id="taxId"
          country={settings.country}
          label={t(settings.country === "CL" ? "taxId.CL" : "taxId.other")}
          error={wrong("taxId")}
          defaultValue={billing.taxId}
        />
        <Field label={t("companyName")} id="companyName" error={wrong("companyName")}>
          <Input
            name="companyName"
            autoComplete="organization"
            defaultValue={billing.companyName}
            maxLength={120}
          />
        </Field>
        {settings.country === "CL" ? (
          <Field label={t("businessActivity")} id="businessActivity" error={wrong("businessActivity")}>
            <Input name="businessActivity" defaultValue={billing.businessActivity} maxLength={120} />
          </Field>
        ) : null}
      </div>
    </div>
  );
}

/** The shop's own questions. */
export function ShopFields({ found, locale }: { found: OpenedCart; locale: Locale }) {
  const { settings, draft } = found;
  const wrong = useProblems(draft.problems);
  return settings.checkoutFields.map((field) =>
    field.type === "text" ? (
      <p key={field.key} className="text-base text-ink-soft">
        {field.label[locale]}
      </p>
    ) : (
      <Field
        key={field.key}
        id={`field-${field.key}`}
        label={field.label[locale]}
        error={wrong(`field_${field.key}`)}
        optional={!field.required}
      >
        <Answer field={field} locale={locale} known={draft.fields[field.key] ?? ""} />
      </Field>
    ),
  );
}

type AnswerProps = { field: CheckoutField; locale: Locale; known: string };

function Answer({ field, locale, known }: AnswerProps) {
  const t = useTranslations("common");
  const name = `fields.${field.key}`;
  const options = field.options.map((option) => ({ value: option.es, label: option[locale] }));
  if (field.type === "select")
    return <Select name={name} defaultValue={known} placeholder="" options={options} />;
  if (field.type === "checkbox") {
    return (
      <Select
        name={name}
        defaultValue={known}
        placeholder=""
        options={[
          { value: t("yes"), label: t("yes") },
          { value: t("no"), label: t("no") },
        ]}
      />
    );
  }
  return <Input name={name} defaultValue={known} maxLength={300} />;
}
