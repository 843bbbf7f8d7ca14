"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import type { Change } from "./changed-href";
import type { FilterChoice } from "./filter-names";

type EditorProps = {
  filter: FilterChoice;
  /** Digits after the decimal sign of the shop's currency. */
  decimals: number;
  onApply: (change: Change) => void;
};

/** What one filter is set to: ticks, days, a word or an amount. */
export function FilterEditor(props: EditorProps) {
  const { kind } = props.filter;
  if (kind === "choices") return <Choices {...props} />;
  if (kind === "date") return <Days {...props} />;
  if (kind === "amount") return <Amounts {...props} />;
  return <Word {...props} />;
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};

function EditorForm({ onApply, children }: { onApply: (form: FormData) => void; children: ReactNode }) {
  const t = useTranslations("orders.filter");
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onApply(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={apply} className="grid gap-3">
      {children}
      <Button type="submit" variant="primary" className="justify-self-end">
        {t("apply")}
      </Button>
    </form>
  );
}

function Choices({ filter, onApply }: EditorProps) {
  const chosen = filter.value.split(",");
  return (
    <EditorForm onApply={(form) => onApply({ [filter.name]: form.getAll("value").join(",") })}>
      <fieldset className="-my-1 grid">
        <legend className="sr-only">{filter.label}</legend>
        {filter.options.map(({ value, label }) => (
          <Checkbox
            key={value}
            name="value"
            value={value}
            label={label}
            defaultChecked={chosen.includes(value)}
          />
        ))}
      </fieldset>
    </EditorForm>
  );
}

function Days({ filter, onApply }: EditorProps) {
  const t = useTranslations("orders.filter");
  const [from = "", to = ""] = filter.value.split("..");
  const preset = filter.options.some(({ value }) => value === filter.value);
  const range = (form: FormData) => {
    const [first, last] = [textOf(form, "from"), textOf(form, "to")];
    if (first !== "" || last !== "") onApply({ date: `${first || last}..${last || first}` });
  };
  return (
    <div className="grid gap-3">
      <ul className="-mx-2 grid">
        {filter.options.map(({ value, label }) => (
          <li key={value}>
            <Button
              variant="ghost"
              wide
              aria-pressed={value === filter.value}
              className="justify-start px-2 font-normal text-ink aria-pressed:bg-brand-soft aria-pressed:font-medium"
              onClick={() => onApply({ date: value })}
            >
              {label}
            </Button>
          </li>
        ))}
      </ul>
      <div className="border-t pt-3">
        <EditorForm onApply={range}>
          <div className="grid grid-cols-2 gap-2">
            <Field label={t("from")}>
              <Input type="date" name="from" defaultValue={preset ? "" : from} />
            </Field>
            <Field label={t("to")}>
              <Input type="date" name="to" defaultValue={preset ? "" : to} />
            </Field>
          </div>
        </EditorForm>
      </div>
    </div>
  );
}

function Word({ filter, onApply }: EditorProps) {
  return (
    <EditorForm onApply={(form) => onApply({ [filter.name]: textOf(form, "value") })}>
      <Field label={filter.label}>
        <Input name="value" defaultValue={filter.value} maxLength={200} autoComplete="off" />
      </Field>
    </EditorForm>
  );
}

/** Minor units as people type them: without a decimal sign where the currency has none. */
function shown(minor: string, decimals: number): string {
  if (minor === "" || decimals === 0) return minor;
  const digits = minor.padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function minorOf(typed: string, decimals: number): string {
  const decimal = decimals > 0 ? /^(.*)[.,](\d{1,2})$/.exec(typed) : null;
  const whole = (decimal?.[1] ?? typed).replace(/\D/g, "");
  const digits = `${whole}${(decimal?.[2] ?? "").padEnd(decimals, "0").slice(0, decimals)}`;
  return digits.replace(/^0+(?=\d)/, "");
}

function Amounts({ filter, decimals, onApply }: EditorProps) {
  const t = useTranslations("orders.filter");
  const id = useId();
  const [min = "", max = ""] = filter.value.split("..");
  const read = (form: FormData, name: string): string => {
    const typed = textOf(form, name);
    return typed === "" ? "" : minorOf(typed, decimals);
  };
  return (
    <EditorForm onApply={(form) => onApply({ min: read(form, "min"), max: read(form, "max") })}>
      <div className="grid grid-cols-2 gap-2">
        <Field label={t("min")} id={`${id}-min`}>
          <Input name="min" numeric inputMode="decimal" defaultValue={shown(min, decimals)} />
        </Field>
        <Field label={t("max")} id={`${id}-max`}>
          <Input name="max" numeric inputMode="decimal" defaultValue={shown(max, decimals)} />
        </Field>
      </div>
    </EditorForm>
  );
}
