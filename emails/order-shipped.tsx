import type { LetterInput, LetterProps } from "./letter-props";
import { Frame } from "./parts/frame";
import { shipmentMarkup } from "./parts/markup";
import { OrderSummary } from "./parts/order-summary";
import { ParcelFacts, TrackAction } from "./parts/parcel-facts";
import { sampleDestination, sampleLetter, sampleShipment } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { speak } from "./words/letter-words";
import { ORDER_SHIPPED } from "./words/order-shipped";

export default function OrderShipped(props: LetterInput<"order_shipped">) {
  const { shop, order, shipment, destination, locale, text } = props;
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(ORDER_SHIPPED[locale], props, text)}
      foot="customer"
      markup={shipmentMarkup({ shop, order, shipment, to: destination }, seeOrder)}
    >
      <ParcelFacts {...{ shipment, shop, locale }} />
      <TrackAction {...{ shipment, shop, locale, seeOrder }} statusUrl={order.statusUrl} />
      <OrderSummary order={order} locale={locale} />
    </Frame>
  );
}

OrderShipped.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  shipment: {
    ...sampleShipment,
    message: "Va con una nota de cata de regalo. Guarde el café cerrado y lejos de la luz.",
  },
  destination: sampleDestination,
} satisfies LetterProps["order_shipped"] & { locale: "es" };
