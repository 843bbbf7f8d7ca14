import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

type ListProps = {
  /** Says what the list holds; read aloud, not shown. */
  label: string;
  /** Only below 1024 px, beside a `Table` that is `wide`. */
  narrow?: boolean;
  children: ReactNode;
};

/** Rows of two lines on a flat sheet: the shape of a table on a phone. */
export function StackList({ label, narrow, children }: ListProps) {
  return (
    <ul
      aria-label={label}
      className={cx("divide-y divide-line rounded-lg border bg-sheet", narrow && "lg:hidden print:hidden")}
    >
      {children}
    </ul>
  );
}

type RowProps = {
  href: string;
  /** First line: what it is, whose it is, and the figure that counts. */
  title: ReactNode;
  detail?: ReactNode;
  figure?: ReactNode;
  /** Second line: in what state, and at the right since when. */
  badges?: ReactNode;
  aside?: ReactNode;
  /** At the left, outside the link: a checkbox. */
  before?: ReactNode;
  selected?: boolean;
};

export function StackRow({ href, title, figure, detail, badges, aside, before, selected }: RowProps) {
  return (
    <li className={cx("flex items-center first:rounded-t-lg last:rounded-b-lg", selected && "bg-picked")}>
      {before ? <span className="pl-3.5">{before}</span> : null}
      <Link
        href={href}
        className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-1.5 px-3.5 py-3 outline-offset-[-2px]"
      >
        <span className="flex items-baseline gap-2.5">
          <span className="shrink-0 font-medium">{title}</span>
          <span className="min-w-0 flex-1 truncate text-ink-soft">{detail}</span>
          <span className="tnum shrink-0 font-medium">{figure}</span>
        </span>
        <span className="flex items-start justify-between gap-3">
          <span className="flex min-w-0 flex-wrap gap-1">{badges}</span>
          <span className="shrink-0 text-sm leading-6 text-ink-faint">{aside}</span>
        </span>
      </Link>
    </li>
  );
}
