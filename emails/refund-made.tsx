import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { OrderFrame } from "./parts/customer-frame";
import { Facts } from "./parts/facts";
import { OrderSummary } from "./parts/order-summary";
import { sampleLetter } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { REFUND_MADE } from "./words/refund-made";

export default function RefundMade(props: LetterInput<"refund_made">) {
  const { shop, order, refund, locale } = props;
  const words = REFUND_MADE[locale];
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <OrderFrame letter={props} words={words} standing={refund.full ? "OrderReturned" : null}>
      <Facts
        facts={[
          { label: words.amount, value: refund.amount, strong: true },
          { label: words.method, value: refund.method },
          { label: words.date, value: refund.date },
          { label: words.note(shop.name), value: refund.note },
        ]}
      />
      <Action shop={shop} href={order.statusUrl} label={seeOrder} />
      <OrderSummary order={{ ...order, deliveryMethod: null }} locale={locale} address={false} />
    </OrderFrame>
  );
}

RefundMade.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  refund: {
    amount: "$9.900",
    full: false,
    method: "Tarjeta de crédito terminada en 4242",
    date: "27 de noviembre de 2026",
    note: "Le devolvimos la taza que llegó quebrada.",
  },
} satisfies LetterProps["refund_made"] & { locale: "es" };
