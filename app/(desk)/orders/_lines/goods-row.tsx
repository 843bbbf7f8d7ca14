import { useTranslations } from "next-intl";
import { Money } from "@/app/_ui/money";
import { useRegion } from "@/app/_ui/use-region";
import { ProductPicture } from "@/app/(desk)/products/_components/product-picture";
import { money } from "@/lib/kernel/money";
import type { Goods } from "./found-goods";

/** What of it is on the shelf; red when there is nothing. */
export function StockWords({ goods }: { goods: Pick<Goods, "stock" | "unlimited" | "status"> }) {
  const t = useTranslations("orders.lines");
  if (goods.status !== "available") return <span className="text-wait">{t("unavailable")}</span>;
  if (goods.unlimited) return <span>{t("unlimited")}</span>;
  const none = goods.stock <= 0;
  return <span className={none ? "text-bad" : undefined}>{t("stock", { count: goods.stock })}</span>;
}

/** A variant as the search shows it: picture, name, SKU, stock and price. */
export function GoodsRow({ goods }: { goods: Goods }) {
  const { currency } = useRegion();
  return (
    <div className="flex items-center gap-3">
      <ProductPicture imageId={goods.imageId} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{[goods.name, ...goods.options].join(" · ")}</p>
        <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <span className="font-mono">{goods.sku}</span>
          <StockWords goods={goods} />
        </p>
      </div>
      <Money value={money(goods.price, currency)} className="font-medium" />
    </div>
  );
}
