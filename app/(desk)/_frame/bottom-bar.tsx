"use client";
import { Ellipsis, type LucideIcon, Plus, Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cx } from "@/app/_ui/cx";
import { Sheet, SheetContent, SheetTrigger } from "@/app/_ui/sheet";
import { isCurrent, type NavEntry } from "./nav-entries";
import { NAV_ICONS } from "./nav-icons";
import { NavLink } from "./nav-link";
import { usePalette } from "./palette-context";

const cell =
  "flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-1 text-xs text-ink-soft outline-offset-[-2px]";

/** The bar under the thumb on phones: the first two screens, a new order, search, and the rest. */
export function BottomBar({
  entries,
  newOrderHref,
}: {
  entries: readonly NavEntry[];
  newOrderHref?: string;
}) {
  const t = useTranslations("nav");
  const { open } = usePalette();
  const [first, second] = [entries.slice(0, 2), entries.slice(2)];
  return (
    <nav
      aria-label={t("main")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-paper pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {first.map((entry) => (
        <BarLink key={entry.key} href={entry.href} icon={NAV_ICONS[entry.key]} label={t(entry.key)} />
      ))}
      {newOrderHref ? (
        <Link href={newOrderHref} aria-label={t("newOrder")} className={cell}>
          <span className="grid h-9 w-11 place-items-center rounded-md bg-brand text-brand-ink">
            <Plus aria-hidden className="size-5" />
          </span>
        </Link>
      ) : null}
      <button type="button" onClick={open} className={cell}>
        <Face icon={Search} label={t("search")} />
      </button>
      <More entries={second} />
    </nav>
  );
}

function BarLink({ href, icon, label }: { href: string; icon: LucideIcon; label: string }) {
  const current = isCurrent(href, usePathname());
  return (
    <Link
      href={href}
      aria-current={current ? "page" : undefined}
      className={cx(cell, current && "font-medium text-brand")}
    >
      <Face icon={icon} label={label} />
    </Link>
  );
}

function Face({ icon: Icon, label }: { icon: LucideIcon; label: string }) {
  return (
    <>
      <Icon aria-hidden className="size-5" strokeWidth={1.75} />
      <span className="max-w-full truncate">{label}</span>
    </>
  );
}

function More({ entries }: { entries: readonly NavEntry[] }) {
  const t = useTranslations("nav");
  const [shown, setShown] = useState(false);
  if (entries.length === 0) return null;
  return (
    <Sheet open={shown} onOpenChange={setShown}>
      <SheetTrigger className={cell}>
        <Face icon={Ellipsis} label={t("more")} />
      </SheetTrigger>
      <SheetContent title={t("more")}>
        <ul className="-mx-2.5 grid gap-0.5">
          {entries.map((entry) => (
            <li key={entry.key}>
              <NavLink entry={entry} onClick={() => setShown(false)} />
            </li>
          ))}
        </ul>
      </SheetContent>
    </Sheet>
  );
}
