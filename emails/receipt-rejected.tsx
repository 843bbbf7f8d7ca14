import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { OrderFrame } from "./parts/customer-frame";
import { Facts } from "./parts/facts";
import { OrderSummary } from "./parts/order-summary";
import { sampleLetter } from "./parts/sample";
import { RECEIPT_REJECTED } from "./words/receipt-rejected";

export default function ReceiptRejected(props: LetterInput<"receipt_rejected">) {
  const { shop, order, locale } = props;
  const words = RECEIPT_REJECTED[locale];
  return (
    <OrderFrame letter={props} words={words} standing={null}>
      <Facts
        facts={[
          { label: words.why, value: words.reason[props.reason] },
          { label: words.sent, value: props.sentAt },
          { label: words.due, value: props.amount, strong: true },
        ]}
      />
      <Action shop={shop} href={props.uploadUrl} label={words.sendAnother} />
      <OrderSummary order={{ ...order, deliveryMethod: null }} locale={locale} address={false} />
    </OrderFrame>
  );
}

ReceiptRejected.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  reason: "wrong_amount",
  sentAt: "27 de noviembre a las 18:40",
  amount: "$60.483",
  uploadUrl: "https://cafeandes.example/o/muestra#receipt",
} satisfies LetterProps["receipt_rejected"] & { locale: "es" };
