import type { LetterInput, LetterProps } from "./letter-props";
import { Frame } from "./parts/frame";
import { shipmentMarkup } from "./parts/markup";
import { OrderSummary } from "./parts/order-summary";
import { ParcelFacts, TrackAction } from "./parts/parcel-facts";
import { sampleDestination, sampleLetter, sampleShipment } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { speak } from "./words/letter-words";
import { ORDER_OUT_FOR_DELIVERY } from "./words/order-out-for-delivery";

export default function OrderOutForDelivery(props: LetterInput<"order_out_for_delivery">) {
  const { shop, order, shipment, destination, locale, text } = props;
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(ORDER_OUT_FOR_DELIVERY[locale], props, text)}
      foot="customer"
      markup={shipmentMarkup({ shop, order, shipment, to: destination }, seeOrder)}
    >
      <ParcelFacts {...{ shop, locale }} shipment={{ ...shipment, expected: null, message: null }} />
      <TrackAction {...{ shipment, shop, locale, seeOrder }} statusUrl={order.statusUrl} />
      <OrderSummary order={order} locale={locale} />
    </Frame>
  );
}

OrderOutForDelivery.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  shipment: sampleShipment,
  destination: sampleDestination,
} satisfies LetterProps["order_out_for_delivery"] & { locale: "es" };
