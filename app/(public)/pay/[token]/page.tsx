import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { SubmitButton } from "@/app/_ui/submit-button";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { type OpenedLink, openOrderLink } from "@/app/(public)/_shop/find-link";
import { MethodChoice } from "@/app/(public)/_shop/method-choice";
import { OrderLines } from "@/app/(public)/_shop/order-lines";
import { isStillDue } from "@/app/(public)/_shop/payment-due";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { RefusedBanner } from "@/app/(public)/_shop/refused-banner";
import { shopWriter, type Writer } from "@/app/(public)/_shop/shop-money";
import { TotalsList } from "@/app/(public)/_shop/totals-list";
import { methodsOn } from "@/lib/carts/placing";
import { findStatusLink } from "@/lib/links/commands/status-link";
import type { ShopSettings } from "@/lib/shop/settings";
import { payByLinkAction } from "./actions";

export async function generateMetadata({ params }: PageProps<"/pay/[token]">): Promise<Metadata> {
  const found = await openOrderLink("payment", (await params).token);
  const t = await getTranslations("shop");
  return {
    title: found.ok ? t("pay.title", { number: found.value.order.number }) : t("o.paymentTitle"),
  };
}

export default async function PayPage({ params, searchParams }: PageProps<"/pay/[token]">) {
  const { token } = await params;
  const found = await openOrderLink("payment", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const { order, state, ctx } = found.value;
  const t = await getTranslations("shop.pay");
  if (order.paymentStatus === "paid") return <PaidAlready found={found.value} />;
  if (state !== "live" || !isStillDue(found.value)) {
    return <Notice title={t("endedTitle")}>{t("endedBody")}</Notice>;
  }
  const settings = await ctx.settings();
  const write = await shopWriter(settings, order.currency);
  return (
    <div className="mx-auto grid max-w-xl gap-5">
      <header className="grid gap-2">
        <p className="text-ink-soft">{t("from", { shop: settings.name })}</p>
        <h1 className="text-lg font-semibold tracking-tight">{t("title", { number: order.number })}</h1>
        <p className="tnum text-xl font-semibold tracking-tight">{write.amount(order.balanceDue)}</p>
      </header>
      <RefusedBanner code={(await searchParams).refused} />
      <PayForm found={found.value} token={token} settings={settings} write={write} />
      <section className="grid gap-4 rounded-lg border bg-sheet p-4">
        <OrderLines lines={order.lines} write={write} />
        <div className="border-t pt-4">
          <TotalsList
            lines={order.lines}
            totals={order.totals}
            coupon={order.coupon?.code ?? null}
            shipping={order.shippingOption === "delivery" ? "priced" : "none"}
            pricesIncludeTax={settings.pricesIncludeTax}
            write={write}
          />
        </div>
      </section>
    </div>
  );
}

type FormProps = { found: OpenedLink; token: string; settings: ShopSettings; write: Writer };

async function PayForm({ found, token, settings, write }: FormProps) {
  const t = await getTranslations("shop");
  const methods = methodsOn(settings, found.ctx.providers);
  if (methods.length === 0) return <p>{t("checkout.noMethods")}</p>;
  return (
    <PublicForm action={payByLinkAction} firstKey={crypto.randomUUID()} label={t("o.paymentTitle")}>
      <input type="hidden" name="token" value={token} readOnly />
      <MethodChoice methods={methods} chosen={found.order.placed?.methodKey ?? null} locale={write.locale} />
      <SubmitButton size="lg" wide>
        {t("pay.go", { amount: write.amount(found.order.balanceDue) })}
      </SubmitButton>
    </PublicForm>
  );
}

async function PaidAlready({ found }: { found: OpenedLink }) {
  const t = await getTranslations("shop.pay");
  const status = await findStatusLink(found.ctx, found.order.id);
  return (
    <Notice
      title={t("paidTitle")}
      action={
        status ? (
          <Button asChild variant="primary">
            <a href={`/o/${status.token}`}>{t("seeStatus")}</a>
          </Button>
        ) : null
      }
    >
      {t("paidBody")}
    </Notice>
  );
}
