import { ReceiptText } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { requirePermission, staffContext } from "@/lib/platform/session";
import { dayOf } from "@/lib/shop/day";
import { DecidePanel } from "./_components/decide-panel";
import { QueueList } from "./_components/queue-list";
import { QueueSteps } from "./_components/queue-steps";
import { ReceiptAlarms } from "./_components/receipt-alarms";
import { ReceiptFacts } from "./_components/receipt-facts";
import { ReceiptFile } from "./_components/receipt-file";
import { loadQueue, type Queue, type Review } from "./_view/load-review";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receipts"))("title") };
}

/** Every receipt that waits, one beside its order at a time; deciding one brings the next. */
export default async function ReceiptsPage({ searchParams }: PageProps<"/orders/receipts">) {
  await requirePermission("receipts.review");
  const ctx = await staffContext();
  const query = await searchParams;
  const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");
  const queue = await loadQueue(ctx, { receipt: one(query.receipt), order: one(query.order) });
  if (one(query.receipt) !== "" && !queue.review) notFound();
  const t = await getTranslations("receipts");
  const { timeZone } = await ctx.settings();
  return (
    <>
      <PageHeader
        title={t("title")}
        back={{ href: "/", label: t("back") }}
        description={t("count", { count: queue.waiting.length })}
        actions={
          <Button asChild>
            <Link href="/orders/receipts/statement">{t("statement.title")}</Link>
          </Button>
        }
      />
      {queue.review ? (
        <Body queue={queue} review={queue.review} today={dayOf(ctx.now(), timeZone)} />
      ) : (
        <Nothing />
      )}
    </>
  );
}

async function Nothing() {
  const t = await getTranslations("receipts");
  return (
    <EmptyState
      icon={ReceiptText}
      title={t("empty")}
      action={
        <Button asChild>
          <a href="/orders">{t("toOrders")}</a>
        </Button>
      }
    >
      {t("emptyHelp")}
    </EmptyState>
  );
}

function Body({ queue, review, today }: { queue: Queue; review: Review; today: string }) {
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_23rem] lg:items-start xl:grid-cols-[15rem_minmax(0,1fr)_23rem]">
      <div className="hidden xl:block">
        <QueueList waiting={queue.waiting} current={review.row.id} />
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-4 max-lg:contents">
        <div className="grid grid-cols-1 gap-4 max-lg:order-1 empty:hidden">
          <QueueSteps {...queue} current={review.row.id} />
          <ReceiptAlarms review={review} />
        </div>
        <div className="max-lg:order-3">
          <ReceiptFile row={review.row} />
        </div>
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-4 max-lg:contents">
        <div className="max-lg:order-2">
          <ReceiptFacts review={review} />
        </div>
        <div className="max-lg:order-4">
          <DecidePanel review={review} today={today} nextHref={queue.nextHref} />
        </div>
      </div>
    </div>
  );
}
