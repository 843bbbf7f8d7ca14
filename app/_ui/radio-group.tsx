"use client";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "@/app/_ui/cx";
import { FieldError } from "@/app/_ui/field";

type GroupProps = {
  legend: ReactNode;
  hideLegend?: boolean;
  help?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** One question with a few answers; works before scripts do. */
export function RadioGroup({ legend, hideLegend, help, error, className, children }: GroupProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={error ? id : undefined} className={cx("min-w-0", className)}>
      <legend className={cx("mb-1.5 text-sm font-medium", hideLegend && "sr-only")}>{legend}</legend>
      {help ? <p className="mb-2 text-sm text-ink-faint">{help}</p> : null}
      {children}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </fieldset>
  );
}

type RadioProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  help?: ReactNode;
  /** At the right end, such as a price. */
  aside?: ReactNode;
  /** A framed row that fills the width, for choices that matter (shipping, payment). */
  framed?: boolean;
};

const frame =
  "rounded-md border border-edge/50 bg-sheet px-3 transition-colors hover:border-edge has-checked:border-brand has-checked:bg-brand-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand";

export function Radio({ label, help, aside, framed, className, ...rest }: RadioProps) {
  const helpId = useId();
  const row = "target flex items-start gap-2.5 py-3 has-disabled:opacity-50 md:pointer-fine:py-1.5";
  return (
    <label className={cx(row, framed ? cx(frame, "mb-2 md:pointer-fine:py-2.5") : "w-fit", className)}>
      <input
        {...rest}
        type="radio"
        aria-describedby={help ? helpId : undefined}
        className={cx(
          "mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-edge bg-sheet transition-[border-width] checked:border-[5px] checked:border-brand",
          framed && "outline-none",
        )}
      />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span>{label}</span>
        {help ? (
          <span id={helpId} className="text-sm text-ink-soft">
            {help}
          </span>
        ) : null}
      </span>
      {aside === undefined ? null : <span className="tnum font-medium">{aside}</span>}
    </label>
  );
}
