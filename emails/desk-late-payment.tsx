import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { Facts } from "./parts/facts";
import { Frame } from "./parts/frame";
import { sampleShop } from "./parts/sample";
import { DESK_LATE_PAYMENT } from "./words/desk-late-payment";
import { speak } from "./words/letter-words";

export default function DeskLatePayment(props: LetterInput<"desk_late_payment">) {
  const { shop, locale, text } = props;
  const words = DESK_LATE_PAYMENT[locale];
  return (
    <Frame shop={shop} locale={locale} said={speak(words, props, text)} foot="desk">
      <Facts
        facts={[
          { label: words.amount, value: props.amount, strong: true },
          { label: words.provider, value: props.provider },
          { label: words.received, value: props.receivedAt },
          { label: words.customer, value: props.customerName },
        ]}
      />
      <Action shop={shop} href={props.deskUrl} label={words.next} />
    </Frame>
  );
}

DeskLatePayment.PreviewProps = {
  locale: "es",
  shop: sampleShop,
  number: "1042",
  customerName: "Lucía Fuentes Araya",
  amount: "$60.483",
  provider: "Transferencia bancaria",
  receivedAt: "28 de noviembre a las 9:12",
  was: "canceled",
  stockShort: true,
  deskUrl: "https://cafeandes.example/orders/1042",
} satisfies LetterProps["desk_late_payment"] & { locale: "es" };
