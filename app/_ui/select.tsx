"use client";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlStyle } from "@/app/_ui/control-style";
import { cx } from "@/app/_ui/cx";
import { useFieldProps } from "@/app/_ui/field";

export type SelectOption = { value: string; label: string; disabled?: boolean };
type SelectProps = ComponentProps<"select"> & {
  options?: readonly SelectOption[];
  /** A first empty choice, for when nothing is chosen yet. */
  placeholder?: string;
};

/** The phone's and the browser's own list: known by everybody, works before scripts do. */
export function Select({ options = [], placeholder, className, children, ...rest }: SelectProps) {
  const props = useFieldProps(rest);
  return (
    <span className={cx("relative flex items-center", className)}>
      <select {...props} className={cx(controlStyle, "appearance-none truncate pr-8")}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-4 text-ink-faint" />
    </span>
  );
}
