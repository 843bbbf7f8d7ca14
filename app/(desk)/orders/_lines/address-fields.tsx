"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { type AddressField, addressFields } from "@/lib/customers/address-form";
import { CHILE } from "@/lib/customers/chile";

/** Short ones share a row. */
const HALF: readonly AddressField[] = ["streetNumber", "complement", "postalCode"];
/** The comuna names the region, and parcels go by comuna. */
const UNASKED_IN_CHILE: readonly AddressField[] = ["region", "postalCode"];

export type AddressFieldsProps = {
  country: string;
  value: Readonly<Record<string, string>>;
  onChange: (value: Record<string, string>) => void;
  /** What is wrong with a field, in words. */
  wrong: (field: AddressField) => string | undefined;
  idOf: (field: AddressField) => string;
};

/** The fields of the country in the order in which its people say them, as texts by field. */
export function AddressFields({ country, value, onChange, wrong, idOf }: AddressFieldsProps) {
  const t = useTranslations("shop.address");
  const isChile = country === "CL";
  const shown = addressFields(country).filter(({ field }) => !(isChile && UNASKED_IN_CHILE.includes(field)));
  return (
    <div className="grid grid-cols-2 gap-4">
      {shown.map(({ field, label, required }) => {
        const change = (text: string) => onChange({ ...value, [field]: text });
        return (
          <Field
            key={field}
            id={idOf(field)}
            label={t(label)}
            error={wrong(field)}
            optional={!required}
            className={HALF.includes(field) ? "col-span-1" : "col-span-2 sm:col-span-1"}
          >
            {isChile && field === "municipality" ? (
              <Comunas value={value.municipality ?? ""} onChange={change} />
            ) : (
              <Input
                value={value[field] ?? ""}
                maxLength={200}
                autoComplete="off"
                onChange={(event) => change(event.target.value)}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}

function Comunas({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useTranslations("shop.checkout");
  return (
    <Select value={value} onChange={(event) => onChange(event.target.value)} placeholder={t("selectComuna")}>
      {CHILE.map((region) => (
        <optgroup key={region.code} label={region.name}>
          {region.comunas.map((comuna) => (
            <option key={comuna} value={`${region.code}|${comuna}`}>
              {comuna}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}
