import { useTranslations } from "next-intl";
import { Pagination } from "@/app/_ui/pagination";
import { useRegion } from "@/app/_ui/use-region";
import { formatNumber } from "@/lib/i18n/format";

type PagesProps = {
  /** Counted up to `most`; one above it means "more". */
  total: number;
  most: number;
  previousHref: string | null;
  nextHref: string | null;
};

/** How many orders the view holds, and its neighbouring pages. */
export function ListPages({ total, most, previousHref, nextHref }: PagesProps) {
  const t = useTranslations("orders.list");
  const { numbers } = useRegion();
  const words =
    total > most ? t("moreThan", { count: formatNumber(most, numbers) }) : t("total", { count: total });
  return (
    <Pagination previousHref={previousHref} nextHref={nextHref}>
      {words}
    </Pagination>
  );
}
