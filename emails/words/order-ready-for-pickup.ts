import type { LetterProps } from "@/emails/letter-props";
import { calling, type WordTable } from "./letter-words";

type Extra = {
  code: string;
  location: string;
  hours: string;
  instructions: string;
  until: string;
  map: string;
};

export const ORDER_READY_FOR_PICKUP: WordTable<LetterProps["order_ready_for_pickup"], Extra> = {
  es: {
    subject: ({ order, shop }) => `Su pedido #${order.number} está listo para retirar · ${shop.name}`,
    heading: () => "Su pedido está listo para retirar",
    intro: ({ customer, order, pickup }) =>
      `${customer.firstName ? `${customer.firstName}, p` : "P"}uede pasar a buscar el pedido #${order.number} en ${pickup.location}.` +
      (pickup.code ? " Muestre el código al retirar." : ""),
    code: "Código de retiro",
    location: "Dónde",
    hours: "Horario",
    instructions: "Indicaciones",
    until: "Lo guardamos hasta",
    map: "Ver en el mapa",
  },
  en: {
    subject: ({ order, shop }) => `Your order #${order.number} is ready for pickup · ${shop.name}`,
    heading: () => "Your order is ready for pickup",
    intro: ({ customer, order, pickup }) =>
      `${calling("Good news", customer.firstName)} You can collect order #${order.number} at ${pickup.location}.` +
      (pickup.code ? " Show the code when you collect it." : ""),
    code: "Pickup code",
    location: "Where",
    hours: "Opening hours",
    instructions: "Directions",
    until: "We keep it until",
    map: "Open the map",
  },
  pt: {
    subject: ({ order, shop }) => `Seu pedido #${order.number} está pronto para retirada · ${shop.name}`,
    heading: () => "Seu pedido está pronto para retirada",
    intro: ({ customer, order, pickup }) =>
      `${customer.firstName ? `${customer.firstName}, você` : "Você"} já pode buscar o pedido #${order.number} em ${pickup.location}.` +
      (pickup.code ? " Mostre o código na retirada." : ""),
    code: "Código de retirada",
    location: "Onde",
    hours: "Horário",
    instructions: "Orientações",
    until: "Guardamos até",
    map: "Ver no mapa",
  },
};
