import { useTranslations } from "next-intl";
import type { ScanLine } from "@/lib/fulfillment/scan";

/** What goes into the box: how many first, since that is what goes wrong. */
export function ToPack({ lines }: { lines: readonly ScanLine[] }) {
  const t = useTranslations("shop.h");
  return (
    <ul aria-label={t("contents")} className="divide-y">
      {lines.map(({ lineId, name, options, sku, wanted }) => (
        <li key={lineId} className="flex gap-3 py-2.5 first:pt-0 last:pb-0">
          <span className="tnum w-10 shrink-0 text-right text-lg font-semibold">{wanted}&nbsp;×</span>
          <span className="min-w-0 pt-0.5">
            <span className="block font-medium wrap-anywhere">{name}</span>
            {options ? <span className="block text-ink-soft">{options}</span> : null}
            {sku ? <span className="block font-mono text-sm text-ink-faint wrap-anywhere">{sku}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
