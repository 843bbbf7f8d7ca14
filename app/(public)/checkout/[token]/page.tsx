import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { CartNotes } from "@/app/(public)/_shop/cart-notes";
import { openCartPage } from "@/app/(public)/_shop/find-cart";
import { one } from "@/app/(public)/_shop/refused";
import { RefusedBanner } from "@/app/(public)/_shop/refused-banner";
import { shopWriter, type Writer } from "@/app/(public)/_shop/shop-money";
import { findStatusLink } from "@/lib/links/commands/status-link";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { ContactStep } from "./_components/contact-step";
import { DeliveryStep } from "./_components/delivery-step";
import { OverPage } from "./_components/over-page";
import { PaymentStep } from "./_components/payment-step";
import { stageOf } from "./_components/stage";
import { SummaryAside } from "./_components/summary-aside";
import { WaitingPage } from "./_components/waiting-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.checkout"))("title") };
}

export default async function CheckoutPage({ params, searchParams }: PageProps<"/checkout/[token]">) {
  const { token } = await params;
  const found = await openCartPage("checkout", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const { order, expired, settings, priced, draft, ctx } = found.value;
  const query = await searchParams;
  const t = await getTranslations("shop");
  if (expired) return <Notice title={t("cart.expiredTitle")}>{t("cart.expiredBody")}</Notice>;
  const write = await shopWriter(settings, order?.currency);
  if (order && order.paymentStatus !== "open") {
    return <AfterPlacing ctx={ctx} order={order} token={token} write={write} refused={query.refused} />;
  }
  if (priced.lines.length === 0) redirect(`/cart/${token}`);
  const stage = stageOf(found.value, one(query.edit));
  return (
    <>
      <h1 className="mb-5 text-xl font-semibold tracking-tight">{t("checkout.title")}</h1>
      <div className="grid gap-6 lg:grid-cols-[1fr_22rem] lg:items-start lg:gap-10">
        <SummaryAside found={found.value} token={token} write={write} />
        <div className="min-w-0 lg:order-first">
          <RefusedBanner code={query.refused} />
          <CartNotes notes={priced.notes} gone={draft.gone} coupon={priced.coupon} write={write} />
          <div className="divide-y rounded-lg border bg-sheet">
            <ContactStep found={found.value} token={token} stage={stage} />
            {priced.needsShipping ? (
              <DeliveryStep found={found.value} token={token} stage={stage} write={write} />
            ) : null}
            <PaymentStep found={found.value} token={token} stage={stage} write={write} />
          </div>
        </div>
      </div>
    </>
  );
}

type AfterProps = {
  ctx: Context;
  order: Order;
  token: string;
  write: Writer;
  refused: string | string[] | undefined;
};

/** The cart is an order now: its own page tells the rest, unless it waits for a provider or is over. */
async function AfterPlacing({ ctx, order, token, write, refused }: AfterProps) {
  const status = await findStatusLink(ctx, order.id);
  const isWaiting = order.paymentStatus === "pending" && order.placed?.methodKind === "provider";
  if (isWaiting && order.captured === 0n) {
    return <WaitingPage order={order} token={token} status={status} write={write} refused={refused} />;
  }
  if (status && order.placed && !order.closed) redirect(`/o/${status.token}`);
  return <OverPage token={token} refused={refused} />;
}
