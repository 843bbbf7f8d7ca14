import type { LetterProps } from "@/emails/letter-props";
import { calling, type WordTable } from "./letter-words";

export const DOWNLOADS_RENEWED: WordTable<LetterProps["downloads_renewed"], { open: string }> = {
  es: {
    subject: ({ order, shop }) => `Sus descargas del pedido #${order.number} · ${shop.name}`,
    heading: () => "Sus descargas están listas",
    intro: ({ customer, order }) =>
      `${calling("Hola", customer.firstName)} Estos son los enlaces de su pedido #${order.number}. ` +
      "Los que recibió antes pueden haber dejado de servir.",
    open: "Abrir mis descargas",
  },
  en: {
    subject: ({ order, shop }) => `Your downloads for order #${order.number} · ${shop.name}`,
    heading: () => "Your downloads are ready",
    intro: ({ customer, order }) =>
      `${calling("Hello", customer.firstName)} These are the links for your order #${order.number}. ` +
      "The ones you got before may no longer work.",
    open: "Open my downloads",
  },
  pt: {
    subject: ({ order, shop }) => `Seus downloads do pedido #${order.number} · ${shop.name}`,
    heading: () => "Seus downloads estão prontos",
    intro: ({ customer, order }) =>
      `${calling("Olá", customer.firstName)} Estes são os links do seu pedido #${order.number}. ` +
      "Os que você recebeu antes podem ter deixado de funcionar.",
    open: "Abrir meus downloads",
  },
};
