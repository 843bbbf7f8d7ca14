import type { FailedOutcome, LetterProps } from "@/emails/letter-props";
import type { Locale } from "@/lib/i18n/locale";
import type { WordTable } from "./letter-words";

type Extra = {
  carrier: string;
  tracking: string;
  reason: string;
  failed: string;
  customer: string;
  next: string;
};

const HEADINGS: Record<Locale, Record<FailedOutcome, string>> = {
  es: {
    attempt_failed: "Un intento de entrega no resultó",
    returned: "Un envío viene de vuelta",
    refused: "Rechazaron un envío en la puerta",
    lost: "Se perdió un envío",
    failed: "Un envío no pudo entregarse",
  },
  en: {
    attempt_failed: "A delivery attempt did not work",
    returned: "A parcel is coming back",
    refused: "A parcel was refused at the door",
    lost: "A parcel was lost",
    failed: "A parcel could not be delivered",
  },
  pt: {
    attempt_failed: "Uma tentativa de entrega não deu certo",
    returned: "Um envio está voltando",
    refused: "Um envio foi recusado na porta",
    lost: "Um envio se perdeu",
    failed: "Um envio não pôde ser entregue",
  },
};

export const DESK_SHIPMENT_FAILED: WordTable<LetterProps["desk_shipment_failed"], Extra> = {
  es: {
    subject: ({ number, customerName }) => `Envío fallido: pedido #${number} de ${customerName}`,
    heading: ({ outcome }) => HEADINGS.es[outcome],
    intro: ({ number, carrier, customerName, outcome }) =>
      `${carrier ?? "La empresa de envíos"} informó que no entregó el pedido #${number} de ${customerName}. ` +
      (outcome === "attempt_failed"
        ? "Suele intentarlo otra vez; contacte al cliente para confirmar la dirección y la hora."
        : "Contacte al cliente y decida si se envía de nuevo o se reembolsa."),
    carrier: "Empresa de envíos",
    tracking: "Código de seguimiento",
    reason: "Motivo informado",
    failed: "Fecha",
    customer: "Cliente",
    next: "Ver el envío",
  },
  en: {
    subject: ({ number, customerName }) => `Delivery failed: order #${number} for ${customerName}`,
    heading: ({ outcome }) => HEADINGS.en[outcome],
    intro: ({ number, carrier, customerName, outcome }) =>
      `${carrier ?? "The carrier"} reported that order #${number} for ${customerName} was not delivered. ` +
      (outcome === "attempt_failed"
        ? "It usually tries again; contact the customer to confirm the address and a good time."
        : "Contact the customer and decide whether to send it again or refund it."),
    carrier: "Carrier",
    tracking: "Tracking number",
    reason: "Reason given",
    failed: "Date",
    customer: "Customer",
    next: "View the shipment",
  },
  pt: {
    subject: ({ number, customerName }) => `Falha na entrega: pedido #${number} de ${customerName}`,
    heading: ({ outcome }) => HEADINGS.pt[outcome],
    intro: ({ number, carrier, customerName, outcome }) =>
      `${carrier ?? "A transportadora"} informou que não entregou o pedido #${number} de ${customerName}. ` +
      (outcome === "attempt_failed"
        ? "Normalmente há nova tentativa; fale com o cliente para confirmar o endereço e o horário."
        : "Fale com o cliente e decida se o pedido será enviado de novo ou reembolsado."),
    carrier: "Transportadora",
    tracking: "Código de rastreamento",
    reason: "Motivo informado",
    failed: "Data",
    customer: "Cliente",
    next: "Ver o envio",
  },
};
