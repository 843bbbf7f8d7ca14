import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import type { FilterChoice } from "./filter-names";

const PLAIN: readonly string[] = ["date", "method", "payment", "shipment"];

/** The first filters as one plain form, only where no scripts run; chips take them off again by their links. */
export function PlainFilters({ query, filters }: { query: string; filters: readonly FilterChoice[] }) {
  const t = useTranslations("orders.filter");
  const common = useTranslations("common");
  const shown = filters.filter(({ name }) => PLAIN.includes(name));
  const kept = [...new URLSearchParams(query)].filter(([name]) => !PLAIN.includes(name));
  return (
    <noscript>
      <form action="/orders" className="mt-2 flex flex-wrap items-end gap-2">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {shown.map(({ name, label, options, value }) => (
          <Field key={name} label={label}>
            <Select name={name} options={options} placeholder={common("all")} defaultValue={value} />
          </Field>
        ))}
        <Button type="submit">{t("apply")}</Button>
      </form>
    </noscript>
  );
}
