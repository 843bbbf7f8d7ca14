import type { CancelReason, LetterProps } from "@/emails/letter-props";
import type { CanceledMoneyProps } from "@/emails/money-props";
import type { WordTable } from "./letter-words";

type Extra = {
  reason: Record<CancelReason, string>;
  why: string;
  note: (shop: string) => string;
  moneyTitle: string;
  money: (money: CanceledMoneyProps) => string;
};

export const ORDER_CANCELED: WordTable<LetterProps["order_canceled"], Extra> = {
  es: {
    subject: ({ order, shop }) => `Su pedido #${order.number} fue cancelado · ${shop.name}`,
    heading: () => "Su pedido fue cancelado",
    intro: ({ order }) => `El pedido #${order.number} quedó cancelado y no se enviará.`,
    closing: () => "Si tiene dudas o quiere retomar la compra, responda este correo.",
    reason: {
      customer_asked: "Usted pidió cancelarlo.",
      out_of_stock: "Un producto se agotó antes de que pudiéramos prepararlo.",
      fraud: "No pudimos confirmar los datos del pago.",
      payment_rejected: "El pago no fue aprobado.",
      unpaid_deadline: "El pago no llegó dentro del plazo.",
      refunded_at_provider: "El pago fue devuelto.",
      duplicate: "El pedido estaba repetido.",
      other: "La tienda no pudo completar el pedido.",
    },
    why: "Motivo",
    note: (shop) => `Mensaje de ${shop}`,
    moneyTitle: "Su dinero",
    money: (money) =>
      money.kind === "nothing_paid"
        ? "No se hizo ningún cobro."
        : money.kind === "kept"
          ? "Según lo acordado, no queda nada por devolver."
          : money.kind === "refunded"
            ? `Reembolsamos ${money.amount} al mismo medio de pago. Según su banco, puede tardar algunos días en verlo.`
            : `Le devolveremos ${money.amount}. Le escribiremos cuando el reembolso esté hecho.`,
  },
  en: {
    subject: ({ order, shop }) => `Your order #${order.number} was canceled · ${shop.name}`,
    heading: () => "Your order was canceled",
    intro: ({ order }) => `Order #${order.number} is canceled and will not be shipped.`,
    closing: () => "If you have questions or would like to order again, reply to this e-mail.",
    reason: {
      customer_asked: "You asked us to cancel it.",
      out_of_stock: "An item sold out before we could get it ready.",
      fraud: "We could not confirm the payment details.",
      payment_rejected: "The payment was not approved.",
      unpaid_deadline: "The payment did not arrive in time.",
      refunded_at_provider: "The payment was returned.",
      duplicate: "The order was a duplicate.",
      other: "The shop could not complete the order.",
    },
    why: "Reason",
    note: (shop) => `Message from ${shop}`,
    moneyTitle: "Your money",
    money: (money) =>
      money.kind === "nothing_paid"
        ? "Nothing was charged."
        : money.kind === "kept"
          ? "As agreed, nothing is left to refund."
          : money.kind === "refunded"
            ? `We refunded ${money.amount} to the same payment method. Your bank may take a few days to show it.`
            : `We will return ${money.amount} to you and write again once the refund is made.`,
  },
  pt: {
    subject: ({ order, shop }) => `Seu pedido #${order.number} foi cancelado · ${shop.name}`,
    heading: () => "Seu pedido foi cancelado",
    intro: ({ order }) => `O pedido #${order.number} foi cancelado e não será enviado.`,
    closing: () => "Se tiver dúvidas ou quiser retomar a compra, responda a este e-mail.",
    reason: {
      customer_asked: "Você pediu o cancelamento.",
      out_of_stock: "Um produto se esgotou antes de conseguirmos preparar o pedido.",
      fraud: "Não conseguimos confirmar os dados do pagamento.",
      payment_rejected: "O pagamento não foi aprovado.",
      unpaid_deadline: "O pagamento não chegou dentro do prazo.",
      refunded_at_provider: "O pagamento foi devolvido.",
      duplicate: "O pedido estava duplicado.",
      other: "A loja não pôde concluir o pedido.",
    },
    why: "Motivo",
    note: (shop) => `Mensagem de ${shop}`,
    moneyTitle: "Seu dinheiro",
    money: (money) =>
      money.kind === "nothing_paid"
        ? "Nada foi cobrado."
        : money.kind === "kept"
          ? "Conforme combinado, não resta nada a devolver."
          : money.kind === "refunded"
            ? `Reembolsamos ${money.amount} na mesma forma de pagamento. Seu banco pode levar alguns dias para mostrar.`
            : `Vamos devolver ${money.amount} e avisaremos quando o reembolso for feito.`,
  },
};
