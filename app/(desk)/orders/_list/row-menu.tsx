"use client";
import {
  Ellipsis,
  FileText,
  type LucideIcon,
  MessageCircle,
  PackageCheck,
  SquareArrowOutUpRight,
  Tag,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuContent, MenuLink, MenuSeparator, MenuTrigger } from "@/app/_ui/menu";
import { papersHref } from "./papers-address";
import type { RowEntry } from "./row-entries";
import type { MenuRow } from "./row-state";

type RowMenuProps = { row: MenuRow; entries: readonly RowEntry[] };

/** "…" at the end of a row: only what may be done with this order by this person. */
export function RowMenu({ row, entries }: RowMenuProps) {
  const t = useTranslations("orders.list");
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton
          label={t("rowMenu", { number: `#${row.number}` })}
          className="text-ink-faint group-hover/row:text-ink-soft aria-expanded:bg-ink/6"
        >
          <Ellipsis aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent className="min-w-56">
        <Entries row={row} entries={entries} />
      </MenuContent>
    </Menu>
  );
}

function Entries({ row, entries }: RowMenuProps) {
  const t = useTranslations("orders.menu");
  const has = (entry: RowEntry) => entries.includes(entry);
  const paper = (entry: RowEntry, kind: Parameters<typeof papersHref>[0], icon: LucideIcon, label: string) =>
    has(entry) ? (
      <MenuLink icon={icon} href={papersHref(kind, [row.number])} newTab>
        {label}
      </MenuLink>
    ) : null;
  return (
    <>
      <MenuLink icon={SquareArrowOutUpRight} href={`/orders/${row.number}`}>
        {t("details")}
      </MenuLink>
      {has("print_sheet") ? <MenuSeparator /> : null}
      {paper("print_sheet", "order_sheet", FileText, t("orderSheet"))}
      {paper("print_slip", "packing_slip", PackageCheck, t("packingSlip"))}
      {paper("print_label", "shipping_label", Tag, t("label"))}
      {has("whatsapp") && row.whatsapp ? (
        <>
          <MenuSeparator />
          <MenuLink icon={MessageCircle} href={`https://wa.me/${row.whatsapp}`} newTab>
            {t("whatsapp")}
          </MenuLink>
        </>
      ) : null}
    </>
  );
}
