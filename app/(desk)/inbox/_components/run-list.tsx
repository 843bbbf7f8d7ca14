import { CircleAlert, CircleCheck, Clock } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Age, DateTime } from "@/app/_ui/date-time";
import { useProviderName } from "@/app/(desk)/inbox/_components/provider-name";
import type { RunRow, ShownRun } from "@/db/queries/reconciliation";
import { plus } from "@/lib/kernel/clock";

type ListProps = { runs: readonly ShownRun[]; timeZone: string };

/** The newest comparisons, each with what is left of it. */
export function RunList({ runs }: ListProps) {
  const t = useTranslations("inbox.reconcile");
  return (
    <ul aria-label={t("runs")} className="divide-y divide-line rounded-lg border bg-sheet">
      {runs.map((shown) => (
        <Run key={shown.run.id} shown={shown} />
      ))}
    </ul>
  );
}

function Run({ shown: { run, staffName, open } }: { shown: ShownRun }) {
  const t = useTranslations("inbox.reconcile");
  const name = useProviderName();
  return (
    <li>
      <Link
        href={`/inbox/reconcile/${run.id}`}
        className="grid gap-x-4 gap-y-1.5 px-4 py-3 outline-offset-[-2px] hover:bg-hover lg:grid-cols-[12rem_minmax(0,1fr)_auto_10rem] lg:items-center"
      >
        <span className="font-medium">{name(run.provider)}</span>
        <Period run={run} />
        <span>
          <RunBadge run={run} open={open} />
        </span>
        <span className="text-sm text-ink-faint lg:text-right">
          {staffName ?? t("byClock")} · <Age value={run.startedAt} />
        </span>
      </Link>
    </li>
  );
}

/** The first and the last day; the end of a period does not belong to it. */
export function Period({ run }: { run: Pick<RunRow, "periodFrom" | "periodTo"> }) {
  return (
    <span className="text-ink-soft">
      <DateTime value={run.periodFrom} style="day" /> –{" "}
      <DateTime value={plus(run.periodTo, -1)} style="day" />
    </span>
  );
}

export function RunBadge({ run, open }: { run: RunRow; open: number }) {
  const t = useTranslations("inbox.reconcile");
  if (run.state === "waiting") {
    return (
      <Badge tone="wait" icon={Clock}>
        {t("state.waiting")}
      </Badge>
    );
  }
  if (run.state === "failed") {
    return (
      <Badge tone="bad" icon={CircleAlert}>
        {t("state.failed")}
      </Badge>
    );
  }
  return open > 0 ? (
    <Badge tone="bad" icon={CircleAlert}>
      {t("open", { count: open })}
    </Badge>
  ) : (
    <Badge tone="good" icon={CircleCheck}>
      {t("state.done")}
    </Badge>
  );
}
