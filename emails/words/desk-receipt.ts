import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Extra = { due: string; claimed: string; customer: string; sent: string; next: string };

export const DESK_RECEIPT: WordTable<LetterProps["desk_receipt"], Extra> = {
  es: {
    subject: ({ number, amount }) => `Comprobante por revisar: pedido #${number}, ${amount}`,
    heading: () => "Llegó un comprobante de transferencia",
    intro: ({ number, seenBefore }) =>
      seenBefore
        ? `El cliente del pedido #${number} envió un archivo que ya se había enviado antes. Revíselo con cuidado.`
        : `El cliente del pedido #${number} envió el comprobante de su transferencia.`,
    closing: () => "Mientras nadie lo revise, el pedido queda pendiente y conserva su stock.",
    due: "Por pagar",
    claimed: "Monto declarado",
    customer: "Cliente",
    sent: "Enviado el",
    next: "Revisar comprobante",
  },
  en: {
    subject: ({ number, amount }) => `Receipt to review: order #${number}, ${amount}`,
    heading: () => "A transfer receipt came in",
    intro: ({ number, seenBefore }) =>
      seenBefore
        ? `The customer of order #${number} sent a file that had been sent before. Look at it with care.`
        : `The customer of order #${number} sent the receipt of the transfer.`,
    closing: () => "Until somebody reviews it, the order stays pending and keeps its stock.",
    due: "Amount due",
    claimed: "Amount stated",
    customer: "Customer",
    sent: "Sent on",
    next: "Review receipt",
  },
  pt: {
    subject: ({ number, amount }) => `Comprovante para conferir: pedido #${number}, ${amount}`,
    heading: () => "Chegou um comprovante de transferência",
    intro: ({ number, seenBefore }) =>
      seenBefore
        ? `O cliente do pedido #${number} enviou um arquivo que já tinha sido enviado. Confira com cuidado.`
        : `O cliente do pedido #${number} enviou o comprovante da transferência.`,
    closing: () => "Enquanto ninguém conferir, o pedido fica pendente e mantém o estoque.",
    due: "A pagar",
    claimed: "Valor informado",
    customer: "Cliente",
    sent: "Enviado em",
    next: "Conferir comprovante",
  },
};
