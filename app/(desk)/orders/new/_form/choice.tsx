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

/** A few ways side by side, of which one holds: radios that look like one switch. */
export function Choice<V extends string>({ legend, name, value, options, onChange }: ChoiceProps<V>) {
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{legend}</legend>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-1.5">
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              "target flex cursor-pointer items-center justify-center gap-2 rounded-md border border-edge/45 bg-sheet px-3 py-1.5 text-center",
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
