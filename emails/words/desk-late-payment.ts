import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Extra = { amount: string; provider: string; received: string; customer: string; next: string };

export const DESK_LATE_PAYMENT: WordTable<LetterProps["desk_late_payment"], Extra> = {
  es: {
    subject: ({ number, amount }) => `Pago tardío de ${amount}: decida qué hacer con el pedido #${number}`,
    heading: () => "Llegó un pago tardío",
    intro: ({ number, was, stockShort }) =>
      `El pedido #${number} estaba ${was === "canceled" ? "cancelado" : "abandonado"} cuando llegó el pago, y ahora figura pagado. ` +
      (stockShort
        ? "No queda stock para todo: revise antes de despachar, o reembolse."
        : "El stock se tomó de nuevo: puede despacharlo o reembolsarlo."),
    closing: () => "Mientras nadie decida, el pedido queda en Por hacer.",
    amount: "Monto",
    provider: "Recibido por",
    received: "Recibido el",
    customer: "Cliente",
    next: "Decidir ahora",
  },
  en: {
    subject: ({ number, amount }) => `Late payment of ${amount}: decide about order #${number}`,
    heading: () => "A payment came in late",
    intro: ({ number, was, stockShort }) =>
      `Order #${number} was ${was} when the payment arrived, and is now paid. ` +
      (stockShort
        ? "There is not enough stock for all of it: check before dispatching, or refund."
        : "The stock was taken again: you can dispatch it or refund it."),
    closing: () => "Until somebody decides, the order stays in To do.",
    amount: "Amount",
    provider: "Received through",
    received: "Received on",
    customer: "Customer",
    next: "Decide now",
  },
  pt: {
    subject: ({ number, amount }) => `Pagamento atrasado de ${amount}: decida sobre o pedido #${number}`,
    heading: () => "Chegou um pagamento atrasado",
    intro: ({ number, was, stockShort }) =>
      `O pedido #${number} estava ${was === "canceled" ? "cancelado" : "abandonado"} quando o pagamento chegou, e agora consta como pago. ` +
      (stockShort
        ? "Não há estoque para tudo: confira antes de enviar, ou reembolse."
        : "O estoque foi reservado de novo: você pode enviar ou reembolsar."),
    closing: () => "Enquanto ninguém decidir, o pedido fica em A fazer.",
    amount: "Valor",
    provider: "Recebido por",
    received: "Recebido em",
    customer: "Cliente",
    next: "Decidir agora",
  },
};
