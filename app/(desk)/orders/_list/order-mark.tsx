import { Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import type { ShownRow } from "./shown-row";

type Marked = Pick<ShownRow, "held" | "archived" | "flags">;

/** What else one must know of a row before acting: that it is on hold, archived, or needs a person. */
export function OrderMarks({ row, className }: { row: Marked; className?: string }) {
  const t = useTranslations("orders");
  const { held, archived } = row;
  const words = row.flags.map((flag) => t(`flag.${flag}`));
  if (!held && !archived && words.length === 0) return null;
  return (
    <span className={cx("inline-flex items-center gap-1.5 font-sans text-xs", className)}>
      {words.length > 0 ? (
        <span title={words.join(" · ")} className="inline-flex items-center text-bad">
          <span aria-hidden className="size-2 rounded-full bg-bad" />
          <span className="sr-only">{words.join(", ")}</span>
        </span>
      ) : null}
      {held ? (
        <span title={t("list.held")} className="text-wait">
          <Pause aria-hidden className="size-3.5" strokeWidth={1.75} />
          <span className="sr-only">{t("list.held")}</span>
        </span>
      ) : null}
      {archived ? <span className="text-ink-faint">{t("list.archivedMark")}</span> : null}
    </span>
  );
}
