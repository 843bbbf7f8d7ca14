"use client";
import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover";

const half =
  "target flex items-center border border-edge/45 bg-sheet transition-colors hover:bg-hover focus-visible:z-10";

type ChipProps = {
  /** The filter's name, and what it is set to in words. */
  label: string;
  value: ReactNode;
  /** The same screen without this filter. */
  removeHref: string;
  /** The editor, opened in place. Without it the chip can only be removed. */
  children?: ReactNode;
};

/** A filter that is on: press to change it, × to take it away. */
export function FilterChip({ label, value, removeHref, children }: ChipProps) {
  const t = useTranslations("common");
  const words = (
    <>
      <span className="text-ink-faint">{label}</span>
      <span className="max-w-48 truncate font-medium">{value}</span>
    </>
  );
  const left = cx(half, "gap-1.5 rounded-l-md border-r-0 px-2.5");
  return (
    <span className="inline-flex max-w-full">
      {children ? (
        <Popover>
          <PopoverTrigger className={left}>{words}</PopoverTrigger>
          <PopoverContent aria-label={label}>{children}</PopoverContent>
        </Popover>
      ) : (
        <span className={left}>{words}</span>
      )}
      <Link
        href={removeHref}
        aria-label={t("removeFilter", { name: label })}
        className={cx(half, "justify-center rounded-r-md px-2 text-ink-faint hover:text-ink")}
      >
        <X aria-hidden className="size-4" />
      </Link>
    </span>
  );
}
