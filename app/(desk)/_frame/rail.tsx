import { useTranslations } from "next-intl";
import type { NavEntry } from "./nav-entries";
import { NavLink } from "./nav-link";
import { RailToggle } from "./rail-toggle";

/** The left rail of wide screens: 208 px, or icons only. */
export function Rail({ shopName, entries }: { shopName: string; entries: readonly NavEntry[] }) {
  const t = useTranslations("nav");
  return (
    <nav
      aria-label={t("main")}
      className="sticky top-(--demo) hidden h-[calc(100dvh-var(--demo))] w-52 shrink-0 flex-col border-r bg-paper px-2 pb-3 rail-narrow:w-13 md:flex print:hidden"
    >
      <div className="flex h-12 shrink-0 items-center gap-2.5 px-1.5 rail-narrow:justify-center rail-narrow:px-0">
        <ShopMark name={shopName} />
        <span className="truncate font-semibold rail-narrow:sr-only">{shopName}</span>
      </div>
      <ul className="mt-2 grid gap-0.5 overflow-y-auto">
        {part(entries, "work").map((entry) => (
          <li key={entry.key}>
            <NavLink entry={entry} />
          </li>
        ))}
      </ul>
      <ul className="mt-auto grid gap-0.5 pt-4">
        {part(entries, "house").map((entry) => (
          <li key={entry.key}>
            <NavLink entry={entry} />
          </li>
        ))}
        <li className="hidden lg:block">
          <RailToggle />
        </li>
      </ul>
    </nav>
  );
}

const part = (entries: readonly NavEntry[], name: NavEntry["part"]) =>
  entries.filter((entry) => entry.part === name);

export function ShopMark({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-7 shrink-0 place-items-center rounded-md bg-brand text-sm font-semibold text-brand-ink"
    >
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}
