import type { LetterInput, LetterProps } from "./letter-props";
import { Frame } from "./parts/frame";
import { shipmentMarkup } from "./parts/markup";
import { OrderSummary } from "./parts/order-summary";
import { ParcelFacts, TrackAction } from "./parts/parcel-facts";
import { sampleDestination, sampleLetter, sampleShipment } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { speak } from "./words/letter-words";
import { ORDER_ATTEMPT_FAILED } from "./words/order-attempt-failed";

export default function OrderAttemptFailed(props: LetterInput<"order_attempt_failed">) {
  const { shop, order, shipment, destination, locale, text } = props;
  const words = ORDER_ATTEMPT_FAILED[locale];
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(words, props, text)}
      foot="customer"
      markup={shipmentMarkup({ shop, order, shipment, to: destination }, seeOrder, "OrderProblem")}
    >
      <ParcelFacts
        {...{ shop, locale }}
        shipment={{ ...shipment, expected: null, message: null }}
        first={[
          { label: words.tried, value: props.triedAt },
          { label: words.reason, value: props.reason },
        ]}
      />
      <TrackAction {...{ shipment, shop, locale, seeOrder }} statusUrl={order.statusUrl} />
      <OrderSummary order={order} locale={locale} />
    </Frame>
  );
}

OrderAttemptFailed.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  triedAt: "26 de noviembre a las 11:20",
  reason: "Nadie respondió en la dirección",
  shipment: sampleShipment,
  destination: sampleDestination,
} satisfies LetterProps["order_attempt_failed"] & { locale: "es" };
