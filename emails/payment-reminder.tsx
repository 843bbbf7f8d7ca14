import type { LetterInput, LetterProps } from "./letter-props";
import OrderPlaced from "./order-placed";
import { OrderFrame } from "./parts/customer-frame";
import { ManualPayment } from "./parts/manual-payment";
import { PAYMENT_REMINDER } from "./words/payment-reminder";

export default function PaymentReminder(props: LetterInput<"payment_reminder">) {
  const { shop, order, payment, overdue, locale } = props;
  const words = PAYMENT_REMINDER[locale];
  return (
    <OrderFrame letter={props} words={words} standing="OrderPaymentDue">
      <ManualPayment
        {...{ shop, order, payment, locale }}
        words={{ ...words, title: words.title(payment.method), due: words.due(overdue) }}
      />
    </OrderFrame>
  );
}

PaymentReminder.PreviewProps = {
  ...OrderPlaced.PreviewProps,
  overdue: false,
} satisfies LetterProps["payment_reminder"] & { locale: "es" };
