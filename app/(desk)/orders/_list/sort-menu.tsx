"use client";
import { ArrowDownUp, Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/app/_ui/button";
import { Menu, MenuContent, MenuLink, MenuTrigger } from "@/app/_ui/menu";
import type { OrderSort } from "@/lib/orders/list-cursor";

type SortProps = {
  sort: OrderSort;
  hrefs: Readonly<Record<OrderSort, string>>;
  seesMoney: boolean;
};

const SORTS: readonly OrderSort[] = ["newest", "oldest", "total", "changed"];

/** In which order the list stands; on a phone there are no columns to press. */
export function SortMenu({ sort, hrefs, seesMoney }: SortProps) {
  const t = useTranslations("orders.list.sort");
  return (
    <Menu>
      <MenuTrigger className={buttonStyle({ variant: "ghost" })}>
        <ArrowDownUp aria-hidden />
        {t("by", { sort: t(sort) })}
      </MenuTrigger>
      <MenuContent align="start">
        {SORTS.filter((one) => one !== "total" || seesMoney).map((one) => (
          <MenuLink key={one} href={hrefs[one]} icon={one === sort ? Check : undefined}>
            {t(one)}
          </MenuLink>
        ))}
      </MenuContent>
    </Menu>
  );
}
