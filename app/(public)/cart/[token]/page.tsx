import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { CartNotes } from "@/app/(public)/_shop/cart-notes";
import { CouponForm } from "@/app/(public)/_shop/coupon-form";
import { type OpenedCart, openCartPage } from "@/app/(public)/_shop/find-cart";
import { one } from "@/app/(public)/_shop/refused";
import { RefusedBanner } from "@/app/(public)/_shop/refused-banner";
import { shopWriter, type Writer } from "@/app/(public)/_shop/shop-money";
import { shippingShown, TotalsList } from "@/app/(public)/_shop/totals-list";
import { CartLinesForm } from "./_components/cart-lines-form";
import { ShippingEstimate } from "./_components/shipping-estimate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.cart"))("title") };
}

export default async function CartPage({ params, searchParams }: PageProps<"/cart/[token]">) {
  const { token } = await params;
  const found = await openCartPage("cart", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const { order, expired, settings, priced, draft, cart } = found.value;
  const t = await getTranslations("shop.cart");
  if (order && order.paymentStatus !== "open") redirect(`/checkout/${token}`);
  if (expired) return <Notice title={t("expiredTitle")}>{t("expiredBody")}</Notice>;
  const write = await shopWriter(settings);
  const isEmpty = cart.lines.length === 0;
  return (
    <>
      <h1 className="mb-5 text-xl font-semibold tracking-tight">{t("title")}</h1>
      <RefusedBanner code={(await searchParams).refused} />
      <CartNotes notes={priced.notes} gone={draft.gone} coupon={priced.coupon} write={write} />
      {isEmpty ? (
        <Notice title={t("empty")}>{t("emptyBody")}</Notice>
      ) : (
        <div className="grid gap-6 lg:grid-cols-[1fr_22rem] lg:items-start lg:gap-10">
          <CartLinesForm found={found.value} token={token} write={write} />
          <CartSum
            found={found.value}
            token={token}
            write={write}
            asked={one((await searchParams).to).slice(0, 170)}
          />
        </div>
      )}
    </>
  );
}

type SumProps = { found: OpenedCart; token: string; write: Writer; asked: string };

async function CartSum({ found, token, write, asked }: SumProps) {
  const t = await getTranslations("shop.cart");
  const { priced, settings, cart } = found;
  const { coupon } = priced;
  return (
    <aside className="grid gap-4 rounded-lg border bg-sheet p-4 lg:sticky lg:top-6">
      <TotalsList
        lines={priced.lines}
        totals={priced.totals}
        coupon={coupon.state === "used" ? coupon.code : null}
        shipping={shippingShown(priced)}
        pricesIncludeTax={settings.pricesIncludeTax}
        write={write}
      />
      <CouponForm token={token} version={cart.version} back="cart" coupon={coupon} />
      <ShippingEstimate {...{ found, asked, write }} />
      {priced.lines.length > 0 ? (
        <Button asChild variant="primary" size="lg" wide>
          <a href={`/checkout/${token}`}>{t("goOn")}</a>
        </Button>
      ) : null}
    </aside>
  );
}
