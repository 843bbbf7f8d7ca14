import { useTranslations } from "next-intl";
import type { CatalogueRow } from "@/lib/carts/priced-cart";
import { Picture } from "./picture";

type Props = { rows: ReadonlyMap<number, CatalogueRow>; gone?: readonly string[] };

/** Nothing of what was asked for can be had: what it was, that it is sold out, and whom to ask. Never an error. */
export function NothingToBuy({ rows, gone = [] }: Props) {
  const t = useTranslations("shop");
  return (
    <div className="mx-auto grid max-w-xl gap-6 py-8">
      <div className="grid gap-2">
        <h1 className="text-xl font-semibold tracking-tight">{t("buy.unavailableTitle")}</h1>
        <p className="text-ink-soft">{t("buy.unavailableBody")}</p>
      </div>
      {rows.size + gone.length > 0 ? (
        <ul className="grid gap-3 rounded-lg border bg-sheet p-4">
          {[...rows.values()].map((row) => (
            <li key={row.variantId} className="flex items-center gap-3">
              <Picture imageId={row.imageId} alt="" size="line" />
              <span className="min-w-0 flex-1 font-medium">{row.name}</span>
              <span className="text-base text-ink-soft">{t("buy.soldOut")}</span>
            </li>
          ))}
          {gone.map((name) => (
            <li key={name} className="text-base text-ink-soft">
              {t("notes.gone", { name })}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
