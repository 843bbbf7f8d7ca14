import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { ParcelFrame } from "./parts/customer-frame";
import { OrderSummary } from "./parts/order-summary";
import { ParcelFacts } from "./parts/parcel-facts";
import { sampleDestination, sampleLetter, sampleShipment } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { ORDER_DELIVERED } from "./words/order-delivered";

export default function OrderDelivered(props: LetterInput<"order_delivered">) {
  const { shop, order, shipment, locale } = props;
  const { seeOrder } = FRAME_WORDS[locale];
  const standing = shipment.contents ? "OrderInTransit" : "OrderDelivered";
  return (
    <ParcelFrame letter={props} words={ORDER_DELIVERED[locale]} standing={standing}>
      <ParcelFacts {...{ shop, locale }} shipment={{ ...shipment, expected: null, message: null }} />
      <Action shop={shop} href={order.statusUrl} label={seeOrder} />
      <OrderSummary order={order} locale={locale} />
    </ParcelFrame>
  );
}

OrderDelivered.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  deliveredAt: "26 de noviembre a las 15:40",
  shipment: sampleShipment,
  destination: sampleDestination,
} satisfies LetterProps["order_delivered"] & { locale: "es" };
