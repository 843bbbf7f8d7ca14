import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { InboxTabs } from "@/app/(desk)/inbox/_components/inbox-tabs";
import { WaitingList } from "@/app/(desk)/inbox/_components/waiting-list";
import { listWaiting } from "@/db/queries/attempt-asks";
import { screenCounts } from "@/db/queries/inbox-screens";
import { patienceOf } from "@/lib/payments/commands/watch-attempts";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox.waiting"))("title") };
}

/** Attempts that their provider has said nothing about for longer than usual. */
export default async function WaitingPage() {
  const user = await requirePermission("inbox.read");
  const ctx = await staffContext();
  const [rows, screens] = await Promise.all([
    listWaiting(ctx.db, patienceOf(ctx), ctx.now()),
    screenCounts(ctx.db),
  ]);
  const t = await getTranslations("inbox.waiting");
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <InboxTabs current="waiting" counts={screens} />
      {rows.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t("empty")}>
          {t("emptyHelp")}
        </EmptyState>
      ) : (
        <WaitingList rows={rows} mayAsk={userCan(user, "inbox.replay")} />
      )}
    </>
  );
}
