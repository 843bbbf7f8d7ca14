"use client";
import { CircleCheck, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { IconButton } from "@/app/_ui/icon-button";
import { type Scan, type ScanLine, tickedOf } from "@/lib/fulfillment/scan";

type LinesProps = {
  lines: readonly ScanLine[];
  scans: readonly Scan[];
  onCount: (line: ScanLine) => void;
};

/** How many of each are in the box. One more by hand, for goods without a barcode. */
export function ScanLines({ lines, scans, onCount }: LinesProps) {
  const t = useTranslations("orders.prepare");
  return (
    <ul aria-label={t("lines")} className="divide-y divide-line border-t">
      {lines.map((line) => {
        const { lineId, name, options, sku, wanted } = line;
        const ticked = tickedOf(scans, lineId);
        const isFull = ticked >= wanted;
        return (
          <li key={lineId} className={cx("flex items-center gap-3 px-4 py-2.5", isFull && "bg-good-soft")}>
            <span className="min-w-0 flex-1">
              <span className="block font-medium wrap-anywhere">{name}</span>
              {options ? <span className="block text-sm text-ink-soft">{options}</span> : null}
              <span className="block font-mono text-sm text-ink-faint wrap-anywhere">
                {sku ?? t("noSku")}
              </span>
            </span>
            <span
              role="img"
              aria-label={t("inBox", { ticked, wanted })}
              className={cx("tnum flex items-center gap-1 text-lg font-semibold", isFull && "text-good")}
            >
              {isFull ? <CircleCheck aria-hidden className="size-4.5" strokeWidth={1.75} /> : null}
              {ticked}/{wanted}
            </span>
            <IconButton
              label={t("countOne", { name })}
              variant="secondary"
              disabled={isFull}
              onClick={() => onCount(line)}
            >
              <Plus aria-hidden />
            </IconButton>
          </li>
        );
      })}
    </ul>
  );
}
