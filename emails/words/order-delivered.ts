import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

export const ORDER_DELIVERED: WordTable<LetterProps["order_delivered"]> = {
  es: {
    subject: ({ order, shop }) => `Su pedido #${order.number} fue entregado · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Una parte de su pedido fue entregada" : "Su pedido fue entregado",
    intro: ({ order, shipment, deliveredAt }) =>
      `${shipment.carrier ? `${shipment.carrier} informó` : "Registramos"} la entrega del pedido #${order.number}` +
      `${deliveredAt ? ` el ${deliveredAt}` : ""}. Esperamos que lo disfrute.`,
    closing: () => "Si no lo recibió o algo llegó mal, responda este correo y lo resolvemos.",
  },
  en: {
    subject: ({ order, shop }) => `Your order #${order.number} was delivered · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Part of your order was delivered" : "Your order was delivered",
    intro: ({ order, shipment, deliveredAt }) =>
      `${shipment.carrier ? `${shipment.carrier} reported` : "We recorded"} the delivery of order #${order.number}` +
      `${deliveredAt ? ` on ${deliveredAt}` : ""}. We hope you enjoy it.`,
    closing: () =>
      "If you did not get it, or something is wrong with it, reply to this e-mail and we will sort it out.",
  },
  pt: {
    subject: ({ order, shop }) => `Seu pedido #${order.number} foi entregue · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Uma parte do seu pedido foi entregue" : "Seu pedido foi entregue",
    intro: ({ order, shipment, deliveredAt }) =>
      `${shipment.carrier ? `${shipment.carrier} informou` : "Registramos"} a entrega do pedido #${order.number}` +
      `${deliveredAt ? ` em ${deliveredAt}` : ""}. Esperamos que você goste.`,
    closing: () => "Se você não recebeu ou algo chegou errado, responda a este e-mail e nós resolvemos.",
  },
};
