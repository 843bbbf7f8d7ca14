import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { InboxTabs } from "@/app/(desk)/inbox/_components/inbox-tabs";
import { PeriodForm } from "@/app/(desk)/inbox/_components/period-form";
import { RunList } from "@/app/(desk)/inbox/_components/run-list";
import { screenCounts } from "@/db/queries/inbox-screens";
import { listRuns } from "@/db/queries/reconciliation";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";
import { presetRange } from "@/lib/shop/day";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox.reconcile"))("title") };
}

/** Our payments against each provider's own list. */
export default async function ReconcilePage() {
  const user = await requirePermission("inbox.read");
  const ctx = await staffContext();
  const [runs, screens, { timeZone }] = await Promise.all([
    listRuns(ctx.db),
    screenCounts(ctx.db),
    ctx.settings(),
  ]);
  const t = await getTranslations("inbox.reconcile");
  const providers = [...ctx.providers.keys()];
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <InboxTabs current="reconcile" counts={screens} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {userCan(user, "inbox.replay") && providers.length > 0 ? (
          <PeriodForm providers={providers} range={presetRange("7d", ctx.now(), timeZone)} />
        ) : null}
        {runs.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyHelp")}</EmptyState>
        ) : (
          <RunList runs={runs} timeZone={timeZone} />
        )}
      </div>
    </>
  );
}
