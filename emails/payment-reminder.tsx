import type { LetterInput, LetterProps } from "./letter-props";
import OrderPlaced from "./order-placed";
import { Frame } from "./parts/frame";
import { ManualPayment } from "./parts/manual-payment";
import { orderMarkup } from "./parts/markup";
import { FRAME_WORDS } from "./words/frame";
import { speak } from "./words/letter-words";
import { PAYMENT_REMINDER } from "./words/payment-reminder";

export default function PaymentReminder(props: LetterInput<"payment_reminder">) {
  const { shop, order, payment, overdue, locale, text } = props;
  const words = PAYMENT_REMINDER[locale];
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(words, props, text)}
      foot="customer"
      markup={orderMarkup(shop, order, "OrderPaymentDue", FRAME_WORDS[locale].seeOrder)}
    >
      <ManualPayment
        {...{ shop, order, payment, locale }}
        words={{ ...words, title: words.title(payment.method), due: words.due(overdue) }}
      />
    </Frame>
  );
}

PaymentReminder.PreviewProps = {
  ...OrderPlaced.PreviewProps,
  overdue: false,
} satisfies LetterProps["payment_reminder"] & { locale: "es" };
