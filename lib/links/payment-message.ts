import type { Locale } from "@/lib/i18n/locale";

export type PaymentMessage = {
  readonly firstName: string | null;
  readonly shop: string;
  readonly number: number;
  /** As the customer reads it. */
  readonly amount: string;
  readonly url: string;
  /** When the link ends, written; null when it does not. */
  readonly until: string | null;
  /** Less than what is due: the customer is asked for a part. */
  readonly isPart: boolean;
};

type Write = (message: PaymentMessage) => readonly (string | null)[];

const hello = (word: string, name: string | null): string => (name ? `${word}, ${name}.` : `${word}.`);

const WRITE: Record<Locale, Write> = {
  es: ({ firstName, shop, number, amount, url, until, isPart }) => [
    `${hello("Hola", firstName)} Le escribimos de ${shop}.`,
    isPart
      ? `Con este enlace puede abonar ${amount} a su pedido #${number}:`
      : `Con este enlace puede pagar su pedido #${number}, por ${amount}:`,
    url,
    until ? `Vale hasta el ${until}.` : null,
  ],
  en: ({ firstName, shop, number, amount, url, until, isPart }) => [
    `${hello("Hello", firstName)} This is ${shop}.`,
    isPart
      ? `With this link you can pay ${amount} towards your order #${number}:`
      : `With this link you can pay for your order #${number}, ${amount}:`,
    url,
    until ? `It works until ${until}.` : null,
  ],
  pt: ({ firstName, shop, number, amount, url, until, isPart }) => [
    `${hello("Olá", firstName)} Aqui é da ${shop}.`,
    isPart
      ? `Com este link você pode adiantar ${amount} do seu pedido #${number}:`
      : `Com este link você pode pagar o seu pedido #${number}, no valor de ${amount}:`,
    url,
    until ? `Vale até ${until}.` : null,
  ],
};

/** What is written to a customer beside the link, in their language; the address stands on a line of its own. */
export const paymentMessage = (locale: Locale, message: PaymentMessage): string =>
  WRITE[locale](message)
    .filter((line) => line !== null)
    .join("\n");
