import type { LetterInput, LetterProps } from "./letter-props";
import { OrderFrame } from "./parts/customer-frame";
import { ManualPayment } from "./parts/manual-payment";
import { sampleLetter, sampleOrder } from "./parts/sample";
import { ORDER_PLACED } from "./words/order-placed";

export default function OrderPlaced(props: LetterInput<"order_placed">) {
  const { shop, order, payment, locale } = props;
  const words = ORDER_PLACED[locale];
  return (
    <OrderFrame letter={props} words={words} standing="OrderPaymentDue">
      <ManualPayment
        {...{ shop, order, payment, locale }}
        words={{ ...words, title: words.title(payment.method) }}
      />
    </OrderFrame>
  );
}

OrderPlaced.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  order: { ...sampleOrder, paymentMethod: "Transferencia bancaria" },
  payment: {
    method: "Transferencia bancaria",
    amount: "$60.483",
    instructions: "Transfiera el monto exacto desde su banco y suba el comprobante con el botón.",
    details: [
      { label: "Banco", value: "Banco de Chile" },
      { label: "Cuenta corriente", value: "00-123-45678-09" },
      { label: "Titular", value: "Café Andes SpA" },
      { label: "RUT", value: "76.543.210-3" },
      { label: "Correo", value: "pagos@cafeandes.example" },
    ],
    reference: "PEDIDO-1042",
    due: "25 de noviembre, 18:00",
    uploadUrl: "https://cafeandes.example/pay/8sKd02nVbQyTzR4mWxLcJa",
  },
} satisfies LetterProps["order_placed"] & { locale: "es" };
