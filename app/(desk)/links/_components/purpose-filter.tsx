import Link from "next/link";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { ORDER_LINK_PURPOSES, type OrderLinkPurpose } from "@/db/queries/order-links";

const look =
  "target inline-flex items-center rounded-full border px-3 text-sm aria-[current]:border-brand aria-[current]:bg-brand-soft";

/** All, or one purpose; each has its own address. */
export function PurposeFilter({ current }: { current: OrderLinkPurpose | null }) {
  const t = useTranslations("links.orders");
  return (
    <nav aria-label={t("filter")} className="mb-4">
      <ul className="flex flex-wrap gap-2">
        {[null, ...ORDER_LINK_PURPOSES].map((purpose) => (
          <li key={purpose ?? "all"}>
            <Link
              href={purpose ? `/links/orders?purpose=${purpose}` : "/links/orders"}
              aria-current={purpose === current ? "page" : undefined}
              className={cx(look, purpose === current ? "" : "text-ink-soft hover:bg-hover")}
            >
              {purpose ? t(`purposes.${purpose}`) : t("all")}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
