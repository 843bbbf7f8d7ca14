"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

export type FieldProblem = {
  /** The id of the control. */
  field: string;
  message: string;
};

/** Sums up what a form refused, with links to each field; takes the focus when it appears. */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  const t = useTranslations("errors");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-lg border border-bad/25 bg-bad-soft/55 px-4 py-3 text-bad"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
      <div className="grid gap-1">
        <p className="font-medium">{t("summary", { count: problems.length })}</p>
        <ul className="grid gap-1">
          {problems.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <a href={`#${field}`} className="inline-flex min-h-6 items-center underline underline-offset-3">
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
