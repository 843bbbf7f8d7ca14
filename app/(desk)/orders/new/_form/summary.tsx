"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import { Money } from "@/app/_ui/money";
import { useRegion } from "@/app/_ui/use-region";
import type { DeskPreview } from "@/app/(desk)/orders/new/_view/preview";
import { money } from "@/lib/kernel/money";
import { useForm } from "./form-context";

/** What the order's discounts take off: by the code, and by the shop itself. */
function discountsOf({ coupon, discount }: DeskPreview) {
  if (coupon.state !== "used") return { code: "", byCode: 0n, own: discount };
  const byCode = coupon.target === "order" ? coupon.amount : 0n;
  return { code: coupon.code, byCode, own: discount - byCode };
}

/** The sum as a receipt, as the server reckoned it last. */
export function Summary({ busy }: { busy: boolean }) {
  const t = useTranslations("orders.new.summary");
  const { preview } = useForm();
  const { totals, gross, pricesIncludeTax, shipping } = preview;
  const tax = totals.tax + totals.shippingTax;
  const sent = totals.shipping - totals.shippingDiscount + (pricesIncludeTax ? totals.shippingTax : 0n);
  const { code, byCode, own } = discountsOf(preview);
  return (
    <dl aria-busy={busy} className={cx("grid gap-2 transition-opacity", busy && "opacity-60")}>
      <Row term={t("lines")} amount={gross} />
      {byCode > 0n ? <Row term={t("coupon", { code })} amount={-byCode} /> : null}
      {own > 0n ? <Row term={t("discount")} amount={-own} /> : null}
      {shipping ? <Row term={shipping.name || t("shipping")} amount={sent} /> : null}
      {pricesIncludeTax || tax === 0n ? null : <Row term={t("tax")} amount={tax} />}
      <div className="mt-1 flex items-baseline justify-between gap-4 border-t pt-3">
        <dt className="font-semibold">{t("total")}</dt>
        <dd className="text-lg font-semibold tracking-tight">
          <Total />
        </dd>
      </div>
      {pricesIncludeTax && tax > 0n ? <TaxIncluded amount={tax} /> : null}
    </dl>
  );
}

function TaxIncluded({ amount }: { amount: bigint }) {
  const t = useTranslations("orders.new.summary");
  return (
    <div className="flex items-baseline justify-between gap-4 text-sm text-ink-faint">
      <dt>{t("taxIncluded")}</dt>
      <dd>
        <Amount value={amount} />
      </dd>
    </div>
  );
}

export function Total() {
  const { preview } = useForm();
  return <Amount value={preview.totals.total} />;
}

function Amount({ value }: { value: bigint }) {
  const { currency } = useRegion();
  return (
    <span className="whitespace-nowrap">
      {value < 0n ? "−" : null}
      <Money value={money(value < 0n ? -value : value, currency)} />
    </span>
  );
}

function Row({ term, amount }: { term: ReactNode; amount: bigint }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="min-w-0 truncate text-ink-soft">{term}</dt>
      <dd>
        <Amount value={amount} />
      </dd>
    </div>
  );
}
