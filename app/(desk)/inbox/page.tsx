import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { type LinkTab, LinkTabs } from "@/app/_ui/link-tabs";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { JobsPanel } from "@/app/(desk)/inbox/_components/jobs-panel";
import { MessageList } from "@/app/(desk)/inbox/_components/message-list";
import { isVerdict } from "@/app/(desk)/inbox/_components/verdict";
import { countInbox, INBOX_VERDICTS, type InboxVerdict, listInbox } from "@/db/queries/inbox-log";
import { jobHealth, listDeadJobs } from "@/db/queries/jobs";
import { ID_KEY, pageHrefs, placeIn } from "@/lib/kernel/keyset";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("title") };
}

export default async function InboxPage({ searchParams }: PageProps<"/inbox">) {
  const user = await requirePermission("inbox.read");
  const { db } = await staffContext();
  const params = await searchParams;
  const verdict = isVerdict(params.effect) ? params.effect : null;
  const [page, counts, health, dead] = await Promise.all([
    listInbox(db, verdict, placeIn(params, ID_KEY)),
    countInbox(db),
    jobHealth(db),
    listDeadJobs(db),
  ]);
  const t = await getTranslations("inbox");
  const jobs = <JobsPanel health={health} dead={dead} mayRetry={userCan(user, "inbox.replay")} />;
  const unmatched = counts.get("unmatched") ?? 0;
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <div className="grid gap-4">
        {unmatched > 0 ? <Unmatched count={unmatched} /> : null}
        {dead.length > 0 ? jobs : null}
        <div>
          <LinkTabs label={t("views")} tabs={await tabsOf(verdict, counts)} className="mb-3" />
          {page.rows.length === 0 ? <Empty filtered={verdict !== null} /> : <MessageList rows={page.rows} />}
          <Pagination {...pageHrefs("/inbox", params, page)} />
        </div>
        {dead.length > 0 ? null : jobs}
      </div>
    </>
  );
}

async function tabsOf(current: InboxVerdict | null, counts: ReadonlyMap<string, number>): Promise<LinkTab[]> {
  const t = await getTranslations("inbox");
  const shown = INBOX_VERDICTS.filter((verdict) => counts.has(verdict) || verdict === current);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [
    { href: "/inbox", label: t("all"), count: all, current: current === null },
    ...shown.map((verdict) => ({
      href: `/inbox?effect=${verdict}`,
      label: t(`effect.${verdict}`),
      count: counts.get(verdict) ?? 0,
      current: verdict === current,
    })),
  ];
}

async function Unmatched({ count }: { count: number }) {
  const t = await getTranslations("inbox");
  return (
    <Banner
      tone="wait"
      title={t("unmatchedBanner", { count })}
      action={
        <Button asChild>
          <Link href="/inbox?effect=unmatched">{t("see")}</Link>
        </Button>
      }
    >
      {t("unmatchedHelp")}
    </Banner>
  );
}

async function Empty({ filtered }: { filtered: boolean }) {
  const t = await getTranslations("inbox");
  if (filtered) return <EmptyState icon={Inbox} title={t("nothing")} />;
  const action = (
    <Button asChild>
      <Link href="/settings/payments">{t("toPayments")}</Link>
    </Button>
  );
  return (
    <EmptyState icon={Inbox} title={t("empty")} action={action}>
      {t("emptyHelp")}
    </EmptyState>
  );
}
