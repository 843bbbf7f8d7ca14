import { Archive, Box, CircleCheck, LogOut, type LucideIcon, SearchX, ShoppingBag } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { isFiltered, type OrdersFilter, type OrderTab, withFilter } from "@/lib/orders/list-filter";
import { changedHref } from "./changed-href";
import type { FilterChoice } from "./filter-names";
import { paramsOf } from "./filter-names";
import { tabHref, viewHref } from "./list-address";

const SIGN = {
  all: ShoppingBag,
  to_pay: CircleCheck,
  to_ship: Box,
  problem: CircleCheck,
  abandoned: LogOut,
  archived: Archive,
} as const satisfies Record<OrderTab, LucideIcon>;

type EmptyProps = {
  filter: OrdersFilter;
  query: string;
  filters: readonly FilterChoice[];
  mayShare: boolean;
};

/** Says why nothing is here and offers the one thing that changes it. */
export function EmptyList({ filter, query, filters, mayShare }: EmptyProps) {
  const t = useTranslations("orders.list");
  const { tab, text } = filter;
  if (isFiltered(filter)) {
    const on = filters.filter(({ value }) => value !== "");
    return (
      <EmptyState
        icon={SearchX}
        title={text === "" ? t("empty.filtered") : t("empty.search", { text })}
        action={<Removals query={query} on={on} text={text} tab={tab} />}
      >
        {text === "" ? t("empty.filteredHelp") : t("empty.searchHelp")}
      </EmptyState>
    );
  }
  if (filter.cursor) {
    return (
      <EmptyState
        title={t("empty.past")}
        action={<Go href={viewHref(withFilter(filter, {}))}>{t("empty.first")}</Go>}
      />
    );
  }
  const share =
    tab === "all" && mayShare ? (
      <Button asChild variant="primary">
        <Link href="/links">{t("share")}</Link>
      </Button>
    ) : null;
  return (
    <EmptyState icon={SIGN[tab]} title={t(`empty.${tab}`)} action={share}>
      {t(`empty.${tab}Help`)}
    </EmptyState>
  );
}

type RemovalsProps = { query: string; on: readonly FilterChoice[]; text: string; tab: OrderTab };

function Removals({ query, on, text, tab }: RemovalsProps) {
  const t = useTranslations("orders");
  const search = text === "" ? [] : [{ label: t("filter.name.text"), params: ["q"] }];
  const all = [...on.map(({ label, name }) => ({ label, params: paramsOf(name) })), ...search];
  return (
    <div className="flex flex-wrap justify-center gap-2">
      {all.map(({ label, params }) => (
        <Go key={label} href={changedHref(query, Object.fromEntries(params.map((name) => [name, ""])))}>
          {t("list.empty.remove", { name: label.toLowerCase() })}
        </Go>
      ))}
      {all.length > 1 ? <Go href={tabHref(tab)}>{t("list.empty.removeAll")}</Go> : null}
    </div>
  );
}

const Go = ({ href, children }: { href: string; children: ReactNode }) => (
  <Button asChild>
    <Link href={href}>{children}</Link>
  </Button>
);
