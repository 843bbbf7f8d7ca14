import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { Facts } from "./parts/facts";
import { Frame } from "./parts/frame";
import { orderMarkup } from "./parts/markup";
import { OrderSummary } from "./parts/order-summary";
import { sampleLetter } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { speak } from "./words/letter-words";
import { REFUND_MADE } from "./words/refund-made";

export default function RefundMade(props: LetterInput<"refund_made">) {
  const { shop, order, refund, locale, text } = props;
  const words = REFUND_MADE[locale];
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(words, props, text)}
      foot="customer"
      markup={refund.full ? orderMarkup(shop, order, "OrderReturned", seeOrder) : null}
    >
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
    </Frame>
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
