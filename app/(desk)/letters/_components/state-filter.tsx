import { useTranslations } from "next-intl";
import { CountChip } from "@/app/_ui/count-chip";
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
      <CountChip href="/letters" label={t("all")} count={all} current={current === null} />
      {shown.map((state) => (
        <CountChip
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
