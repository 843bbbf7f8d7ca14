import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Extra = { reason: string; tried: string };

export const ORDER_ATTEMPT_FAILED: WordTable<LetterProps["order_attempt_failed"], Extra> = {
  es: {
    subject: ({ order, shop }) => `No pudieron entregarle el pedido #${order.number} · ${shop.name}`,
    heading: () => "No pudieron entregar su pedido",
    intro: ({ order, shipment }) =>
      `${shipment.carrier ?? "La empresa de envíos"} intentó entregar el pedido #${order.number} y no lo consiguió. ` +
      "Lo habitual es que vuelva a intentarlo el próximo día hábil.",
    closing: () =>
      "Si la dirección tiene un error o prefiere recibirlo de otra forma, responda este correo cuanto antes.",
    reason: "Lo que informó",
    tried: "Intento de entrega",
  },
  en: {
    subject: ({ order, shop }) => `Order #${order.number} could not be delivered to you · ${shop.name}`,
    heading: () => "Your order could not be delivered",
    intro: ({ order, shipment }) =>
      `${shipment.carrier ?? "The carrier"} tried to deliver order #${order.number} and could not. ` +
      "Usually it tries again on the next working day.",
    closing: () =>
      "If the address has a mistake, or you would rather receive it in another way, reply to this e-mail soon.",
    reason: "What they reported",
    tried: "Delivery attempt",
  },
  pt: {
    subject: ({ order, shop }) => `Não conseguiram entregar o pedido #${order.number} · ${shop.name}`,
    heading: () => "Não conseguiram entregar seu pedido",
    intro: ({ order, shipment }) =>
      `${shipment.carrier ?? "A transportadora"} tentou entregar o pedido #${order.number} e não conseguiu. ` +
      "Normalmente há uma nova tentativa no próximo dia útil.",
    closing: () =>
      "Se houver um erro no endereço ou você preferir receber de outra forma, responda a este e-mail o quanto antes.",
    reason: "O que informaram",
    tried: "Tentativa de entrega",
  },
};
