import type { LetterProps } from "@/emails/letter-props";
import type { ReceiptReason } from "@/lib/payments/receipt-file";
import type { WordTable } from "./letter-words";

type Extra = {
  why: string;
  reason: Record<ReceiptReason, string>;
  sent: string;
  due: string;
  sendAnother: string;
};

export const RECEIPT_REJECTED: WordTable<LetterProps["receipt_rejected"], Extra> = {
  es: {
    subject: ({ order, shop }) => `Revise el pago del pedido #${order.number} · ${shop.name}`,
    heading: () => "No pudimos aceptar su comprobante",
    intro: ({ order }) =>
      `Su pedido #${order.number} sigue reservado. Envíe otro comprobante y lo revisamos de nuevo.`,
    closing: () => "Si cree que hay un error, responda este correo y lo vemos con usted.",
    why: "Motivo",
    reason: {
      not_received: "La transferencia no aparece en nuestra cuenta.",
      wrong_amount: "El monto transferido no es el del pedido.",
      other_transfer: "El comprobante corresponde a otra transferencia.",
      already_used: "Ese comprobante ya se usó para pagar otro pedido.",
      unreadable: "No se alcanza a leer el comprobante.",
      other: "Los datos del comprobante no calzan con el pedido.",
    },
    sent: "Enviado el",
    due: "Por pagar",
    sendAnother: "Enviar otro comprobante",
  },
  en: {
    subject: ({ order, shop }) => `Check the payment of order #${order.number} · ${shop.name}`,
    heading: () => "We could not accept your receipt",
    intro: ({ order }) =>
      `Your order #${order.number} is still reserved. Send another receipt and we will look at it again.`,
    closing: () => "If you think this is a mistake, reply to this e-mail and we will sort it out with you.",
    why: "Reason",
    reason: {
      not_received: "The transfer has not reached our account.",
      wrong_amount: "The amount you sent is not the amount of the order.",
      other_transfer: "The receipt belongs to another transfer.",
      already_used: "That receipt was already used to pay another order.",
      unreadable: "The receipt cannot be read.",
      other: "The details of the receipt do not match the order.",
    },
    sent: "Sent on",
    due: "Amount due",
    sendAnother: "Send another receipt",
  },
  pt: {
    subject: ({ order, shop }) => `Confira o pagamento do pedido #${order.number} · ${shop.name}`,
    heading: () => "Não conseguimos aceitar seu comprovante",
    intro: ({ order }) =>
      `Seu pedido #${order.number} continua reservado. Envie outro comprovante e faremos uma nova conferência.`,
    closing: () => "Se achar que houve um engano, responda a este e-mail e resolvemos com você.",
    why: "Motivo",
    reason: {
      not_received: "A transferência não aparece em nossa conta.",
      wrong_amount: "O valor transferido não é o do pedido.",
      other_transfer: "O comprovante é de outra transferência.",
      already_used: "Esse comprovante já foi usado para pagar outro pedido.",
      unreadable: "Não dá para ler o comprovante.",
      other: "Os dados do comprovante não conferem com o pedido.",
    },
    sent: "Enviado em",
    due: "A pagar",
    sendAnother: "Enviar outro comprovante",
  },
};
