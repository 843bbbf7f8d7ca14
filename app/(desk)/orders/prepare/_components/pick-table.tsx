"use client";
import { useTranslations } from "next-intl";
import { CheckboxMark } from "@/app/_ui/checkbox";
import type { PickRow } from "@/lib/fulfillment/preparation";

/** One row a product, how many first; the boxes are for whoever walks along the shelves and are kept nowhere. */
export function PickTable({ rows }: { rows: readonly PickRow[] }) {
  const t = useTranslations("orders.prepare");
  return (
    <ul aria-label={t("pickTitle")} className="divide-y divide-line rounded-lg border bg-sheet">
      {rows.map(({ key, sku, name, options, units, orders }) => (
        <li
          key={key}
          className="group flex items-start gap-3 px-4 py-2.5 has-checked:bg-paper has-checked:text-ink-faint"
        >
          <CheckboxMark aria-label={t("fetched", { name })} className="mt-1.5" />
          <span className="tnum w-12 shrink-0 text-right text-lg font-semibold">{units}&nbsp;×</span>
          <span className="min-w-0 flex-1 pt-0.5">
            <span className="block font-medium wrap-anywhere">{name}</span>
            {options ? <span className="block text-sm text-ink-soft">{options}</span> : null}
            <span className="block text-sm text-ink-faint lg:hidden">{wantedBy(orders)}</span>
          </span>
          <span className="hidden max-w-72 pt-1 text-right text-sm text-ink-faint lg:block">
            {wantedBy(orders)}
          </span>
          <span className="w-24 shrink-0 pt-1 text-right font-mono text-sm wrap-anywhere sm:w-36">
            {sku ?? t("noSku")}
          </span>
        </li>
      ))}
    </ul>
  );
}

const wantedBy = (orders: PickRow["orders"]): string =>
  orders.map(({ number, units }) => `#${number} × ${units}`).join(", ");
