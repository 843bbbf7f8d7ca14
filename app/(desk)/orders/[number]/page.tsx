import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { paymentLinkFacts } from "@/app/(desk)/_share/payment-link-facts";
import { labelsOfOrder } from "@/db/queries/labels";
import { listRefundSends } from "@/db/queries/refunds";
import { findHelperLinks } from "@/lib/fulfillment/commands/issue-helper-link";
import { listDownloads } from "@/lib/fulfillment/commands/list-downloads";
import { pickupCodeOf } from "@/lib/fulfillment/pickup";
import { requirePermission } from "@/lib/platform/session";
import { AdditionalBlock } from "./_blocks/additional-block";
import { AddressBlock } from "./_blocks/address-block";
import { Attention } from "./_blocks/attention";
import { CarrierPurchases } from "./_blocks/carrier-purchases";
import { CustomerBlock } from "./_blocks/customer-block";
import { DigitalPanel } from "./_blocks/digital-panel";
import { HelperPanel } from "./_blocks/helper-panel";
import { HistoryPanel } from "./_blocks/history-panel";
import { MadePanel } from "./_blocks/made-panel";
import { NotesBlock } from "./_blocks/notes-block";
import { OrderHeader } from "./_blocks/order-header";
import { OriginBlock } from "./_blocks/origin-block";
import { PaymentBlock } from "./_blocks/payment-block";
import { PaymentsPanel } from "./_blocks/payments-panel";
import { PickupPanel } from "./_blocks/pickup-panel";
import { ProductsPanel } from "./_blocks/products-panel";
import { RefundSheet } from "./_blocks/refund-sheet";
import { ShipmentsPanel } from "./_blocks/shipments-panel";
import { askedOrder } from "./_view/asked-order";
import { sellersOf } from "./_view/label-facts";
import { orderView } from "./_view/order-view";
import { refundFacts } from "./_view/refund-facts";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("orders.page");
  return { title: t("title", { number: (await params).number }) };
}

export default async function OrderPage({ params, searchParams }: Props) {
  const user = await requirePermission("orders.read");
  const { ctx, page } = await askedOrder(params);
  const view = {
    ...(await orderView(page, user, await ctx.settings(), ctx.now())),
    sellers: sellersOf(ctx.carriers),
    labels: await labelsOfOrder(ctx.db, page.order.id),
  };
  const email = view.may.write && !page.person?.undeliverableAt ? (page.person?.email ?? null) : null;
  const payLink = view.may.link ? await paymentLinkFacts(ctx, page.order, email) : null;
  const refund = refundFacts(view);
  const sends = await listRefundSends(ctx.db, page.order.id);
  return (
    <>
      <OrderHeader view={view} payLink={payLink} />
      {(await searchParams).made === undefined ? null : (
        <MadePanel view={view} link={payLink?.live ?? null} />
      )}
      {refund ? <RefundSheet facts={refund} /> : null}
      <div className="grid gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 content-start gap-6">
          <Attention view={view} />
          <ProductsPanel view={view} />
          <CarrierPurchases view={view} />
          <ShipmentsPanel view={view} />
          <DigitalPanel view={view} downloads={await listDownloads(ctx, page.order)} />
          <PickupPanel view={view} code={view.may.ship ? pickupCodeOf(ctx.linkKey, page.order) : null} />
          <HelperPanel view={view} links={view.may.ship ? await findHelperLinks(ctx, page.order.id) : []} />
          <PaymentsPanel view={view} sends={sends} />
        </div>
        <aside className="min-w-0 divide-y self-start rounded-lg border bg-sheet lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <CustomerBlock view={view} />
          <AddressBlock view={view} />
          <PaymentBlock view={view} />
          <AdditionalBlock view={view} />
          <OriginBlock view={view} />
          <NotesBlock view={view} firstKey={crypto.randomUUID()} />
        </aside>
        <div className="min-w-0">
          <HistoryPanel view={view} />
        </div>
      </div>
    </>
  );
}
