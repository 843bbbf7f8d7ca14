import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Extra = {
  carrier: string;
  tracking: string;
  expected: string;
  message: (shop: string) => string;
  contents: string;
  track: string;
};

export const ORDER_SHIPPED: WordTable<LetterProps["order_shipped"], Extra> = {
  es: {
    subject: ({ order, shop }) => `Su pedido #${order.number} va en camino · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Una parte de su pedido va en camino" : "Su pedido va en camino",
    intro: ({ order, shipment }) =>
      `Entregamos el pedido #${order.number}${shipment.carrier ? ` a ${shipment.carrier}` : ""}.` +
      (shipment.expected ? ` Debería llegar el ${shipment.expected}.` : ""),
    closing: ({ shipment }) =>
      shipment.contents
        ? "El resto del pedido sale por separado; le escribiremos de nuevo."
        : "El seguimiento puede tardar unas horas en mostrar el primer movimiento.",
    carrier: "Empresa de envíos",
    tracking: "Código de seguimiento",
    expected: "Llegada estimada",
    message: (shop) => `Mensaje de ${shop}`,
    contents: "En este envío",
    track: "Seguir el envío",
  },
  en: {
    subject: ({ order, shop }) => `Your order #${order.number} is on its way · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Part of your order is on its way" : "Your order is on its way",
    intro: ({ order, shipment }) =>
      `We handed order #${order.number} over${shipment.carrier ? ` to ${shipment.carrier}` : ""}.` +
      (shipment.expected ? ` It should arrive on ${shipment.expected}.` : ""),
    closing: ({ shipment }) =>
      shipment.contents
        ? "The rest of the order travels separately; we will write again."
        : "It can take a few hours until tracking shows the first movement.",
    carrier: "Carrier",
    tracking: "Tracking number",
    expected: "Expected arrival",
    message: (shop) => `Message from ${shop}`,
    contents: "In this parcel",
    track: "Track the parcel",
  },
  pt: {
    subject: ({ order, shop }) => `Seu pedido #${order.number} está a caminho · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Uma parte do seu pedido está a caminho" : "Seu pedido está a caminho",
    intro: ({ order, shipment }) =>
      `O pedido #${order.number} já foi entregue ${shipment.carrier ? `à transportadora ${shipment.carrier}` : "para envio"}.` +
      (shipment.expected ? ` A previsão de chegada é ${shipment.expected}.` : ""),
    closing: ({ shipment }) =>
      shipment.contents
        ? "O restante do pedido será enviado separadamente; avisaremos por e-mail."
        : "O rastreamento pode levar algumas horas para mostrar a primeira movimentação.",
    carrier: "Transportadora",
    tracking: "Código de rastreamento",
    expected: "Previsão de chegada",
    message: (shop) => `Mensagem de ${shop}`,
    contents: "Neste envio",
    track: "Rastrear o envio",
  },
};
