import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { Facts } from "./parts/facts";
import { Frame } from "./parts/frame";
import { orderMarkup } from "./parts/markup";
import { OrderSummary } from "./parts/order-summary";
import { sampleLetter, sampleOrder } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { speak } from "./words/letter-words";
import { ORDER_READY_FOR_PICKUP } from "./words/order-ready-for-pickup";

export default function OrderReadyForPickup(props: LetterInput<"order_ready_for_pickup">) {
  const { shop, order, pickup, locale, text } = props;
  const words = ORDER_READY_FOR_PICKUP[locale];
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(words, props, text)}
      foot="customer"
      markup={orderMarkup(shop, order, "OrderPickupAvailable", seeOrder)}
    >
      <Facts
        facts={[
          { label: words.code, value: pickup.code, code: true, strong: true },
          { label: words.location, value: [pickup.location, ...(pickup.address ?? [])].join("\n") },
          { label: words.hours, value: pickup.hours },
          { label: words.instructions, value: pickup.instructions },
          { label: words.until, value: pickup.until },
        ]}
      />
      <Action
        shop={shop}
        href={pickup.mapUrl ?? order.statusUrl}
        label={pickup.mapUrl ? words.map : seeOrder}
      />
      <OrderSummary order={order} locale={locale} address={false} />
    </Frame>
  );
}

OrderReadyForPickup.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  order: {
    ...sampleOrder,
    deliveryMethod: "Retiro en tienda",
    deliverTo: null,
    totalDecimal: "56493",
    totals: { ...sampleOrder.totals, shipping: null, total: "$56.493", taxes: "$9.020" },
  },
  pickup: {
    location: "Café Andes Barrio Italia",
    address: ["Av. Italia 1439", "Providencia"],
    mapUrl: "https://maps.example/?q=Av.+Italia+1439+Providencia",
    hours: "Lunes a viernes de 10:00 a 19:00\nSábado de 10:00 a 14:00",
    instructions: "Pida en la barra y muestre el código. Puede venir otra persona con él.",
    code: "K7M4",
    until: "6 de diciembre",
  },
} satisfies LetterProps["order_ready_for_pickup"] & { locale: "es" };
