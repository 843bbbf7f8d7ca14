import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

export const ORDER_SHIPPED: WordTable<LetterProps["order_shipped"]> = {
  es: {
    subject: ({ order, shop }) => `Su pedido #${order.number} va en camino · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Una parte de su pedido va en camino" : "Su pedido va en camino",
    intro: ({ order, shipment }) =>
      `Entregamos el pedido #${order.number}${shipment.carrier ? ` a ${shipment.carrier}` : ""}.` +
      (shipment.expected ? ` Llegada estimada: ${shipment.expected}.` : ""),
    closing: ({ shipment }) =>
      shipment.contents
        ? "El resto del pedido sale por separado; le escribiremos de nuevo."
        : "El seguimiento puede tardar unas horas en mostrar el primer movimiento.",
  },
  en: {
    subject: ({ order, shop }) => `Your order #${order.number} is on its way · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Part of your order is on its way" : "Your order is on its way",
    intro: ({ order, shipment }) =>
      `We handed order #${order.number} over${shipment.carrier ? ` to ${shipment.carrier}` : ""}.` +
      (shipment.expected ? ` Expected arrival: ${shipment.expected}.` : ""),
    closing: ({ shipment }) =>
      shipment.contents
        ? "The rest of the order travels separately; we will write again."
        : "It can take a few hours until tracking shows the first movement.",
  },
  pt: {
    subject: ({ order, shop }) => `Seu pedido #${order.number} está a caminho · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Uma parte do seu pedido está a caminho" : "Seu pedido está a caminho",
    intro: ({ order, shipment }) =>
      `O pedido #${order.number} já foi entregue ${shipment.carrier ? `à transportadora ${shipment.carrier}` : "para envio"}.` +
      (shipment.expected ? ` Previsão de chegada: ${shipment.expected}.` : ""),
    closing: ({ shipment }) =>
      shipment.contents
        ? "O restante do pedido será enviado separadamente; avisaremos por e-mail."
        : "O rastreamento pode levar algumas horas para mostrar a primeira movimentação.",
  },
};
