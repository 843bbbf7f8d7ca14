"use client";
import type { ComponentProps } from "react";
import { controlStyle } from "@/app/_ui/control-style";
import { cx } from "@/app/_ui/cx";
import { useFieldProps } from "@/app/_ui/field";

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  const props = useFieldProps(rest);
  return (
    <textarea {...props} rows={rows} className={cx(controlStyle, "field-sizing-content py-1.5", className)} />
  );
}
