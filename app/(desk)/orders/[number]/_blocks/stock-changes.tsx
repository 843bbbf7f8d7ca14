import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";

const signed = (delta: number): string => (delta < 0 ? `−${-delta}` : `+${delta}`);

/** What the order took from stock and what came back, with the reason and what was left (S59). */
export function StockChanges({ view }: { view: OrderView }) {
  const t = useTranslations("orders.stock");
  const { movements } = view.page;
  if (movements.length === 0) return null;
  const head = "h-7 text-left text-xs font-medium text-ink-faint";
  return (
    <section aria-labelledby="stock-changes" className="-mx-4 border-t px-4 pt-3">
      <h3 id="stock-changes" className="font-semibold">
        {t("title")}
      </h3>
      <table className="mt-1 w-full border-separate border-spacing-0">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className={head}>
              {t("product")}
            </th>
            <th scope="col" className={head}>
              {t("reason")}
            </th>
            <th scope="col" className={cx(head, "text-right")}>
              {t("change")}
            </th>
            <th scope="col" className={cx(head, "hidden pl-4 text-right sm:table-cell")}>
              {t("left")}
            </th>
          </tr>
        </thead>
        <tbody>
          {movements.map((move) => (
            <tr key={move.id} className="align-top [&>*]:border-t [&>*]:py-1.5">
              <th scope="row" className="pr-3 text-left font-normal">
                <span className="block break-words">{move.name}</span>
                <span className="font-mono text-xs break-all text-ink-faint">{move.sku}</span>
              </th>
              <td className="pr-3 text-ink-soft">
                {move.reason ?? t(`kind.${move.kind}`)}
                <span className="block text-xs text-ink-faint">{view.write.moment(move.at)}</span>
              </td>
              <td className="tnum text-right font-medium">{signed(move.delta)}</td>
              <td className="tnum hidden pl-4 text-right text-ink-soft sm:table-cell">{move.balanceAfter}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
