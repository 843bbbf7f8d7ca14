import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { InboxTabs } from "@/app/(desk)/inbox/_components/inbox-tabs";
import { RescueList } from "@/app/(desk)/inbox/_components/rescue-list";
import { screenCounts } from "@/db/queries/inbox-screens";
import { listRescues } from "@/db/queries/rescues";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox.rescue"))("title") };
}

/** Money that came and does not fit its order: late, twice, too much, too little. Each waits for one decision. */
export default async function RescuePage() {
  const user = await requirePermission("inbox.read");
  const { db } = await staffContext();
  const [rows, screens] = await Promise.all([listRescues(db), screenCounts(db)]);
  const t = await getTranslations("inbox.rescue");
  const may = { accept: userCan(user, "orders.pay"), refund: userCan(user, "refunds.write") };
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <InboxTabs current="rescue" counts={screens} />
      {rows.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t("empty")}>
          {t("emptyHelp")}
        </EmptyState>
      ) : (
        <RescueList rows={rows} may={may} seesMoney={userCan(user, "money.read")} />
      )}
    </>
  );
}
