import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { OrderFrame } from "./parts/customer-frame";
import { Facts } from "./parts/facts";
import { OrderSummary } from "./parts/order-summary";
import { sampleLetter } from "./parts/sample";
import { PAYMENT_LINK } from "./words/payment-link";

export default function PaymentLink(props: LetterInput<"payment_link">) {
  const { shop, order, locale } = props;
  const words = PAYMENT_LINK[locale];
  return (
    <OrderFrame letter={props} words={words} standing="OrderPaymentDue">
      <Facts
        facts={[
          { label: words.amount, value: props.amount, strong: true },
          { label: words.balance, value: props.balance },
          { label: words.due, value: props.due },
          { label: words.message(shop.name), value: props.message },
        ]}
      />
      <Action shop={shop} href={props.payUrl} label={words.button(props.amount)} />
      <OrderSummary order={order} locale={locale} />
    </OrderFrame>
  );
}

PaymentLink.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  payUrl: "https://cafeandes.example/pay/8sKd02nVbQyTzR4mWxLcJa",
  amount: "$60.483",
  balance: null,
  due: "25 de noviembre, 18:00",
  message: "Hola, Lucía: aquí va lo que conversamos por Instagram. El café es de la tostada de esta semana.",
} satisfies LetterProps["payment_link"] & { locale: "es" };
