import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { Facts } from "./parts/facts";
import { Frame } from "./parts/frame";
import { shipmentMarkup } from "./parts/markup";
import { OrderSummary } from "./parts/order-summary";
import { safeUrl } from "./parts/safe-url";
import { sampleLetter } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { speak } from "./words/letter-words";
import { ORDER_SHIPPED } from "./words/order-shipped";

export default function OrderShipped(props: LetterInput<"order_shipped">) {
  const { shop, order, shipment, destination, locale, text } = props;
  const words = ORDER_SHIPPED[locale];
  const { seeOrder } = FRAME_WORDS[locale];
  const track = safeUrl(shipment.trackingUrl);
  const contents = shipment.contents?.map((line) => `${line.quantity} × ${line.name}`).join("\n") ?? null;
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(words, props, text)}
      foot="customer"
      markup={shipmentMarkup({ shop, order, shipment, to: destination }, seeOrder)}
    >
      <Facts
        facts={[
          { label: words.carrier, value: shipment.carrier },
          { label: words.tracking, value: shipment.trackingNumber, code: true },
          { label: words.expected, value: shipment.expected },
          { label: words.contents, value: contents },
          { label: words.message(shop.name), value: shipment.message },
        ]}
      />
      <Action shop={shop} href={track ?? order.statusUrl} label={track ? words.track : seeOrder} />
      <OrderSummary order={order} locale={locale} />
    </Frame>
  );
}

OrderShipped.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  shipment: {
    carrier: "Starken",
    trackingNumber: "987654321012",
    trackingUrl: "https://www.starken.example/seguimiento?codigo=987654321012",
    message: "Va con una nota de cata de regalo. Guarde el café cerrado y lejos de la luz.",
    expected: "jueves 26 de noviembre",
    expectedIso: "2026-11-26T20:00:00-03:00",
    contents: null,
  },
  destination: {
    name: "Lucía Fuentes Araya",
    street: "Av. Providencia 1234, depto. 56",
    locality: "Providencia",
    region: "Región Metropolitana",
    postalCode: "7500000",
    country: "CL",
  },
} satisfies LetterProps["order_shipped"] & { locale: "es" };
