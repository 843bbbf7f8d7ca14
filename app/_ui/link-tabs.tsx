import Link from "next/link";
import { cx } from "@/app/_ui/cx";

export type LinkTab = { href: string; label: string; count?: number | string; current: boolean };

/** Views of one screen, each with its own address; they scroll sideways when there are many. */
export function LinkTabs({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: readonly LinkTab[];
  className?: string;
}) {
  return (
    <nav
      aria-label={label}
      className={cx(
        "-mx-1 overflow-x-auto overflow-y-hidden px-1 [scrollbar-width:none] print:hidden",
        className,
      )}
    >
      <ul className="flex w-max min-w-full gap-5 border-b">
        {tabs.map((tab) => (
          <li key={tab.href} className={tab.current ? "[scroll-initial-target:nearest]" : undefined}>
            <Link
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={cx(
                "relative -mx-1 flex min-h-11 items-center gap-1.5 rounded-md px-1 whitespace-nowrap text-ink-soft transition-colors outline-offset-[-2px] hover:text-ink md:pointer-fine:min-h-9",
                tab.current &&
                  "font-medium text-ink after:absolute after:inset-x-1 after:bottom-0 after:h-0.5 after:bg-brand",
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span
                  className={cx(
                    "tnum rounded-full px-1.5 text-xs",
                    tab.current ? "bg-brand-soft text-ink" : "bg-mute-soft text-mute",
                  )}
                >
                  {tab.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
