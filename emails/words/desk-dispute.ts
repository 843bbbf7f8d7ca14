import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Extra = { amount: string; answerBy: string; provider: string; customer: string; next: string };

type Stage = LetterProps["desk_dispute"]["stage"];

const told = (stage: Stage, words: Record<Stage, string>): string =>
  stage === "won" ? words.won : stage === "lost" ? words.lost : words.open;

export const DESK_DISPUTE: WordTable<LetterProps["desk_dispute"], Extra> = {
  es: {
    subject: ({ number, amount, stage }) =>
      told(stage, {
        open: `Disputa de ${amount}: responda por el pedido #${number}`,
        won: `Disputa ganada: pedido #${number}`,
        lost: `Disputa perdida: pedido #${number}`,
      }),
    heading: ({ stage }) =>
      told(stage, {
        open: "Un cliente disputa un cobro",
        won: "La disputa se ganó",
        lost: "La disputa se perdió",
      }),
    intro: ({ number, stage }) =>
      told(stage, {
        open: `El banco del cliente reclama el pago del pedido #${number} y retiene el dinero. Si nadie responde a tiempo, la disputa se pierde.`,
        won: `El dinero del pedido #${number} se queda en la tienda.`,
        lost: `El banco devolvió al cliente el dinero del pedido #${number}. Cuenta como devuelto.`,
      }),
    closing: () =>
      "Las pruebas se entregan en el panel del proveedor: el comprobante de entrega, los mensajes y la factura.",
    amount: "Monto",
    answerBy: "Responder antes de",
    provider: "Cobrado por",
    customer: "Cliente",
    next: "Ver el pedido",
  },
  en: {
    subject: ({ number, amount, stage }) =>
      told(stage, {
        open: `Dispute of ${amount}: answer for order #${number}`,
        won: `Dispute won: order #${number}`,
        lost: `Dispute lost: order #${number}`,
      }),
    heading: ({ stage }) =>
      told(stage, {
        open: "A customer disputes a charge",
        won: "The dispute was won",
        lost: "The dispute was lost",
      }),
    intro: ({ number, stage }) =>
      told(stage, {
        open: `The customer's bank claims back the payment of order #${number} and holds the money. If nobody answers in time, the dispute is lost.`,
        won: `The money of order #${number} stays with the shop.`,
        lost: `The bank gave the money of order #${number} back to the customer. It counts as refunded.`,
      }),
    closing: () =>
      "Evidence goes into the provider's dashboard: proof of delivery, messages and the invoice.",
    amount: "Amount",
    answerBy: "Answer before",
    provider: "Charged through",
    customer: "Customer",
    next: "See the order",
  },
  pt: {
    subject: ({ number, amount, stage }) =>
      told(stage, {
        open: `Disputa de ${amount}: responda pelo pedido #${number}`,
        won: `Disputa ganha: pedido #${number}`,
        lost: `Disputa perdida: pedido #${number}`,
      }),
    heading: ({ stage }) =>
      told(stage, {
        open: "Um cliente contesta uma cobrança",
        won: "A disputa foi ganha",
        lost: "A disputa foi perdida",
      }),
    intro: ({ number, stage }) =>
      told(stage, {
        open: `O banco do cliente contesta o pagamento do pedido #${number} e retém o dinheiro. Se ninguém responder a tempo, a disputa é perdida.`,
        won: `O dinheiro do pedido #${number} fica na loja.`,
        lost: `O banco devolveu ao cliente o dinheiro do pedido #${number}. Conta como devolvido.`,
      }),
    closing: () => "As provas vão no painel do provedor: o comprovante de entrega, as mensagens e a nota.",
    amount: "Valor",
    answerBy: "Responder antes de",
    provider: "Cobrado por",
    customer: "Cliente",
    next: "Ver o pedido",
  },
};
