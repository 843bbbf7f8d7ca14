import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { Facts } from "./parts/facts";
import { Frame } from "./parts/frame";
import { OrderSummary } from "./parts/order-summary";
import { mailto, telephone } from "./parts/safe-url";
import { sampleOrder, sampleShop } from "./parts/sample";
import { DESK_NEW_ORDER } from "./words/desk-new-order";
import { speak } from "./words/letter-words";

export default function DeskNewOrder(props: LetterInput<"desk_new_order">) {
  const { shop, order, customer, locale, text } = props;
  const words = DESK_NEW_ORDER[locale];
  return (
    <Frame shop={shop} locale={locale} said={speak(words, props, text)} foot="desk">
      <Action shop={shop} href={props.deskUrl} label={words.next} />
      <Facts
        facts={[
          { label: words.customer, value: customer.name },
          { label: words.email, value: customer.email, href: customer.email && mailto(customer.email) },
          { label: words.phone, value: customer.phone, href: customer.phone && telephone(customer.phone) },
        ]}
      />
      <OrderSummary order={order} locale={locale} />
    </Frame>
  );
}

DeskNewOrder.PreviewProps = {
  locale: "es",
  shop: sampleShop,
  order: sampleOrder,
  customer: { name: "Lucía Fuentes Araya", email: "lucia@example.test", phone: "+56 9 8765 4321" },
  paid: true,
  deskUrl: "https://cafeandes.example/orders/1042",
} satisfies LetterProps["desk_new_order"] & { locale: "es" };
