import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Extra = {
  amount: string;
  balance: string;
  due: string;
  message: (shop: string) => string;
  button: (amount: string) => string;
};

const hello = (word: string, name: string | null): string => (name ? `${word}, ${name}. ` : "");

export const PAYMENT_LINK: WordTable<LetterProps["payment_link"], Extra> = {
  es: {
    subject: ({ order, shop }) => `Su enlace para pagar el pedido #${order.number} · ${shop.name}`,
    heading: () => "Su pedido está listo para pagar",
    intro: ({ customer, shop, order }) =>
      `${hello("Hola", customer.firstName)}${shop.name} preparó el pedido #${order.number} para usted. ` +
      "Revise los productos y páguelo en línea cuando quiera.",
    closing: () => "El enlace es personal: no lo reenvíe. Si ya pagó, no tiene que hacer nada más.",
    amount: "Monto por pagar",
    balance: "Saldo del pedido",
    due: "El enlace vale hasta",
    message: (shop) => `Mensaje de ${shop}`,
    button: (amount) => `Pagar ${amount}`,
  },
  en: {
    subject: ({ order, shop }) => `Your link to pay order #${order.number} · ${shop.name}`,
    heading: () => "Your order is ready to be paid",
    intro: ({ customer, shop, order }) =>
      `${hello("Hello", customer.firstName)}${shop.name} put together order #${order.number} for you. ` +
      "Check the items and pay online when it suits you.",
    closing: () =>
      "The link is personal, please do not forward it. If you have paid already, there is nothing left to do.",
    amount: "Amount to pay",
    balance: "Balance of the order",
    due: "The link works until",
    message: (shop) => `Message from ${shop}`,
    button: (amount) => `Pay ${amount}`,
  },
  pt: {
    subject: ({ order, shop }) => `Seu link para pagar o pedido #${order.number} · ${shop.name}`,
    heading: () => "Seu pedido está pronto para ser pago",
    intro: ({ customer, shop, order }) =>
      `${hello("Olá", customer.firstName)}${shop.name} montou o pedido #${order.number} para você. ` +
      "Confira os produtos e pague on-line quando quiser.",
    closing: () => "O link é pessoal: não o encaminhe. Se você já pagou, não precisa fazer mais nada.",
    amount: "Valor a pagar",
    balance: "Saldo do pedido",
    due: "O link vale até",
    message: (shop) => `Mensagem de ${shop}`,
    button: (amount) => `Pagar ${amount}`,
  },
};
