import Link from "next/link";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { LETTER_STATES, type LetterState } from "@/lib/notifications/letter-state";

type FilterProps = { current: LetterState | null; counts: ReadonlyMap<string, number> };

/** One chip a state that has letters; the chosen one is marked. */
export function StateFilter({ current, counts }: FilterProps) {
  const t = useTranslations("letters");
  const shown = LETTER_STATES.filter((state) => counts.has(state) || state === current);
  if (shown.length < 2 && current === null) return null;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <nav aria-label={t("filter")} className="mb-3 flex flex-wrap gap-1.5">
      <Chip href="/letters" label={t("all")} count={all} current={current === null} />
      {shown.map((state) => (
        <Chip
          key={state}
          href={`/letters?state=${state}`}
          label={t(`stateWord.${state}`)}
          count={counts.get(state) ?? 0}
          current={state === current}
        />
      ))}
    </nav>
  );
}

type ChipProps = { href: string; label: string; count: number; current: boolean };

function Chip({ href, label, count, current }: ChipProps) {
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
