"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useState } from "react";
import { isDoubtfulTaxId } from "@/lib/customers/tax-id";
import { Field } from "./field";
import { Input } from "./input";

type TaxIdFieldProps = Omit<ComponentProps<typeof Input>, "id" | "onBlur"> & {
  country: string;
  label: ReactNode;
  id?: string;
  error?: ReactNode;
};

/** A tax id, with a word beside it when its check digits do not fit: once it is typed, and never in the way. */
export function TaxIdField({ country, label, id, error, onChange, ...input }: TaxIdFieldProps) {
  const t = useTranslations("common");
  const [looked, setLooked] = useState(String(input.value ?? input.defaultValue ?? ""));
  const doubtful = isDoubtfulTaxId(country, looked);
  return (
    <Field label={label} id={id} error={error} help={<Doubt shown={doubtful} text={t("taxIdDoubtful")} />}>
      <Input
        autoComplete="off"
        maxLength={30}
        {...input}
        onBlur={({ target }) => setLooked(target.value)}
        onChange={(event) => {
          if (doubtful) setLooked(event.target.value);
          onChange?.(event);
        }}
      />
    </Field>
  );
}

/** Stands there empty before, so that it is read aloud when its words come. */
const Doubt = ({ shown, text }: { shown: boolean; text: string }) => (
  <span role="status" className={shown ? "flex items-start gap-1.5 text-wait" : undefined}>
    {shown ? (
      <>
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
        {text}
      </>
    ) : null}
  </span>
);
