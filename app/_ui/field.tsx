"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useId } from "react";
import { cx } from "@/app/_ui/cx";

type FieldState = { id: string; describedBy?: string; invalid: boolean; required: boolean };
const FieldContext = createContext<FieldState | null>(null);

type FieldProps = {
  label: ReactNode;
  /** The control's id, the target of the error summary; made up when not given. */
  id?: string;
  help?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** Says "(optional)" beside the label; use it where most fields are required. */
  optional?: boolean;
  /** Keeps the label for readers of the screen only. */
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label above, help below, error beside; ties them to the one control inside (Input, Textarea, Select). */
export function Field({
  label,
  id,
  help,
  error,
  required = false,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const made = useId();
  const t = useTranslations("common");
  const own = id ?? made;
  const describedBy = [error ? `${own}-error` : null, help ? `${own}-help` : null].filter(Boolean).join(" ");
  return (
    <div className={cx("grid content-start gap-1.5", className)}>
      <label htmlFor={own} className={cx("text-sm font-medium text-ink", hideLabel && "sr-only")}>
        {label}
        {optional ? <span className="font-normal text-ink-faint"> ({t("optional")})</span> : null}
      </label>
      <FieldContext
        value={{ id: own, describedBy: describedBy || undefined, invalid: Boolean(error), required }}
      >
        {children}
      </FieldContext>
      {error ? <FieldError id={`${own}-error`}>{error}</FieldError> : null}
      {help ? (
        <p id={`${own}-help`} className="text-sm text-ink-faint">
          {help}
        </p>
      ) : null}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-bad">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
      <span>{children}</span>
    </p>
  );
}

/** What a control takes from the field around it; its own props win. */
export function useFieldProps<P extends { id?: string; required?: boolean; "aria-describedby"?: string }>(
  own: P,
) {
  const field = useContext(FieldContext);
  if (!field) return own;
  return {
    "aria-invalid": field.invalid || undefined,
    ...own,
    id: own.id ?? field.id,
    required: own.required ?? field.required,
    "aria-describedby": own["aria-describedby"] ?? field.describedBy,
  };
}
