import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { Facts } from "./parts/facts";
import { Frame } from "./parts/frame";
import { sampleShop } from "./parts/sample";
import { DESK_RECEIPT } from "./words/desk-receipt";
import { speak } from "./words/letter-words";

export default function DeskReceipt(props: LetterInput<"desk_receipt">) {
  const { shop, locale, text } = props;
  const words = DESK_RECEIPT[locale];
  return (
    <Frame shop={shop} locale={locale} said={speak(words, props, text)} foot="desk">
      <Facts
        facts={[
          { label: words.due, value: props.amount, strong: true },
          { label: words.claimed, value: props.claimed },
          { label: words.customer, value: props.customerName },
          { label: words.sent, value: props.sentAt },
        ]}
      />
      <Action shop={shop} href={props.deskUrl} label={words.next} />
    </Frame>
  );
}

DeskReceipt.PreviewProps = {
  locale: "es",
  shop: sampleShop,
  number: "1042",
  customerName: "Lucía Fuentes Araya",
  amount: "$60.483",
  claimed: "$60.483",
  seenBefore: false,
  sentAt: "28 de noviembre a las 9:12",
  deskUrl: "https://cafeandes.example/orders/receipts?order=1042",
} satisfies LetterProps["desk_receipt"] & { locale: "es" };
