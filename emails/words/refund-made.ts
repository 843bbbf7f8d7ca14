import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Extra = { amount: string; method: string; date: string; note: (shop: string) => string };

export const REFUND_MADE: WordTable<LetterProps["refund_made"], Extra> = {
  es: {
    subject: ({ order, refund, shop }) =>
      `Reembolso de ${refund.amount}: pedido #${order.number} · ${shop.name}`,
    heading: ({ refund }) => `Le reembolsamos ${refund.amount}`,
    intro: ({ order, refund }) =>
      refund.full
        ? `Devolvimos el total del pedido #${order.number}.`
        : `Devolvimos una parte del pedido #${order.number}.`,
    closing: () => "Según su banco, el dinero puede tardar algunos días en aparecer en su cuenta.",
    amount: "Monto reembolsado",
    method: "Devuelto a",
    date: "Fecha",
    note: (shop) => `Mensaje de ${shop}`,
  },
  en: {
    subject: ({ order, refund, shop }) => `Refund of ${refund.amount}: order #${order.number} · ${shop.name}`,
    heading: ({ refund }) => `We refunded ${refund.amount}`,
    intro: ({ order, refund }) =>
      refund.full
        ? `Order #${order.number} was refunded in full.`
        : `Part of order #${order.number} was refunded.`,
    closing: () => "Your bank may take a few days to show the money in your account.",
    amount: "Amount refunded",
    method: "Returned to",
    date: "Date",
    note: (shop) => `Message from ${shop}`,
  },
  pt: {
    subject: ({ order, refund, shop }) =>
      `Seu reembolso de ${refund.amount}: pedido #${order.number} · ${shop.name}`,
    heading: ({ refund }) => `Reembolsamos ${refund.amount}`,
    intro: ({ order, refund }) =>
      refund.full
        ? `Devolvemos o valor total do pedido #${order.number}.`
        : `Devolvemos uma parte do pedido #${order.number}.`,
    closing: () => "Dependendo do seu banco, o valor pode levar alguns dias para aparecer na conta.",
    amount: "Valor reembolsado",
    method: "Devolvido para",
    date: "Data",
    note: (shop) => `Mensagem de ${shop}`,
  },
};
