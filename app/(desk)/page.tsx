import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_ui/page-header";
import { listRefundsByHand, listRefundsToApprove } from "@/db/queries/refunds";
import { countPickups, readQueues } from "@/db/queries/work-queues";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";
import { AllDone, CalmQueues } from "./_home/calm-queues";
import { PickupsWaiting } from "./_home/pickups-waiting";
import { QueueSection } from "./_home/queue-section";
import { RefundQueue } from "./_home/refund-queue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

const MOST_REFUNDS = 20;

/** What waits for a person, and the next step of each. */
export default async function HomePage() {
  const user = await requirePermission("orders.read");
  const ctx = await staffContext();
  const [t, locale, settings] = [await getTranslations("home"), await getLocale(), await ctx.settings()];
  const queues = await readQueues(ctx.db, { seesMoney: userCan(user, "money.read") });
  const toApprove = userCan(user, "refunds.approve")
    ? await listRefundsToApprove(ctx.db, user.id, MOST_REFUNDS)
    : [];
  const toRecord = userCan(user, "refunds.write") ? await listRefundsByHand(ctx.db, MOST_REFUNDS) : [];
  const pickups = await countPickups(ctx.db);
  const isIdle = toApprove.length + toRecord.length + pickups === 0;
  const waiting = queues.filter(({ count }) => count > 0);
  const calm = queues.filter(({ count }) => count === 0).map(({ name }) => name);
  const methodNames = new Map(
    settings.paymentMethods.map(({ key, names }) => [key as string, names[locale]]),
  );
  return (
    <>
      <PageHeader title={t("title")} />
      <RefundQueue name="approve" refunds={toApprove} />
      <RefundQueue name="record" refunds={toRecord} />
      {waiting.length === 0 && isIdle ? (
        <AllDone />
      ) : (
        <div className="grid gap-6">
          {waiting.map((queue) => (
            <QueueSection
              key={queue.name}
              queue={queue}
              methodNames={methodNames}
              permissions={user.permissions}
            />
          ))}
          <PickupsWaiting count={pickups} />
          <CalmQueues queues={calm} />
        </div>
      )}
    </>
  );
}
