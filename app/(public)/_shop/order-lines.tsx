import { useTranslations } from "next-intl";
import type { OrderLine } from "@/lib/orders/events/parts";
import { Picture } from "./picture";
import type { Writer } from "./shop-money";

/** What is bought, a row a line, as a receipt shows it. */
export function OrderLines({ lines, write }: { lines: readonly OrderLine[]; write: Writer }) {
  const t = useTranslations("shop");
  return (
    <ul className="grid gap-4" aria-label={t("totals.title")}>
      {lines.map((line) => (
        <li key={line.lineId} className="flex items-start gap-3">
          <Picture imageId={line.imageId} alt="" size="line" />
          <div className="min-w-0 flex-1 text-base">
            <p className="font-medium">{line.name}</p>
            {line.options.length > 0 ? <p className="text-ink-soft">{line.options.join(" · ")}</p> : null}
            <p className="text-ink-faint">{t("cart.units", { count: line.quantity })}</p>
          </div>
          <span className="tnum text-base font-medium">
            {write.amount(line.unitPrice * BigInt(line.quantity) - line.discount)}
          </span>
        </li>
      ))}
    </ul>
  );
}
