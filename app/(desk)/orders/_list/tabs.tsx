import { useTranslations } from "next-intl";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { useRegion } from "@/app/_ui/use-region";
import { MOST_IN_TAB, type TabCounts } from "@/db/queries/order-counts";
import { formatNumber } from "@/lib/i18n/format";
import { ORDER_TABS, type OrderTab } from "@/lib/orders/list-filter";
import { tabHref } from "./list-address";

/** The views of the list with how many orders each holds. */
export function OrderTabs({ counts, current }: { counts: TabCounts; current: OrderTab }) {
  const t = useTranslations("orders.list");
  const { numbers } = useRegion();
  const shown = (count: number): string =>
    count > MOST_IN_TAB ? `${formatNumber(MOST_IN_TAB, numbers)}+` : formatNumber(count, numbers);
  const tabs = ORDER_TABS.map((tab) => ({
    href: tabHref(tab),
    label: t(`tab.${tab}`),
    count: shown(counts[tab]),
    current: tab === current,
  }));
  return <LinkTabs label={t("tabs")} tabs={tabs} className="mb-3" />;
}
