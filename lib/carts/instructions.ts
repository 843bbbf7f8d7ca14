import type { Locale } from "@/lib/i18n/locale";
import type { BankData, PaymentMethod } from "@/lib/shop/payment-methods";

type BankLabels = Record<keyof BankData, string> & { readonly reference: string; readonly order: string };

const LABELS: Record<Locale, BankLabels> = {
  es: {
    bank: "Banco",
    accountType: "Tipo de cuenta",
    number: "Número de cuenta",
    holder: "Titular",
    taxId: "RUT o identificación",
    email: "Correo",
    reference: "Referencia",
    order: "Pedido",
  },
  en: {
    bank: "Bank",
    accountType: "Account type",
    number: "Account number",
    holder: "Account holder",
    taxId: "Tax ID",
    email: "Email",
    reference: "Reference",
    order: "Order",
  },
  pt: {
    bank: "Banco",
    accountType: "Tipo de conta",
    number: "Número da conta",
    holder: "Titular",
    taxId: "CPF ou CNPJ",
    email: "E-mail",
    reference: "Referência",
    order: "Pedido",
  },
};

const BANK_FIELDS = ["bank", "accountType", "number", "holder", "taxId", "email"] as const;

/** What the customer must do to pay by hand, frozen with the order: the shop's words, then its account, then what to quote. */
export function instructionsText(method: PaymentMethod, locale: Locale, orderNumber: number): string {
  const labels = LABELS[locale];
  const { bank } = method;
  const account = bank
    ? [
        ...BANK_FIELDS.flatMap((field) => (bank[field] ? [`${labels[field]}: ${bank[field]}`] : [])),
        `${labels.reference}: ${labels.order} ${orderNumber}`,
      ]
    : [];
  return [method.instructions[locale], account.join("\n")].filter((part) => part !== "").join("\n\n");
}

export type Instructions = {
  readonly words: string;
  readonly account: readonly { readonly name: string; readonly value: string }[];
};

/** The frozen text taken apart again for the screen: its last paragraph is the account when every line of it is "name: value". */
export function readInstructions(text: string): Instructions {
  const parts = text.split("\n\n");
  const rows = (parts.at(-1) ?? "").split("\n").map((line) => /^([^:]{1,40}): (.+)$/.exec(line));
  const isAccount = rows.length > 1 && rows.every((row) => row !== null);
  if (!isAccount) return { words: text, account: [] };
  return {
    words: parts.slice(0, -1).join("\n\n"),
    account: rows.map((row) => ({ name: row?.[1] ?? "", value: row?.[2] ?? "" })),
  };
}
