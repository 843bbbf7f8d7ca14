import { Link2 } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { LinksTabs } from "@/app/(desk)/links/_components/link-tabs";
import { OrderLinkList, type ShownOrderLink } from "@/app/(desk)/links/_components/order-link-list";
import { PurposeFilter } from "@/app/(desk)/links/_components/purpose-filter";
import {
  listOrderLinks,
  ORDER_LINK_PURPOSES,
  type OrderLinkPurpose,
  type OrderLinkRow,
} from "@/db/queries/order-links";
import { pageHrefs, placeIn, TIMED_KEY } from "@/lib/kernel/keyset";
import { urlOf } from "@/lib/links/commands/link-url";
import { linkState } from "@/lib/links/token";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("links.orders"))("title") };
}

const purposeIn = (value: unknown): OrderLinkPurpose | null =>
  ORDER_LINK_PURPOSES.find((purpose) => purpose === value) ?? null;

const isClosed = (status: string): boolean => status === "canceled" || status === "abandoned";

/** Whether another one in its place would have something to open. */
function mayRenew({ link, paymentStatus, balanceDue }: OrderLinkRow): boolean {
  if (link.purpose === "recovery") return isClosed(paymentStatus);
  if (link.purpose === "duplicate") return true;
  return (paymentStatus === "open" || paymentStatus === "pending") && balanceDue > 0n;
}

export default async function OrderLinksPage({ searchParams }: PageProps<"/links/orders">) {
  const user = await requirePermission("links.read");
  const ctx = await staffContext();
  const params = await searchParams;
  const purpose = purposeIn(params.purpose);
  const page = await listOrderLinks(ctx.db, purpose, placeIn(params, TIMED_KEY));
  const t = await getTranslations("links");
  const mayWrite = userCan(user, "links.write");
  const rows: ShownOrderLink[] = page.rows.map((row) => {
    const state = linkState(row.link, ctx.now());
    return {
      ...{ ...row, state },
      url: mayWrite && state === "live" ? urlOf(ctx, row.link) : null,
      canRevoke: mayWrite && state === "live",
      canRenew: mayWrite && mayRenew(row),
    };
  });
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
