import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { Facts } from "./parts/facts";
import { Frame } from "./parts/frame";
import { sampleShop } from "./parts/sample";
import { DESK_DISPUTE } from "./words/desk-dispute";
import { speak } from "./words/letter-words";

export default function DeskDispute(props: LetterInput<"desk_dispute">) {
  const { shop, locale, text } = props;
  const words = DESK_DISPUTE[locale];
  return (
    <Frame shop={shop} locale={locale} said={speak(words, props, text)} foot="desk">
      <Facts
        facts={[
          { label: words.amount, value: props.amount, strong: true },
          { label: words.answerBy, value: props.stage === "open" ? props.answerBy : null },
          { label: words.provider, value: props.provider },
          { label: words.customer, value: props.customerName },
        ]}
      />
      <Action shop={shop} href={props.deskUrl} label={words.next} />
    </Frame>
  );
}

DeskDispute.PreviewProps = {
  locale: "es",
  shop: sampleShop,
  number: "1042",
  customerName: "Lucía Fuentes Araya",
  amount: "$60.483",
  provider: "Tarjeta de crédito",
  stage: "open",
  answerBy: "6 de diciembre de 2026, 18:00",
  deskUrl: "https://cafeandes.example/orders/1042",
} satisfies LetterProps["desk_dispute"] & { locale: "es" };
