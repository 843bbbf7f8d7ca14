import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Props = LetterProps["recovery"];
type Extra = {
  lines: string;
  coupon: string;
  couponUntil: (date: string) => string;
  button: string;
  unsubscribe: string;
};

const hello = (word: string, { customer }: Props): string =>
  customer.firstName ? `${word}, ${customer.firstName}. ` : "";

export const RECOVERY: WordTable<Props, Extra> = {
  es: {
    subject: ({ step, shop }) =>
      ({
        1: `Guardamos su carrito · ${shop.name}`,
        2: `Su carrito sigue aquí · ${shop.name}`,
        3: `Último recordatorio de su carrito · ${shop.name}`,
      })[step],
    heading: ({ step }) =>
      ({ 1: "Guardamos su carrito", 2: "Su carrito sigue aquí", 3: "Un último recordatorio" })[step],
    intro: (props) =>
      hello("Hola", props) +
      {
        1: "Dejó su compra sin terminar. Puede retomarla donde quedó, con los mismos productos.",
        2: "Sus productos siguen disponibles. Si algo no resultó al pagar, responda este correo y le ayudamos.",
        3: "Es la última vez que le escribimos por este carrito. Si todavía lo quiere, lo puede retomar aquí.",
      }[props.step],
    closing: () =>
      "Al retomarlo verá los precios y el stock de hoy. Si algo cambió, se lo mostraremos antes de que pague.",
    lines: "En su carrito",
    coupon: "Cupón para usted",
    couponUntil: (date) => `Vale hasta el ${date}`,
    button: "Retomar mi compra",
    unsubscribe: "No quiero más recordatorios",
  },
  en: {
    subject: ({ step, shop }) =>
      ({
        1: `We kept your cart · ${shop.name}`,
        2: `Your cart is still here · ${shop.name}`,
        3: `Last reminder about your cart · ${shop.name}`,
      })[step],
    heading: ({ step }) =>
      ({ 1: "We kept your cart", 2: "Your cart is still here", 3: "One last reminder" })[step],
    intro: (props) =>
      hello("Hello", props) +
      {
        1: "You left before finishing your order. You can pick it up where you stopped, with the same items.",
        2: "Your items are still available. If something went wrong at payment, reply to this e-mail and we will help.",
        3: "This is the last time we write about this cart. If you still want it, it is waiting here.",
      }[props.step],
    closing: () => "You will see today's prices and stock. If anything changed, we tell you before you pay.",
    lines: "In your cart",
    coupon: "A coupon for you",
    couponUntil: (date) => `Valid until ${date}`,
    button: "Return to my cart",
    unsubscribe: "Stop these reminders",
  },
  pt: {
    subject: ({ step, shop }) =>
      ({
        1: `Guardamos o seu carrinho · ${shop.name}`,
        2: `Seu carrinho continua aqui · ${shop.name}`,
        3: `Último lembrete do seu carrinho · ${shop.name}`,
      })[step],
    heading: ({ step }) =>
      ({ 1: "Guardamos o seu carrinho", 2: "Seu carrinho continua aqui", 3: "Um último lembrete" })[step],
    intro: (props) =>
      hello("Olá", props) +
      {
        1: "Você não terminou a compra. Pode continuar de onde parou, com os mesmos produtos.",
        2: "Seus produtos continuam disponíveis. Se algo deu errado no pagamento, responda a este e-mail e ajudamos você.",
        3: "Esta é a última vez que escrevemos sobre este carrinho. Se ainda quiser, ele está esperando aqui.",
      }[props.step],
    closing: () => "Você verá os preços e o estoque de hoje. Se algo mudou, avisamos antes do pagamento.",
    lines: "No seu carrinho",
    coupon: "Um cupom para você",
    couponUntil: (date) => `Válido até ${date}`,
    button: "Continuar minha compra",
    unsubscribe: "Não quero mais lembretes",
  },
};
