import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/app/_ui/money";
import type { ListedLink } from "@/db/queries/link-list";
import type { Currency } from "@/lib/kernel/money";

/** What came of a link, from the first look to the money. */
export function LinkFigures({ link, currency }: { link: ListedLink; currency: Currency | null }) {
  const t = useTranslations("links");
  const { figures } = link;
  return (
    <dl
      aria-label={t("figures")}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-3 xl:grid-cols-5"
    >
      <Figure term={t("head.visits")}>{link.visits}</Figure>
      <Figure term={t("head.carts")}>{figures.carts}</Figure>
      <Figure term={t("head.orders")}>{figures.orders}</Figure>
      <Figure term={t("head.paid")}>{figures.paid}</Figure>
      {currency === null ? null : (
        <Figure term={t("head.revenue")}>
          <Money value={{ amount: figures.revenue, currency }} />
        </Figure>
      )}
    </dl>
  );
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-1 flex-col-reverse justify-end gap-0.5 bg-sheet px-4 py-3">
      <dt className="text-sm text-ink-faint">{term}</dt>
      <dd className="tnum text-lg font-semibold">{children}</dd>
    </div>
  );
}
