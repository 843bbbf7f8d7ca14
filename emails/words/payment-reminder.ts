import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Props = LetterProps["payment_reminder"];
type Extra = {
  title: (method: string) => string;
  amount: string;
  reference: string;
  due: (overdue: boolean) => string;
  upload: string;
};

const hello = (word: string, { customer }: Props): string =>
  customer.firstName ? `${word}, ${customer.firstName}. ` : "";

export const PAYMENT_REMINDER: WordTable<Props, Extra> = {
  es: {
    subject: ({ order, shop, overdue }) =>
      overdue
        ? `Pedido #${order.number}: el plazo para pagar ya pasó · ${shop.name}`
        : `Pedido #${order.number}: el plazo para pagar vence pronto · ${shop.name}`,
    heading: ({ overdue }) => (overdue ? "Todavía falta su pago" : "Su plazo para pagar vence pronto"),
    intro: (props) => {
      const { order, payment, overdue } = props;
      const words = overdue
        ? `El plazo para pagar su pedido #${order.number} ya pasó y aún faltan ${payment.amount}. Si todavía lo quiere, puede pagarlo hoy.`
        : `Su pedido #${order.number} sigue reservado. Para no perderlo, pague ${payment.amount} antes del plazo.`;
      return hello("Hola", props) + words;
    },
    closing: () => "Si ya pagó, no tiene que hacer nada más: le avisaremos en cuanto lo confirmemos.",
    title: (method) => `Cómo pagar: ${method}`,
    amount: "Monto que falta",
    reference: "Referencia (escríbala en el comentario del pago)",
    due: (overdue) => (overdue ? "El plazo era" : "Pagar antes del"),
    upload: "Enviar comprobante",
  },
  en: {
    subject: ({ order, shop, overdue }) =>
      overdue
        ? `Order #${order.number}: the time to pay is over · ${shop.name}`
        : `Order #${order.number}: the time to pay ends soon · ${shop.name}`,
    heading: ({ overdue }) => (overdue ? "Your payment is still missing" : "Your time to pay ends soon"),
    intro: (props) => {
      const { order, payment, overdue } = props;
      const words = overdue
        ? `The time to pay order #${order.number} is over and ${payment.amount} is still missing. If you still want it, you can pay today.`
        : `Order #${order.number} is still set aside for you. To keep it, pay ${payment.amount} before the time is up.`;
      return hello("Hello", props) + words;
    },
    closing: () =>
      "If you have paid already, there is nothing left to do: we will tell you as soon as it is confirmed.",
    title: (method) => `How to pay: ${method}`,
    amount: "Amount missing",
    reference: "Reference (write it in the payment's comment)",
    due: (overdue) => (overdue ? "It was due by" : "Pay by"),
    upload: "Send proof of payment",
  },
  pt: {
    subject: ({ order, shop, overdue }) =>
      overdue
        ? `Pedido #${order.number}: o prazo para pagar já passou · ${shop.name}`
        : `Pedido #${order.number}: o prazo para pagar está acabando · ${shop.name}`,
    heading: ({ overdue }) =>
      overdue ? "Ainda falta o seu pagamento" : "Seu prazo para pagar está acabando",
    intro: (props) => {
      const { order, payment, overdue } = props;
      const words = overdue
        ? `O prazo para pagar o pedido #${order.number} já passou e ainda faltam ${payment.amount}. Se você ainda o quer, pode pagar hoje.`
        : `O pedido #${order.number} continua reservado. Para não perdê-lo, pague ${payment.amount} dentro do prazo.`;
      return hello("Olá", props) + words;
    },
    closing: () => "Se você já pagou, não precisa fazer mais nada: avisaremos assim que for confirmado.",
    title: (method) => `Como pagar: ${method}`,
    amount: "Valor que falta",
    reference: "Referência (escreva no comentário do pagamento)",
    due: (overdue) => (overdue ? "O prazo era" : "Pagar até"),
    upload: "Enviar comprovante",
  },
};
