import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

export const ORDER_OUT_FOR_DELIVERY: WordTable<LetterProps["order_out_for_delivery"]> = {
  es: {
    subject: ({ order, shop }) => `Su pedido #${order.number} llega hoy · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Una parte de su pedido salió a reparto" : "Su pedido salió a reparto",
    intro: ({ order, shipment }) =>
      `${shipment.carrier ?? "La empresa de envíos"} salió a repartir el pedido #${order.number}. ` +
      "Conviene que haya alguien en la dirección para recibirlo.",
    closing: () => "Si hoy no puede recibirlo, responda este correo y vemos qué hacer.",
  },
  en: {
    subject: ({ order, shop }) => `Your order #${order.number} arrives today · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Part of your order is out for delivery" : "Your order is out for delivery",
    intro: ({ order, shipment }) =>
      `${shipment.carrier ?? "The carrier"} has set out to deliver order #${order.number}. ` +
      "It helps if somebody is at the address to receive it.",
    closing: () => "If nobody can receive it today, reply to this e-mail and we will work something out.",
  },
  pt: {
    subject: ({ order, shop }) => `Seu pedido #${order.number} chega hoje · ${shop.name}`,
    heading: ({ shipment }) =>
      shipment.contents ? "Uma parte do seu pedido saiu para entrega" : "Seu pedido saiu para entrega",
    intro: ({ order, shipment }) =>
      `${shipment.carrier ?? "A transportadora"} saiu para entregar o pedido #${order.number}. ` +
      "É bom que haja alguém no endereço para receber.",
    closing: () => "Se ninguém puder receber hoje, responda a este e-mail e combinamos outra forma.",
  },
};
