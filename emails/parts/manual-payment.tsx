import type { ManualPaymentProps, OrderLetterProps } from "@/emails/letter-props";
import { FRAME_WORDS } from "@/emails/words/frame";
import type { Locale } from "@/lib/i18n/locale";
import { Action } from "./action";
import { Facts } from "./facts";
import { OrderSummary } from "./order-summary";
import { Paragraphs } from "./paragraphs";

type ManualWords = { title: string; amount: string; reference: string; due: string; upload: string };

/** How to pay by hand: what, where to, by when, and what the order holds. */
export function ManualPayment({
  shop,
  order,
  payment,
  locale,
  words,
}: Pick<OrderLetterProps, "shop" | "order"> & {
  payment: ManualPaymentProps;
  locale: Locale;
  words: ManualWords;
}) {
  return (
    <>
      <Facts
        title={words.title}
        facts={[
          { label: words.amount, value: payment.amount, strong: true },
          ...payment.details.map((detail) => ({ ...detail, code: /\d{4}/.test(detail.value) })),
          { label: words.reference, value: payment.reference, code: true },
          { label: words.due, value: payment.due },
        ]}
      />
      {payment.instructions ? <Paragraphs text={payment.instructions} /> : null}
      <Action
        shop={shop}
        href={payment.uploadUrl ?? order.statusUrl}
        label={payment.uploadUrl ? words.upload : FRAME_WORDS[locale].seeOrder}
      />
      <OrderSummary order={{ ...order, paymentMethod: null }} locale={locale} />
    </>
  );
}
