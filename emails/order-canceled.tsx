import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { OrderFrame } from "./parts/customer-frame";
import { Facts } from "./parts/facts";
import { OrderSummary } from "./parts/order-summary";
import { sampleLetter } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { ORDER_CANCELED } from "./words/order-canceled";

export default function OrderCanceled(props: LetterInput<"order_canceled">) {
  const { shop, order, locale } = props;
  const words = ORDER_CANCELED[locale];
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <OrderFrame letter={props} words={words} standing="OrderCancelled">
      <Facts
        facts={[
          { label: words.why, value: words.reason[props.reason] },
          { label: words.moneyTitle, value: words.money(props.money) },
          { label: words.note(shop.name), value: props.note },
        ]}
      />
      <Action shop={shop} href={order.statusUrl} label={seeOrder} />
      <OrderSummary order={{ ...order, deliveryMethod: null }} locale={locale} address={false} />
    </OrderFrame>
  );
}

OrderCanceled.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  reason: "out_of_stock",
  note: "La taza verde se agotó en la tienda esta mañana. Lamentamos la molestia.",
  money: { kind: "refunded", amount: "$60.483" },
} satisfies LetterProps["order_canceled"] & { locale: "es" };
