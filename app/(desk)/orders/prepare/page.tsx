import { PackageCheck } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { listToPrepare } from "@/db/queries/prepare";
import { pageHrefs, placeIn, TIMED_KEY } from "@/lib/kernel/keyset";
import { requirePermission, staffContext } from "@/lib/platform/session";
import { FindForm } from "./_components/find-form";
import { PrepareList } from "./_components/prepare-list";
import { findOrders, numbersIn } from "./_view/chosen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders.prepare"))("title") };
}

/** What waits to be packed, oldest first: choose some for a pick list, or scan a slip to begin with its order. */
export default async function PreparePage({ searchParams }: PageProps<"/orders/prepare">) {
  await requirePermission("fulfillments.write");
  const ctx = await staffContext();
  const params = await searchParams;
  const t = await getTranslations("orders.prepare");
  const asked = typeof params.number === "string" ? params.number : "";
  const [found] = await findOrders(ctx, numbersIn(asked).slice(0, 1));
  if (found) redirect(`/orders/prepare/${found.number}`);
  const page = await listToPrepare(ctx.db, placeIn(params, TIMED_KEY));
  return (
    <>
      <PageHeader title={t("title")} back={{ href: "/", label: t("back") }} description={t("lead")} />
      <div className="grid grid-cols-1 gap-4">
        <FindForm missing={asked} />
        {page.rows.length === 0 ? (
          <EmptyState icon={PackageCheck} title={t("empty")}>
            {t("emptyHelp")}
          </EmptyState>
        ) : (
          <PrepareList rows={page.rows} />
        )}
      </div>
      <Pagination {...pageHrefs("/orders/prepare", { ...params, number: undefined }, page)} />
    </>
  );
}
