import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/app/_ui/empty-state";
import type { WorkQueue } from "@/db/queries/work-queues";

/** The queues where nothing waits: one quiet line each. */
export function CalmQueues({ queues }: { queues: readonly WorkQueue[] }) {
  const t = useTranslations("home");
  if (queues.length === 0) return null;
  return (
    <ul className="grid gap-1.5 px-1 text-ink-soft">
      {queues.map((name) => (
        <li key={name} className="flex items-center gap-2">
          <CircleCheck aria-hidden className="size-4 text-good" strokeWidth={1.75} />
          {t(`empty.${name}`)}
        </li>
      ))}
    </ul>
  );
}

/** Nothing waits anywhere. */
export function AllDone() {
  const t = useTranslations("home");
  return (
    <EmptyState icon={CircleCheck} title={t("allDone")}>
      {t("allDoneHelp")}
    </EmptyState>
  );
}
