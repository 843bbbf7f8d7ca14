import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { Facts } from "./parts/facts";
import { Frame } from "./parts/frame";
import { sampleShop } from "./parts/sample";
import { DESK_SHIPMENT_FAILED } from "./words/desk-shipment-failed";
import { speak } from "./words/letter-words";

export default function DeskShipmentFailed(props: LetterInput<"desk_shipment_failed">) {
  const { shop, locale, text } = props;
  const words = DESK_SHIPMENT_FAILED[locale];
  return (
    <Frame shop={shop} locale={locale} said={speak(words, props, text)} foot="desk">
      <Facts
        facts={[
          { label: words.reason, value: props.reason },
          { label: words.carrier, value: props.carrier },
          { label: words.tracking, value: props.trackingNumber, code: true, href: props.trackingUrl },
          { label: words.failed, value: props.failedAt },
          { label: words.customer, value: props.customerName },
        ]}
      />
      <Action shop={shop} href={props.deskUrl} label={words.next} />
    </Frame>
  );
}

DeskShipmentFailed.PreviewProps = {
  locale: "es",
  shop: sampleShop,
  number: "1042",
  customerName: "Lucía Fuentes Araya",
  carrier: "Starken",
  trackingNumber: "987654321012",
  trackingUrl: "https://www.starken.example/seguimiento?codigo=987654321012",
  outcome: "attempt_failed",
  reason: "Destinatario ausente en dos visitas",
  failedAt: "28 de noviembre a las 17:25",
  deskUrl: "https://cafeandes.example/orders/1042",
} satisfies LetterProps["desk_shipment_failed"] & { locale: "es" };
