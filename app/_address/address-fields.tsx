"use client";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { type AddressField, addressFields, type FieldRule } from "@/lib/customers/address-form";
import { ChilePlace } from "./chile-place";

const FILLS: Partial<Record<AddressField, string>> = {
  name: "name",
  street: "address-line1",
  complement: "address-line2",
  city: "address-level2",
  municipality: "address-level2",
  region: "address-level1",
  postalCode: "postal-code",
};

/** Short ones share a row. */
const HALF: readonly AddressField[] = ["streetNumber", "complement", "postalCode"];

/** What a buyer is not asked: in Chile parcels go by comuna, and hardly anybody knows a postal code. */
const UNKNOWN: Readonly<Record<string, readonly AddressField[]>> = { CL: ["postalCode"] };

/** Chosen out of lists in Chile, the first before the second. */
const LISTED: readonly AddressField[] = ["region", "municipality"];

type Texts = Readonly<Record<string, string>>;

type FieldsProps = {
  country: string;
  /** By field, as `typedAddress` writes them. */
  values: Texts;
  /** What is wrong with a field, in words. */
  wrong: (field: AddressField) => string | undefined;
  idOf: (field: AddressField) => string;
  /** Told of every change, with all the fields; without it the form around sends them as `address.…`. */
  onChange?: (values: Record<string, string>) => void;
  /** The buyer's own form: the browser may fill it in, and only what people know is asked. */
  own?: boolean;
};

/** The fields of the country in the order in which its people say them: checkout, manual order and corrections alike. */
export function AddressFields({ country, values, wrong, idOf, onChange, own }: FieldsProps) {
  const t = useTranslations("shop.address");
  const left = own ? (UNKNOWN[country] ?? []) : [];
  const shown = addressFields(country).filter(({ field }) => !left.includes(field));
  const change = (more: Texts) => onChange?.({ ...values, ...more });
  const wide = own ? "col-span-2" : "col-span-2 sm:col-span-1";
  const part = ({ field, label, required }: FieldRule) => ({
    about: { id: idOf(field), label: t(label), error: wrong(field), optional: !required },
    control: {
      autoComplete: own && FILLS[field] ? `shipping ${FILLS[field]}` : "off",
      ...(onChange ? {} : { name: `address.${field}` }),
    },
  });
  const text = (field: AddressField) =>
    onChange
      ? { value: values[field] ?? "", onChange: textOf((typed) => change({ [field]: typed })) }
      : { defaultValue: values[field] };
  const listed = country === "CL" ? shown.filter(({ field }) => LISTED.includes(field)) : [];
  return (
    <div className={cx("grid gap-4", own ? "grid-cols-[2fr_3fr]" : "grid-cols-2")}>
      {shown.map((rule) => {
        const { about, control } = part(rule);
        const [region, comuna] = listed;
        if (rule === region) return null;
        if (region && rule === comuna) {
          const parts = { region: part(region), comuna: part(comuna) };
          const held = onChange ? change : undefined;
          return <ChilePlace key="place" {...parts} values={values} onChange={held} className={wide} />;
        }
        return (
          <Field key={rule.field} {...about} className={HALF.includes(rule.field) ? "col-span-1" : wide}>
            <Input {...control} {...text(rule.field)} maxLength={200} />
          </Field>
        );
      })}
    </div>
  );
}

const textOf =
  (say: (typed: string) => void) =>
  ({ target }: { target: { value: string } }): void =>
    say(target.value);
