import { getTranslations } from "next-intl/server";
import { ActForm } from "@/app/_ui/act-form";
import { Age } from "@/app/_ui/date-time";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import { retryJobAction } from "@/app/(desk)/inbox/actions";
import type { DeadJob, JobHealth } from "@/db/queries/jobs";

type PanelProps = { health: JobHealth; dead: readonly DeadJob[]; mayRetry: boolean };

/** What waits to be done in the background, and what gave up. */
export async function JobsPanel({ health, dead, mayRetry }: PanelProps) {
  const t = await getTranslations("inbox.jobs");
  const parts = [
    t("health", { waiting: health.waiting }),
    health.oldestSeconds > 0 ? t("oldest", { age: ageOf(health.oldestSeconds) }) : null,
    t("deadCount", { dead: health.dead }),
  ];
  return (
    <Panel title={t("title")} id="jobs">
      <p role="status" className="tnum text-ink-soft">
        {parts.filter((part) => part !== null).join(" · ")}
      </p>
      {dead.length === 0 ? null : (
        <ul aria-label={t("caption")} className="-mx-4 mt-3 divide-y divide-line border-t">
          {dead.map((job) => (
            <Dead key={job.id} job={job} mayRetry={mayRetry} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const ageOf = (seconds: number): string =>
  seconds < 120
    ? `${seconds} s`
    : seconds < 7_200
      ? `${Math.floor(seconds / 60)} min`
      : `${Math.floor(seconds / 3_600)} h`;

async function Dead({ job, mayRetry }: { job: DeadJob; mayRetry: boolean }) {
  const t = await getTranslations("inbox");
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="grid min-w-0 flex-1 basis-72 gap-0.5">
        <p>
          <span className="font-mono font-medium">{job.task}</span>{" "}
          <Age value={job.failedAt} className="text-sm text-ink-faint" />
        </p>
        <p className="text-sm break-words text-bad">{job.lastError}</p>
        <p className="text-sm text-ink-soft">{t("jobs.dead", { attempts: job.attempts })}</p>
      </div>
      {mayRetry ? (
        <ActForm
          action={retryJobAction}
          firstKey={crypto.randomUUID()}
          words={{ job_not_found: t("refused.job_not_found") }}
          done={t("jobs.retried")}
        >
          <input type="hidden" name="jobId" value={job.id} />
          <SubmitButton variant="secondary" aria-label={t("jobs.retryNamed", { task: job.task })}>
            {t("jobs.retry")}
          </SubmitButton>
        </ActForm>
      ) : null}
    </li>
  );
}
