import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import type { PricedCart } from "@/lib/carts/priced-cart";
import type { OrderLine, Totals } from "@/lib/orders/events/parts";
import type { Writer } from "./shop-money";

export type TotalsProps = {
  lines: readonly OrderLine[];
  totals: Totals;
  coupon: string | null;
  /** How it is sent: a price, "to be calculated", or nothing to send. */
  shipping: "priced" | "later" | "none" | "pickup";
  pricesIncludeTax: boolean;
  write: Writer;
};

/** The sum as a receipt: prices as the shop prints them, and what of the total is tax. */
export function TotalsList({ lines, totals, coupon, shipping, pricesIncludeTax, write }: TotalsProps) {
  const t = useTranslations("shop.totals");
  const { amount } = write;
  const tax = totals.tax + totals.shippingTax;
  const gross = lines.reduce((sum, line) => sum + line.unitPrice * BigInt(line.quantity) - line.discount, 0n);
  const discount = lines.reduce((sum, line) => sum + line.orderDiscountPart, 0n);
  const sent = totals.shipping - totals.shippingDiscount + (pricesIncludeTax ? totals.shippingTax : 0n);
  const words = {
    priced: sent === 0n ? t("free") : amount(sent),
    pickup: t("free"),
    later: t("later"),
    none: null,
  }[shipping];
  return (
    <div className="grid gap-2 text-base">
      <dl className="grid gap-2">
        <Row term={t("subtotal")}>{amount(gross)}</Row>
        {discount > 0n ? (
          <Row term={coupon ? t("coupon", { code: coupon }) : t("discount")} good>
            −{amount(discount)}
          </Row>
        ) : null}
        {words === null ? null : (
          <Row term={shipping === "pickup" ? t("pickup") : t("shipping")}>{words}</Row>
        )}
        {!pricesIncludeTax && tax > 0n ? <Row term={t("tax")}>{amount(tax)}</Row> : null}
        <div className="mt-1 flex items-baseline justify-between gap-4 border-t pt-3">
          <dt className="font-semibold">{t("total")}</dt>
          <dd className="tnum text-xl font-semibold tracking-tight">{amount(totals.total)}</dd>
        </div>
      </dl>
      {pricesIncludeTax && tax > 0n ? (
        <p className="text-right text-sm text-ink-faint">{t("taxIncluded", { amount: amount(tax) })}</p>
      ) : null}
    </div>
  );
}

export const shippingShown = (
  priced: Pick<PricedCart, "needsShipping" | "shipping">,
): TotalsProps["shipping"] => {
  if (!priced.needsShipping) return "none";
  if (!priced.shipping) return "later";
  return priced.shipping.option === "store_pickup" ? "pickup" : "priced";
};

function Row({ term, good, children }: { term: string; good?: boolean; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-ink-soft">{term}</dt>
      <dd className={cx("tnum text-right", good && "text-good")}>{children}</dd>
    </div>
  );
}
