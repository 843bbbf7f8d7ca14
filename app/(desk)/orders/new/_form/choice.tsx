"use client";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

type ChoiceProps<V extends string> = {
  legend: string;
  name: string;
  value: V;
  options: readonly { readonly value: V; readonly label: string; readonly icon?: ReactNode }[];
  onChange: (value: V) => void;
};

const COLUMNS: Partial<Record<number, string>> = { 3: "grid-cols-3", 4: "grid-cols-2 sm:grid-cols-4" };

/** A few ways side by side, of which one holds: radios that look like one switch. */
export function Choice<V extends string>({ legend, name, value, options, onChange }: ChoiceProps<V>) {
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{legend}</legend>
      <div className={cx("grid gap-1.5", COLUMNS[options.length] ?? "grid-cols-2")}>
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              "target flex cursor-pointer items-center justify-center gap-2 rounded-md border border-edge/45 bg-sheet px-2 py-1.5 text-center",
              "transition-colors hover:bg-hover has-checked:border-brand has-checked:bg-brand-soft has-checked:font-medium",
              "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
