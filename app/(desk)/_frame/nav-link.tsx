"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { isCurrent, type NavEntry } from "./nav-entries";
import { NAV_ICONS } from "./nav-icons";

const look =
  "group flex min-h-11 items-center gap-2.5 rounded-md px-2.5 text-ink-soft transition-colors hover:bg-ink/6 hover:text-ink " +
  "md:pointer-fine:min-h-8 rail-narrow:md:justify-center rail-narrow:md:px-0";

/** An entry of the rail; with a narrow rail its word becomes the hint. */
export function NavLink({ entry, onClick }: { entry: NavEntry; onClick?: () => void }) {
  const t = useTranslations("nav");
  const current = isCurrent(entry.href, usePathname());
  const Icon = NAV_ICONS[entry.key];
  return (
    <Link
      href={entry.href}
      onClick={onClick}
      title={t(entry.key)}
      aria-current={current ? "page" : undefined}
      className={cx(look, current && "bg-brand-soft font-medium text-ink hover:bg-brand-soft")}
    >
      <Icon
        aria-hidden
        strokeWidth={1.75}
        className={cx("size-4 shrink-0", current ? "text-brand" : "text-ink-faint group-hover:text-ink-soft")}
      />
      <span className="flex-1 truncate rail-narrow:md:sr-only">{t(entry.key)}</span>
      {entry.count ? (
        <span className="tnum text-xs text-ink-faint rail-narrow:md:hidden">{entry.count}</span>
      ) : null}
    </Link>
  );
}
