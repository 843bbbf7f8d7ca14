"use client";
import { Check, Minus } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "@/app/_ui/cx";

const target =
  "peer absolute -inset-2 m-0 size-8 cursor-pointer appearance-none opacity-0 disabled:cursor-not-allowed";
const box =
  "pointer-events-none size-4 rounded-sm border border-edge bg-sheet transition-colors peer-hover:border-ink-soft " +
  "peer-checked:border-brand peer-checked:bg-brand peer-indeterminate:border-brand peer-indeterminate:bg-brand peer-disabled:opacity-50 " +
  "outline-offset-2 outline-brand peer-focus-visible:outline-2";
const mark = "pointer-events-none absolute inset-0 hidden size-4 stroke-3 p-px text-brand-ink";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  /** Left out for a box that is never half ticked. */
  indeterminate?: boolean;
};

/** The bare box with a full-size target around it, for table rows; give it an `aria-label`. */
export function CheckboxMark({ indeterminate, className, ...rest }: CheckboxProps) {
  const show = (input: HTMLInputElement | null) => {
    if (input) input.indeterminate = indeterminate ?? false;
  };
  return (
    <span className={cx("relative inline-flex size-4 shrink-0 align-middle", className)}>
      <input {...rest} ref={show} type="checkbox" className={target} />
      <span aria-hidden className={box} />
      <Check aria-hidden className={cx(mark, "peer-checked:block peer-indeterminate:hidden")} />
      {indeterminate === undefined ? null : (
        <Minus aria-hidden className={cx(mark, "peer-indeterminate:block")} />
      )}
    </span>
  );
}

/** A box with its words, all of it to be pressed. */
export function Checkbox({ label, help, ...rest }: CheckboxProps & { label: ReactNode; help?: ReactNode }) {
  const made = useId();
  const helpId = `${made}-help`;
  const id = rest.id ?? made;
  return (
    <label htmlFor={id} className="target flex w-fit items-start gap-2.5 py-3 md:pointer-fine:py-1.5">
      <CheckboxMark {...rest} id={id} className="mt-0.5" aria-describedby={help ? helpId : undefined} />
      <span className="grid gap-0.5">
        <span>{label}</span>
        {help ? (
          <span id={helpId} className="text-sm text-ink-faint">
            {help}
          </span>
        ) : null}
      </span>
    </label>
  );
}
