import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { OrderFrame } from "./parts/customer-frame";
import { Facts } from "./parts/facts";
import { OrderSummary } from "./parts/order-summary";
import { sampleLetter, sampleOrder } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { ORDER_READY_FOR_PICKUP } from "./words/order-ready-for-pickup";

export default function OrderReadyForPickup(props: LetterInput<"order_ready_for_pickup">) {
  const { shop, order, pickup, locale } = props;
  const words = ORDER_READY_FOR_PICKUP[locale];
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <OrderFrame letter={props} words={words} standing="OrderPickupAvailable">
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
    </OrderFrame>
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
