import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { InboxTabs } from "@/app/(desk)/inbox/_components/inbox-tabs";
import { JobsPanel } from "@/app/(desk)/inbox/_components/jobs-panel";
import { MessageFilters } from "@/app/(desk)/inbox/_components/message-filters";
import { MessageList } from "@/app/(desk)/inbox/_components/message-list";
import { NeedyBanner } from "@/app/(desk)/inbox/_components/needy-banner";
import { RefusalsLine } from "@/app/(desk)/inbox/_components/refusals-line";
import { ReplayFiltered } from "@/app/(desk)/inbox/_components/replay-filtered";
import { ReplayForm } from "@/app/(desk)/inbox/_components/replay-form";
import { ReplayBanner } from "@/app/(desk)/inbox/_components/replay-progress";
import { inboxFilterOf, isFiltered, readMessageFilter } from "@/app/(desk)/inbox/_view/message-filter";
import {
  countInbox,
  countRefusals,
  type LoggedMessage,
  listInbox,
  listSenders,
} from "@/db/queries/inbox-log";
import { replayProgress } from "@/db/queries/inbox-replays";
import { screenCounts } from "@/db/queries/inbox-screens";
import { jobHealth, listDeadJobs } from "@/db/queries/jobs";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { ID_KEY, pageHrefs, placeIn } from "@/lib/kernel/keyset";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("title") };
}

const WEEK_MS = 7 * DAY_MS;

export default async function InboxPage({ searchParams }: PageProps<"/inbox">) {
  const user = await requirePermission("inbox.read");
  const ctx = await staffContext();
  const params = await searchParams;
  const asked = readMessageFilter(params);
  const { timeZone } = await ctx.settings();
  const replayId =
    typeof params.replay === "string" && ID_KEY.test(params.replay) ? Number(params.replay) : 0;
  const [page, counts, senders, refusals, health, dead, screens, replay] = await Promise.all([
    listInbox(ctx.db, inboxFilterOf(asked, timeZone), placeIn(params, ID_KEY)),
    countInbox(ctx.db),
    listSenders(ctx.db),
    countRefusals(ctx.db, plus(ctx.now(), -WEEK_MS)),
    jobHealth(ctx.db),
    listDeadJobs(ctx.db),
    screenCounts(ctx.db),
    replayId > 0 ? replayProgress(ctx.db, replayId) : null,
  ]);
  const t = await getTranslations("inbox");
  const mayReplay = userCan(user, "inbox.replay");
  const jobs = <JobsPanel health={health} dead={dead} mayRetry={mayReplay} />;
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <InboxTabs current="messages" counts={screens} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {replay ? <ReplayBanner progress={replay} /> : null}
        {screens.messages > 0 && !asked.needy ? <NeedyBanner count={screens.messages} /> : null}
        {dead.length > 0 ? jobs : null}
        <div>
          <MessageFilters {...{ asked, senders, counts }} needy={screens.messages} />
          {mayReplay && isFiltered(asked) && page.rows.length > 1 ? <ReplayFiltered asked={asked} /> : null}
          <Messages rows={page.rows} filtered={isFiltered(asked)} mayReplay={mayReplay} />
          <Pagination {...pageHrefs("/inbox", params, page)} />
        </div>
        <RefusalsLine refusals={refusals} />
        {dead.length > 0 ? null : jobs}
      </div>
    </>
  );
}

type MessagesProps = { rows: readonly LoggedMessage[]; filtered: boolean; mayReplay: boolean };

function Messages({ rows, filtered, mayReplay }: MessagesProps) {
  if (rows.length === 0) return <Empty filtered={filtered} />;
  const list = <MessageList rows={rows} mayReplay={mayReplay} />;
  return mayReplay ? <ReplayForm firstKey={crypto.randomUUID()}>{list}</ReplayForm> : list;
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
