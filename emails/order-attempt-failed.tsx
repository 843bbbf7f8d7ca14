import type { LetterInput, LetterProps } from "./letter-props";
import { ParcelFrame } from "./parts/customer-frame";
import { OrderSummary } from "./parts/order-summary";
import { ParcelFacts, TrackAction } from "./parts/parcel-facts";
import { sampleDestination, sampleLetter, sampleShipment } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { ORDER_ATTEMPT_FAILED } from "./words/order-attempt-failed";

export default function OrderAttemptFailed(props: LetterInput<"order_attempt_failed">) {
  const { shop, order, shipment, locale } = props;
  const words = ORDER_ATTEMPT_FAILED[locale];
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <ParcelFrame letter={props} words={words} standing="OrderProblem">
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
    </ParcelFrame>
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
