"use client";
import type { ComponentProps, ReactNode } from "react";
import { controlStyle } from "@/app/_ui/control-style";
import { cx } from "@/app/_ui/cx";
import { useFieldProps } from "@/app/_ui/field";

type InputProps = ComponentProps<"input"> & {
  /** Right-aligned tabular figures, for amounts and quantities. */
  numeric?: boolean;
  /** Fixed-width letters, for SKUs, codes and tokens. */
  mono?: boolean;
  /** A sign or unit inside the control, before or after what is typed. */
  before?: ReactNode;
  after?: ReactNode;
};

export function Input({ numeric, mono, before, after, className, ...rest }: InputProps) {
  const props = useFieldProps(rest);
  const face = cx(
    controlStyle,
    numeric && "tnum text-right",
    mono && "font-mono",
    rest.readOnly && "bg-mute-soft",
    className,
  );
  if (before === undefined && after === undefined) return <input {...props} className={face} />;
  return (
    <span className="relative flex items-center">
      {before === undefined ? null : <Inside className="left-2.5">{before}</Inside>}
      <input
        {...props}
        className={cx(face, before !== undefined && "pl-9", after !== undefined && "pr-12")}
      />
      {after === undefined ? null : <Inside className="right-2.5">{after}</Inside>}
    </span>
  );
}

function Inside({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span
      className={cx("pointer-events-none absolute flex text-sm text-ink-faint [&_svg]:size-4", className)}
    >
      {children}
    </span>
  );
}
