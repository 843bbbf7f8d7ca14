"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "@/app/_ui/icon-button";

type BulkBarProps = {
  /** How many rows are selected; 0 takes the bar away. */
  count: number;
  onClear: () => void;
  /** The moves, as buttons. */
  children: ReactNode;
};

/** What can be done with the selected rows; floats above the foot of the page. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  const t = useTranslations("common");
  if (count === 0) return null;
  return (
    <section
      aria-label={t("selected", { count })}
      className="fixed inset-x-3 bottom-18 z-30 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] animate-rise items-center gap-2 overflow-x-auto rounded-lg bg-raised p-2 shadow-float md:bottom-5 print:hidden"
    >
      <span role="status" className="tnum px-2 whitespace-nowrap">
        {t("selected", { count })}
      </span>
      {children}
      <IconButton label={t("clear")} onClick={onClear}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}
