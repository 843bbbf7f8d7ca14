"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { MAX_ITEMS, MAX_QUANTITY } from "@/lib/links/direct-buy";

export type Choice = { readonly sku: string; readonly label: string };
export type LineDraft = { readonly id: number; readonly sku: string; readonly quantity: string };

type RowsProps = {
  choices: readonly Choice[];
  lines: readonly LineDraft[];
  onChange: (lines: readonly LineDraft[]) => void;
  /** Shows a field for a price of its own. */
  priced?: boolean;
};

/** The products of a link, one row each; as fields of a form they are named `lines.0.sku` and so on. */
export function LineRows({ choices, lines, onChange, priced }: RowsProps) {
  const t = useTranslations("links.form");
  const change = (id: number, part: Partial<LineDraft>) =>
    onChange(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  const add = () =>
    onChange([...lines, { id: Math.max(0, ...lines.map(({ id }) => id)) + 1, sku: "", quantity: "1" }]);
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{t("products")}</legend>
      {lines.map((line, index) => (
        <div key={line.id} className="flex flex-wrap items-end gap-2 sm:flex-nowrap">
          <Field label={t("product")} hideLabel={index > 0} className="w-full min-w-0 sm:flex-1">
            <Select
              name={`lines.${index}.sku`}
              value={line.sku}
              onChange={(event) => change(line.id, { sku: event.target.value })}
              placeholder={t("choose")}
              options={choices.map(({ sku, label }) => ({ value: sku, label }))}
            />
          </Field>
          <Field label={t("quantity")} hideLabel={index > 0} className="w-24">
            <Input
              name={`lines.${index}.quantity`}
              type="number"
              min={1}
              max={MAX_QUANTITY}
              numeric
              value={line.quantity}
              onChange={(event) => change(line.id, { quantity: event.target.value })}
            />
          </Field>
          {priced ? (
            <Field label={t("price")} hideLabel={index > 0} className="w-32">
              <Input name={`lines.${index}.fixedPrice`} numeric inputMode="decimal" />
            </Field>
          ) : null}
          {lines.length > 1 ? (
            <IconButton
              label={t("removeLine", { name: line.sku || t("product") })}
              onClick={() => onChange(lines.filter(({ id }) => id !== line.id))}
            >
              <X aria-hidden />
            </IconButton>
          ) : null}
        </div>
      ))}
      {lines.length < MAX_ITEMS ? (
        <div>
          <Button size="sm" variant="ghost" onClick={add}>
            <Plus aria-hidden />
            {t("addLine")}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
