import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Extra = {
  carrier: string;
  tracking: string;
  reason: string;
  failed: string;
  customer: string;
  next: string;
};

export const DESK_SHIPMENT_FAILED: WordTable<LetterProps["desk_shipment_failed"], Extra> = {
  es: {
    subject: ({ number, customerName }) => `Envío fallido: pedido #${number} de ${customerName}`,
    heading: () => "Un envío no pudo entregarse",
    intro: ({ number, carrier, customerName }) =>
      `${carrier ?? "La empresa de envíos"} informó que no entregó el pedido #${number} de ${customerName}. ` +
      "Contacte al cliente y decida si se envía de nuevo o se reembolsa.",
    carrier: "Empresa de envíos",
    tracking: "Código de seguimiento",
    reason: "Motivo informado",
    failed: "Fecha",
    customer: "Cliente",
    next: "Ver el envío",
  },
  en: {
    subject: ({ number, customerName }) => `Delivery failed: order #${number} for ${customerName}`,
    heading: () => "A parcel could not be delivered",
    intro: ({ number, carrier, customerName }) =>
      `${carrier ?? "The carrier"} reported that order #${number} for ${customerName} was not delivered. ` +
      "Contact the customer and decide whether to send it again or refund it.",
    carrier: "Carrier",
    tracking: "Tracking number",
    reason: "Reason given",
    failed: "Date",
    customer: "Customer",
    next: "View the shipment",
  },
  pt: {
    subject: ({ number, customerName }) => `Falha na entrega: pedido #${number} de ${customerName}`,
    heading: () => "Um envio não pôde ser entregue",
    intro: ({ number, carrier, customerName }) =>
      `${carrier ?? "A transportadora"} informou que não entregou o pedido #${number} de ${customerName}. ` +
      "Fale com o cliente e decida se o pedido será enviado de novo ou reembolsado.",
    carrier: "Transportadora",
    tracking: "Código de rastreamento",
    reason: "Motivo informado",
    failed: "Data",
    customer: "Cliente",
    next: "Ver o envio",
  },
};
