import { type ReactNode, useId } from "react";
import { cx } from "@/app/_ui/cx";

type PanelProps = {
  title?: ReactNode;
  /** Beside the title, such as a count or a badge. */
  aside?: ReactNode;
  /** At the right of the heading: an edit link or a small button. */
  action?: ReactNode;
  /** Lets tables and lists reach the edges. */
  flush?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** A flat sheet with a small heading. Panels never stand inside panels. */
export function Panel({ title, aside, action, flush, id, className, children }: PanelProps) {
  const headingId = useId();
  return (
    <section
      id={id}
      aria-labelledby={title ? headingId : undefined}
      className={cx("rounded-lg border bg-sheet", className)}
    >
      {title ? (
        <header className="flex min-h-11 items-center justify-between gap-3 px-4 pt-2">
          <div className="flex min-w-0 items-center gap-2">
            <h2 id={headingId} className="text-base font-semibold">
              {title}
            </h2>
            {aside}
          </div>
          {action}
        </header>
      ) : null}
      <div className={flush ? "" : cx("px-4 pb-4", title ? "pt-1" : "pt-4")}>{children}</div>
    </section>
  );
}
