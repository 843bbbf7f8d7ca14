import type { LetterProps } from "@/emails/letter-props";
import { calling, type WordTable } from "./letter-words";

export const ORDER_PAID: WordTable<LetterProps["order_paid"]> = {
  es: {
    subject: ({ order, shop }) => `Recibimos su pago: pedido #${order.number} · ${shop.name}`,
    heading: () => "Recibimos su pago",
    intro: ({ customer, order, downloads }) =>
      downloads.length > 0
        ? `${calling("Gracias", customer.firstName)} El pedido #${order.number} está pagado y sus descargas están listas.` +
          (order.deliveryMethod === null
            ? ""
            : " Lo demás ya lo estamos preparando: le avisaremos cuando salga.")
        : `${calling("Gracias", customer.firstName)} El pedido #${order.number} está pagado y ya empezamos a prepararlo. ` +
          "Le avisaremos cuando salga.",
  },
  en: {
    subject: ({ order, shop }) => `Payment received: order #${order.number} · ${shop.name}`,
    heading: () => "We received your payment",
    intro: ({ customer, order, downloads }) =>
      downloads.length > 0
        ? `${calling("Thank you", customer.firstName)} Order #${order.number} is paid and your downloads are ready.` +
          (order.deliveryMethod === null
            ? ""
            : " We are getting the rest ready and will tell you when it leaves.")
        : `${calling("Thank you", customer.firstName)} Order #${order.number} is paid and we are getting it ready. ` +
          "We will tell you when it leaves.",
  },
  pt: {
    subject: ({ order, shop }) => `Recebemos o pagamento: pedido #${order.number} · ${shop.name}`,
    heading: () => "Recebemos o seu pagamento",
    intro: ({ customer, order, downloads }) =>
      downloads.length > 0
        ? `${calling("Obrigado pela compra", customer.firstName)} O pedido #${order.number} está pago e seus downloads estão prontos.` +
          (order.deliveryMethod === null
            ? ""
            : " O restante já está sendo preparado: avisaremos quando for enviado.")
        : `${calling("Obrigado pela compra", customer.firstName)} O pedido #${order.number} está pago e já começamos a prepará-lo. ` +
          "Avisaremos quando ele for enviado.",
  },
};
