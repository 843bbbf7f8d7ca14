import Link from "next/link";
import { cx } from "@/app/_ui/cx";

type ChipProps = { href: string; label: string; count: number; current: boolean };

/** One choice of a filter with how many it holds; the chosen one is marked. */
export function CountChip({ href, label, count, current }: ChipProps) {
  return (
    <Link
      href={href}
      aria-current={current ? "true" : undefined}
      className={cx(
        "target inline-flex items-center gap-1.5 rounded-full border px-3 text-sm transition-colors hover:bg-hover",
        current ? "border-brand bg-brand-soft font-medium" : "border-edge/45 bg-sheet text-ink-soft",
      )}
    >
      {label}
      <span className="tnum text-ink-faint">{count}</span>
    </Link>
  );
}
