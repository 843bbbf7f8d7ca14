"use client";
import { type ComponentProps, type ReactNode, useId } from "react";

type SwitchProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; help?: ReactNode };

/** On or off, at once or with the form; a checkbox underneath. */
export function Switch({ label, help, ...rest }: SwitchProps) {
  const helpId = useId();
  return (
    <label className="target flex items-start justify-between gap-4 py-1.5">
      <span className="grid gap-0.5">
        <span>{label}</span>
        {help ? (
          <span id={helpId} className="text-sm text-ink-faint">
            {help}
          </span>
        ) : null}
      </span>
      <input
        {...rest}
        type="checkbox"
        aria-describedby={help ? helpId : undefined}
        className="relative h-5 w-9 shrink-0 appearance-none rounded-full bg-edge transition-colors before:absolute before:top-0.5 before:left-0.5 before:size-4 before:rounded-full before:bg-sheet before:transition-transform checked:bg-brand checked:before:translate-x-4 disabled:opacity-50"
      />
    </label>
  );
}
