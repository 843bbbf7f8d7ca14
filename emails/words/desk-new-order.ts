import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Extra = { customer: string; email: string; phone: string; next: string };

export const DESK_NEW_ORDER: WordTable<LetterProps["desk_new_order"], Extra> = {
  es: {
    subject: ({ order, customer, paid }) =>
      `Pedido nuevo #${order.number}: ${order.totals.total}${paid ? "" : ", por pagar"} · ${customer.name}`,
    heading: ({ order }) => `Pedido nuevo por ${order.totals.total}`,
    intro: ({ paid, customer }) =>
      paid
        ? `${customer.name} compró y pagó. Ya se puede preparar.`
        : `${customer.name} hizo un pedido y aún no paga. El stock está reservado.`,
    customer: "Cliente",
    email: "Correo",
    phone: "Teléfono",
    next: "Abrir el pedido",
  },
  en: {
    subject: ({ order, customer, paid }) =>
      `New order #${order.number}: ${order.totals.total}${paid ? "" : ", unpaid"} · ${customer.name}`,
    heading: ({ order }) => `New order for ${order.totals.total}`,
    intro: ({ paid, customer }) =>
      paid
        ? `${customer.name} ordered and paid. It can be prepared now.`
        : `${customer.name} ordered and has not paid yet. The stock is set aside.`,
    customer: "Customer",
    email: "E-mail",
    phone: "Phone",
    next: "Open the order",
  },
  pt: {
    subject: ({ order, customer, paid }) =>
      `Novo pedido #${order.number}: ${order.totals.total}${paid ? "" : ", a pagar"} · ${customer.name}`,
    heading: ({ order }) => `Novo pedido de ${order.totals.total}`,
    intro: ({ paid, customer }) =>
      paid
        ? `${customer.name} comprou e pagou. O pedido já pode ser preparado.`
        : `${customer.name} fez um pedido e ainda não pagou. O estoque está reservado.`,
    customer: "Cliente",
    email: "E-mail",
    phone: "Telefone",
    next: "Abrir o pedido",
  },
};
