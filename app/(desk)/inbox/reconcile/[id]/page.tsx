import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActForm } from "@/app/_ui/act-form";
import { AutoRefresh } from "@/app/_ui/auto-refresh";
import { Banner } from "@/app/_ui/banner";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { SubmitButton } from "@/app/_ui/submit-button";
import { DifferenceList } from "@/app/(desk)/inbox/_components/difference-list";
import { Period, RunBadge } from "@/app/(desk)/inbox/_components/run-list";
import { RunSumsPanel } from "@/app/(desk)/inbox/_components/run-sums";
import { startRepairAction } from "@/app/(desk)/inbox/reconcile/actions";
import {
  findRun,
  listCandidates,
  listDifferences,
  type RunRow,
  type ShownDifference,
} from "@/db/queries/reconciliation";
import { ID_KEY } from "@/lib/kernel/keyset";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox.reconcile"))("title") };
}

export default async function ReconciliationPage({ params }: PageProps<"/inbox/reconcile/[id]">) {
  const user = await requirePermission("inbox.read");
  const { db } = await staffContext();
  const { id } = await params;
  const run = ID_KEY.test(id) ? await findRun(db, Number(id)) : null;
  if (!run) notFound();
  const rows = await listDifferences(db, run.id);
  const t = await getTranslations("inbox.reconcile");
  const open = rows.filter(({ difference }) => difference.state === "open");
  const mayFix = userCan(user, "inbox.replay");
  const fixable = open.filter(({ difference }) => difference.orderId !== null).length;
  return (
    <>
      <PageHeader
        title={t("runTitle", { id: run.id })}
        back={{ href: "/inbox/reconcile", label: t("title") }}
        badges={<RunBadge run={run} open={open.length} />}
        description={<Period run={run} />}
        actions={
          mayFix && fixable > 0 && run.state !== "waiting" ? <RepairAll run={run} count={fixable} /> : null
        }
      />
      {run.state === "waiting" ? <AutoRefresh /> : null}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <RunState run={run} />
        {run.finishedAt ? <Result run={run} rows={rows} mayFix={mayFix} /> : null}
      </div>
    </>
  );
}

async function RunState({ run }: { run: RunRow }) {
  const t = await getTranslations("inbox.reconcile");
  if (run.state === "failed") {
    return (
      <Banner tone="bad" title={t("failed")}>
        {t("failedHelp")} <span className="font-mono text-sm break-all">{run.error}</span>
      </Banner>
    );
  }
  if (run.state === "waiting") return <Banner title={<span role="status">{t("running")}</span>} />;
  return run.unanswered > 0 ? (
    <Banner tone="wait" title={t("unanswered", { count: run.unanswered })} />
  ) : null;
}

type ResultProps = { run: RunRow; rows: readonly ShownDifference[]; mayFix: boolean };

async function Result({ run, rows, mayFix }: ResultProps) {
  const { db } = await staffContext();
  const candidates = mayFix ? await listCandidates(db, run.id) : [];
  const t = await getTranslations("inbox.reconcile");
  return (
    <>
      <RunSumsPanel run={run} rows={rows} />
      {rows.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t("allAgree", { count: run.agreed })} />
      ) : (
        <DifferenceList {...{ rows, candidates, mayFix }} />
      )}
    </>
  );
}

async function RepairAll({ run, count }: { run: RunRow; count: number }) {
  const t = await getTranslations("inbox.reconcile");
  return (
    <ActForm
      action={startRepairAction}
      firstKey={crypto.randomUUID()}
      done={t("repairStarted")}
      words={{ nothing_to_fix: t("refused.nothing_to_fix") }}
    >
      <input type="hidden" name="runId" value={run.id} />
      <SubmitButton>{t("repairAll", { count })}</SubmitButton>
    </ActForm>
  );
}
