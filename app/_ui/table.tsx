import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

type TableProps = ComponentProps<"table"> & {
  /** Says what the table holds; read aloud, not shown. */
  caption: string;
  /** Left out below 1024 px, where a `StackList` stands instead. */
  wide?: boolean;
};

/** A real table on a flat sheet. Put `TableHead` and `TableBody` inside. */
export function Table({ caption, wide, className, children, ...rest }: TableProps) {
  // What may scroll sideways must be reached by keyboard; a wide one never does.
  const scrolls = wide ? {} : { role: "region", "aria-label": caption, tabIndex: 0 };
  return (
    <div
      {...scrolls}
      className={cx(
        "relative overflow-x-auto rounded-lg border bg-sheet lg:overflow-x-clip print:overflow-visible",
        wide && "hidden lg:block print:block",
      )}
    >
      <table {...rest} className={cx("w-full border-separate border-spacing-0 text-left", className)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** Stays under the top bar while the page scrolls (wide screens). */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="[&_th]:border-b [&_th]:bg-sheet lg:[&_th]:sticky lg:[&_th]:top-(--head-top,0px) lg:[&_th]:z-10 [&_th:first-child]:rounded-tl-lg [&_th:last-child]:rounded-tr-lg">
      <tr>{children}</tr>
    </thead>
  );
}

type Direction = "ascending" | "descending";
type HeadProps = ComponentProps<"th"> & {
  numeric?: boolean;
  /** The way this column is sorted now; null when it can be but is not. Needs `sortHref`. */
  sort?: Direction | null;
  sortHref?: string;
};

export function HeadCell({ numeric, sort, sortHref, className, children, ...rest }: HeadProps) {
  const Arrow = sort === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      {...rest}
      aria-sort={sort ?? undefined}
      className={cx(
        "h-9 px-3 text-xs font-medium whitespace-nowrap text-ink-faint",
        numeric && "text-right",
        className,
      )}
    >
      {sortHref ? (
        <Link
          href={sortHref}
          className={cx(
            "group inline-flex min-h-8 items-center gap-1 hover:text-ink",
            numeric && "flex-row-reverse",
          )}
        >
          {children}
          <Arrow aria-hidden className={cx("size-3.5", !sort && "opacity-0 group-hover:opacity-60")} />
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return (
    <tbody className="[&>tr:last-child>td]:border-b-0 [&>tr:last-child>th]:border-b-0">{children}</tbody>
  );
}

type RowProps = ComponentProps<"tr"> & { selected?: boolean; hover?: boolean };

export function Row({ selected, hover = true, className, ...rest }: RowProps) {
  return (
    <tr
      {...rest}
      data-selected={selected || undefined}
      className={cx(
        "group/row",
        hover && "hover:[&>*]:bg-hover",
        selected && "[&>*]:bg-picked hover:[&>*]:bg-picked",
        className,
      )}
    />
  );
}

type CellProps = ComponentProps<"td"> & {
  numeric?: boolean;
  mono?: boolean;
  /** Takes the room that is left and cuts what does not fit: for names. */
  fill?: boolean;
};

export function Cell({ numeric, mono, fill, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      className={cx(
        cellStyle,
        numeric && "tnum text-right whitespace-nowrap",
        mono && "font-mono",
        fill && "w-1/3 max-w-0 truncate [&>*]:truncate",
        className,
      )}
    />
  );
}

/** The cell that names its row. */
export function RowHead({ mono, className, ...rest }: ComponentProps<"th"> & { mono?: boolean }) {
  return (
    <th scope="row" {...rest} className={cx(cellStyle, "font-medium", mono && "font-mono", className)} />
  );
}

const cellStyle = "h-11 border-b px-3 py-1 transition-colors compact:h-9 compact:py-0.5";
