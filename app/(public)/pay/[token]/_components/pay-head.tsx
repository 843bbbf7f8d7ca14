import { useTranslations } from "next-intl";
import type { PayGiven } from "./pay-given";

/** Who asks, for what, how much, and until when. */
export function PayHead({ found, asked, settings, write }: PayGiven) {
  const t = useTranslations("shop.pay");
  const { order, link } = found;
  return (
    <header className="grid gap-2">
      <p className="text-ink-soft">{t("from", { shop: settings.name })}</p>
      <h1 className="text-lg font-semibold tracking-tight">{t("title", { number: order.number })}</h1>
      <p className="tnum text-xl font-semibold tracking-tight">{write.amount(asked)}</p>
      <p className="text-ink-soft empty:hidden">
        {asked < order.balanceDue ? t("partOf", { due: write.amount(order.balanceDue) }) : null}
        {asked === order.balanceDue && order.captured > 0n
          ? t("balanceOf", { paid: write.amount(order.captured), total: write.amount(order.totals.total) })
          : null}
      </p>
      {link.expiresAt ? (
        <p className="text-base text-ink-faint">{t("until", { date: write.moment(link.expiresAt) })}</p>
      ) : null}
    </header>
  );
}
