"use client";
import {
  Ban,
  Banknote,
  Copy,
  CreditCard,
  Ellipsis,
  FileText,
  Link2,
  type LucideIcon,
  MessageCircle,
  PackageCheck,
  RotateCcw,
  SquareArrowOutUpRight,
  Tag,
  Truck,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from "@/app/_ui/menu";
import { LinkDialog } from "@/app/(desk)/orders/[number]/_blocks/link-copy";
import type { RowAction, RowEntry } from "./row-entries";
import type { MenuRow } from "./row-state";
import { useRowActions } from "./use-row-actions";

const LOOK = {
  mark_paid: { icon: Banknote, words: "markPaid" },
  cancel: { icon: Ban, words: "cancel" },
  dispatch: { icon: Truck, words: "dispatch" },
  print_sheet: { icon: FileText, words: "orderSheet" },
  print_slip: { icon: PackageCheck, words: "packingSlip" },
  print_label: { icon: Tag, words: "label" },
  copy_status: { icon: Link2, words: "copyStatus" },
  copy_payment: { icon: CreditCard, words: "copyPayment" },
  copy_duplicate: { icon: Copy, words: "copyDuplicate" },
  copy_recovery: { icon: RotateCcw, words: "copyRecovery" },
} as const satisfies Record<RowAction, { icon: LucideIcon; words: string }>;

const GROUPS: readonly (readonly RowAction[])[] = [
  ["mark_paid", "dispatch", "cancel"],
  ["print_sheet", "print_slip", "print_label"],
  ["copy_status", "copy_payment", "copy_duplicate", "copy_recovery"],
];

type RowMenuProps = { row: MenuRow; entries: readonly RowEntry[] };

/** "…" at the end of a row. Fifty of them stand on a page and few are pressed: the menu itself is made at the first press. */
export function RowMenu(props: RowMenuProps) {
  const [pressedBy, setPressedBy] = useState<"pointer" | "key" | null>(null);
  if (pressedBy) return <MadeMenu {...props} isByKey={pressedBy === "key"} />;
  return (
    <Dots
      number={props.row.number}
      aria-haspopup="menu"
      aria-expanded={false}
      // Enter and Space press it too, with no clicks counted.
      onClick={(event) => setPressedBy(event.detail === 0 ? "key" : "pointer")}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        setPressedBy("key");
      }}
    />
  );
}

function Dots({ number, ...rest }: { number: number } & Omit<ComponentProps<"button">, "children">) {
  const t = useTranslations("orders.list");
  return (
    <IconButton
      {...rest}
      label={t("rowMenu", { number: `#${number}` })}
      className="text-ink-faint group-hover/row:text-ink-soft aria-busy:animate-pulse aria-expanded:bg-ink/6"
    >
      <Ellipsis aria-hidden />
    </IconButton>
  );
}

/** Only what may be done with this order by this person. Open from the start, since a press made it. */
function MadeMenu({ row, entries, isByKey }: RowMenuProps & { isByKey: boolean }) {
  const t = useTranslations("orders");
  const { run, busy, dialog, link } = useRowActions(row);
  const trigger = useRef<HTMLButtonElement>(null);
  // The key came before there was a menu to hear it. Pressed again, the menu begins at its first entry.
  useEffect(() => {
    if (!isByKey) return;
    trigger.current?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
  }, [isByKey]);
  return (
    <>
      <Menu defaultOpen={!isByKey}>
        <MenuTrigger asChild>
          <Dots ref={trigger} number={row.number} aria-busy={busy || undefined} />
        </MenuTrigger>
        <MenuContent className="min-w-60">
          <MenuLink icon={SquareArrowOutUpRight} href={`/orders/${row.number}`}>
            {t("menu.details")}
          </MenuLink>
          {GROUPS.map((group) => (
            <Items key={group[0]} group={group.filter((entry) => entries.includes(entry))} onPick={run} />
          ))}
          {entries.includes("whatsapp") && row.whatsapp ? (
            <MenuLink newTab icon={MessageCircle} href={`https://wa.me/${row.whatsapp}`}>
              {t("menu.whatsapp")}
            </MenuLink>
          ) : null}
        </MenuContent>
      </Menu>
      {dialog}
      {link.shown ? <LinkDialog {...link.shown} onClose={link.close} /> : null}
    </>
  );
}

type ItemsProps = { group: readonly RowAction[]; onPick: (entry: RowAction) => void };

function Items({ group, onPick }: ItemsProps) {
  const t = useTranslations("orders.menu");
  if (group.length === 0) return null;
  return (
    <>
      <MenuSeparator />
      {group.map((entry) => (
        <MenuItem
          key={entry}
          icon={LOOK[entry].icon}
          danger={entry === "cancel"}
          onSelect={() => onPick(entry)}
        >
          {t(LOOK[entry].words)}
        </MenuItem>
      ))}
    </>
  );
}
