import { Fragment, type ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

export type Definition = { term: string; value: ReactNode };
type ListProps = {
  items: readonly Definition[];
  /** `rows`: term and value side by side; `stack`: term above value. */
  layout?: "rows" | "stack";
  className?: string;
};

/** Names and values. Items whose value is null, undefined or "" are left out. */
export function DefinitionList({ items, layout = "rows", className }: ListProps) {
  const shown = items.filter(({ value }) => value !== null && value !== undefined && value !== "");
  const grid =
    layout === "rows" ? "grid-cols-[minmax(6rem,auto)_1fr] items-baseline gap-x-4 gap-y-1.5" : "grid-cols-1";
  return (
    <dl className={cx("grid", grid, className)}>
      {shown.map(({ term, value }) => (
        <Fragment key={term}>
          <dt className={cx("text-sm text-ink-faint", layout === "stack" && "mt-3 first:mt-0")}>{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
