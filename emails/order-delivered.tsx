import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { Frame } from "./parts/frame";
import { orderMarkup } from "./parts/markup";
import { OrderSummary } from "./parts/order-summary";
import { sampleLetter } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { speak } from "./words/letter-words";
import { ORDER_DELIVERED } from "./words/order-delivered";

export default function OrderDelivered(props: LetterInput<"order_delivered">) {
  const { shop, order, locale, text } = props;
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(ORDER_DELIVERED[locale], props, text)}
      foot="customer"
      markup={orderMarkup(shop, order, "OrderDelivered", seeOrder)}
    >
      <Action shop={shop} href={order.statusUrl} label={seeOrder} />
      <OrderSummary order={order} locale={locale} />
    </Frame>
  );
}

OrderDelivered.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  deliveredAt: "26 de noviembre a las 15:40",
  carrier: "Starken",
} satisfies LetterProps["order_delivered"] & { locale: "es" };
