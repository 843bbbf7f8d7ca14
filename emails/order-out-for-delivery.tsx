import type { LetterInput, LetterProps } from "./letter-props";
import { ParcelFrame } from "./parts/customer-frame";
import { OrderSummary } from "./parts/order-summary";
import { ParcelFacts, TrackAction } from "./parts/parcel-facts";
import { sampleDestination, sampleLetter, sampleShipment } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { ORDER_OUT_FOR_DELIVERY } from "./words/order-out-for-delivery";

export default function OrderOutForDelivery(props: LetterInput<"order_out_for_delivery">) {
  const { shop, order, shipment, locale } = props;
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <ParcelFrame letter={props} words={ORDER_OUT_FOR_DELIVERY[locale]}>
      <ParcelFacts {...{ shop, locale }} shipment={{ ...shipment, expected: null, message: null }} />
      <TrackAction {...{ shipment, shop, locale, seeOrder }} statusUrl={order.statusUrl} />
      <OrderSummary order={order} locale={locale} />
    </ParcelFrame>
  );
}

OrderOutForDelivery.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  shipment: sampleShipment,
  destination: sampleDestination,
} satisfies LetterProps["order_out_for_delivery"] & { locale: "es" };
