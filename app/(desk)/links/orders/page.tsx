import { Link2 } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { LinksTabs } from "@/app/(desk)/links/_components/link-tabs";
import { OrderLinkList } from "@/app/(desk)/links/_components/order-link-list";
import { PurposeFilter } from "@/app/(desk)/links/_components/purpose-filter";
import { listOrderLinks, ORDER_LINK_PURPOSES, type OrderLinkPurpose } from "@/db/queries/order-links";
import { pageHrefs, placeIn, TIMED_KEY } from "@/lib/kernel/keyset";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";
import { shownLink } from "./shown-link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("links.orders"))("title") };
}

const purposeIn = (value: unknown): OrderLinkPurpose | null =>
  ORDER_LINK_PURPOSES.find((purpose) => purpose === value) ?? null;

export default async function OrderLinksPage({ searchParams }: PageProps<"/links/orders">) {
  const user = await requirePermission("links.read");
  const ctx = await staffContext();
  const params = await searchParams;
  const purpose = purposeIn(params.purpose);
  const page = await listOrderLinks(ctx.db, purpose, placeIn(params, TIMED_KEY));
  const t = await getTranslations("links");
  const may = { links: userCan(user, "links.write"), downloads: userCan(user, "downloads.write") };
  const rows = page.rows.map((row) => shownLink(ctx, row, may));
  return (
    <>
      <PageHeader title={t("title")} />
      <LinksTabs current="orders" />
      <PurposeFilter current={purpose} />
      {rows.length === 0 ? (
        <EmptyState icon={Link2} title={t("orders.empty")}>
          {t("orders.emptyHelp")}
        </EmptyState>
      ) : (
        <OrderLinkList rows={rows} seesMoney={userCan(user, "money.read")} />
      )}
      <Pagination {...pageHrefs("/links/orders", params, page)} />
    </>
  );
}
