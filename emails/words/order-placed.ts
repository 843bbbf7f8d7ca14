import type { LetterProps } from "@/emails/letter-props";
import { calling, type WordTable } from "./letter-words";

type Extra = {
  title: (method: string) => string;
  amount: string;
  reference: string;
  due: string;
  upload: string;
};

export const ORDER_PLACED: WordTable<LetterProps["order_placed"], Extra> = {
  es: {
    subject: ({ order, shop }) => `Pedido #${order.number} recibido: falta el pago · ${shop.name}`,
    heading: () => "Recibimos su pedido",
    intro: ({ customer, payment, order }) =>
      `${calling("Gracias", customer.firstName)} Reservamos los productos de su pedido #${order.number}. ` +
      `Para prepararlo solo falta su pago de ${payment.amount}.`,
    closing: ({ payment }) =>
      payment.due
        ? `Si el pago no llega antes del ${payment.due}, el pedido se cancela y los productos vuelven a la venta.`
        : "Le avisaremos por correo en cuanto confirmemos el pago.",
    title: (method) => `Cómo pagar: ${method}`,
    amount: "Monto",
    reference: "Referencia (escríbala en el comentario del pago)",
    due: "Pagar antes del",
    upload: "Enviar comprobante",
  },
  en: {
    subject: ({ order, shop }) => `Order #${order.number} received: payment pending · ${shop.name}`,
    heading: () => "We have your order",
    intro: ({ customer, payment, order }) =>
      `${calling("Thank you", customer.firstName)} The items of order #${order.number} are set aside for you. ` +
      `All we need to get it ready is your payment of ${payment.amount}.`,
    closing: ({ payment }) =>
      payment.due
        ? `If the payment has not arrived by ${payment.due}, the order is canceled and the items go back on sale.`
        : "We will e-mail you as soon as the payment is confirmed.",
    title: (method) => `How to pay: ${method}`,
    amount: "Amount",
    reference: "Reference (write it in the payment's comment)",
    due: "Pay by",
    upload: "Send proof of payment",
  },
  pt: {
    subject: ({ order, shop }) => `Pedido #${order.number} recebido: falta o pagamento · ${shop.name}`,
    heading: () => "Recebemos o seu pedido",
    intro: ({ customer, payment, order }) =>
      `${calling("Obrigado pela compra", customer.firstName)} Os produtos do pedido #${order.number} estão reservados. ` +
      `Para prepará-lo, só falta o pagamento de ${payment.amount}.`,
    closing: ({ payment }) =>
      payment.due
        ? `Se o pagamento não chegar até ${payment.due}, o pedido será cancelado e os produtos voltarão à venda.`
        : "Avisaremos por e-mail assim que o pagamento for confirmado.",
    title: (method) => `Como pagar: ${method}`,
    amount: "Valor",
    reference: "Referência (escreva no comentário do pagamento)",
    due: "Pagar até",
    upload: "Enviar comprovante",
  },
};
