import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { CouponForm } from "@/app/(public)/_shop/coupon-form";
import type { OpenedCart } from "@/app/(public)/_shop/find-cart";
import { OrderLines } from "@/app/(public)/_shop/order-lines";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import { shippingShown, TotalsList } from "@/app/(public)/_shop/totals-list";

type Props = { found: OpenedCart; token: string; write: Writer };

/** What is bought and what it costs: folded to one line on phones, in view all the time beside the form. */
export function SummaryAside({ found, token, write }: Props) {
  const t = useTranslations("shop");
  const { priced } = found;
  return (
    <aside className="lg:sticky lg:top-6">
      <details className="group rounded-lg border bg-sheet lg:hidden">
        <summary className="flex min-h-14 list-none items-center justify-between gap-3 px-4">
          <span className="flex items-center gap-1.5 text-base">
            {t("totals.showLines", { count: priced.lines.length })}
            <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
          </span>
          <span className="tnum text-lg font-semibold">{write.amount(priced.totals.total)}</span>
        </summary>
        <div className="border-t p-4">
          <Sum found={found} token={token} write={write} />
        </div>
      </details>
      <section aria-label={t("totals.title")} className="hidden rounded-lg border bg-sheet p-4 lg:block">
        <Sum found={found} token={token} write={write} />
      </section>
    </aside>
  );
}

function Sum({ found, token, write }: Props) {
  const t = useTranslations("shop.cart");
  const { priced, settings, cart } = found;
  const { coupon } = priced;
  return (
    <div className="grid gap-4">
      <OrderLines lines={priced.lines} write={write} />
      <div className="border-t pt-4">
        <TotalsList
          lines={priced.lines}
          totals={priced.totals}
          coupon={coupon.state === "used" ? coupon.code : null}
          shipping={shippingShown(priced)}
          pricesIncludeTax={settings.pricesIncludeTax}
          write={write}
        />
      </div>
      <CouponForm token={token} version={cart.version} back="checkout" coupon={coupon} />
      <a
        href={`/cart/${token}`}
        className="link inline-flex min-h-11 items-center justify-self-start text-base"
      >
        {t("back")}
      </a>
    </div>
  );
}
