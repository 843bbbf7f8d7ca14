import type { LetterInput, LetterProps } from "./letter-props";
import { ParcelFrame } from "./parts/customer-frame";
import { OrderSummary } from "./parts/order-summary";
import { ParcelFacts, TrackAction } from "./parts/parcel-facts";
import { sampleDestination, sampleLetter, sampleShipment } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { ORDER_SHIPPED } from "./words/order-shipped";

export default function OrderShipped(props: LetterInput<"order_shipped">) {
  const { shop, order, shipment, locale } = props;
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <ParcelFrame letter={props} words={ORDER_SHIPPED[locale]}>
      <ParcelFacts {...{ shipment, shop, locale }} />
      <TrackAction {...{ shipment, shop, locale, seeOrder }} statusUrl={order.statusUrl} />
      <OrderSummary order={order} locale={locale} />
    </ParcelFrame>
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
