import { type ReactNode, useId } from "react";
import { cx } from "@/app/_ui/cx";

type SectionProps = {
  title: ReactNode;
  help?: ReactNode;
  /** Heading and help at the left of the fields on wide screens (settings). */
  split?: boolean;
  className?: string;
  children: ReactNode;
};

/** A part of a long form: a heading, a line of help, its fields. */
export function Section({ title, help, split, className, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cx(
        "border-t py-6 first:border-t-0 first:pt-0",
        split && "lg:grid lg:grid-cols-[16rem_1fr] lg:gap-8",
        className,
      )}
    >
      <div className="mb-4 grid content-start gap-1">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {help ? <p className="text-sm text-ink-soft">{help}</p> : null}
      </div>
      <div className="grid min-w-0 gap-4">{children}</div>
    </section>
  );
}
