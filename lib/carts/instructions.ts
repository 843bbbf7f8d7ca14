import { formatPhone } from "@/lib/customers/phone";
import { formatDay, formatMoney } from "@/lib/i18n/format";
import { type Locale, regionLocale, wordsLocale } from "@/lib/i18n/locale";
import { isCurrency, money } from "@/lib/kernel/money";
import type { Order } from "@/lib/orders/order";
import { ACCOUNT_NUMBER_NAMES, accountNumberOf } from "@/lib/shop/bank-account";
import { fillVariables, type MethodFacts, previewVariables } from "@/lib/shop/method-variables";
import type { BankData, PaymentMethod } from "@/lib/shop/payment-methods";
import type { ShopSettings } from "@/lib/shop/settings";

type BankLabels = Record<Exclude<keyof BankData, "number">, string> & {
  readonly reference: string;
  readonly order: string;
};

const LABELS: Record<Locale, BankLabels> = {
  es: {
    bank: "Banco",
    accountType: "Tipo de cuenta",
    holder: "Titular",
    taxId: "RUT o identificación",
    email: "Correo",
    reference: "Referencia",
    order: "Pedido",
  },
  en: {
    bank: "Bank",
    accountType: "Account type",
    holder: "Account holder",
    taxId: "Tax ID",
    email: "Email",
    reference: "Reference",
    order: "Order",
  },
  pt: {
    bank: "Banco",
    accountType: "Tipo de conta",
    holder: "Titular",
    taxId: "CPF ou CNPJ",
    email: "E-mail",
    reference: "Referência",
    order: "Pedido",
  },
};

const BANK_FIELDS = ["bank", "accountType", "number", "holder", "taxId", "email"] as const;

export type Instructed = Pick<Order, "number" | "locale" | "currency" | "totals" | "createdAt">;

const shopFacts = ({ name, email, phone, whatsapp }: ShopSettings): MethodFacts => ({
  "shop.name": name,
  "shop.email": email,
  "shop.phone": phone && formatPhone(phone),
  "shop.whatsapp": whatsapp && formatPhone(whatsapp),
});

const referenceOf = ({ number, locale }: Instructed): string => `${LABELS[locale].order} ${number}`;

function orderFacts(
  order: Instructed,
  settings: ShopSettings,
  method: PaymentMethod,
  dueAt: Date | null,
): MethodFacts {
  const { country, timeZone } = settings;
  const currency = isCurrency(order.currency) ? order.currency : settings.currency;
  const day = (date: Date) => formatDay(date, { locale: wordsLocale(country, order.locale), timeZone });
  return {
    ...shopFacts(settings),
    "order.number": String(order.number),
    "order.total": formatMoney(money(order.totals.total, currency), regionLocale(country, order.locale)),
    "order.date": day(order.createdAt),
    "payment.method": method.names[order.locale],
    "payment.reference": referenceOf(order),
    "payment.due": dueAt && day(dueAt),
  };
}

/** What the customer must do to pay by hand, frozen with the order: the shop's words, then its account, then what to quote. */
export function instructionsText(
  method: PaymentMethod,
  order: Instructed,
  settings: ShopSettings,
  dueAt: Date | null = null,
): string {
  const number = ACCOUNT_NUMBER_NAMES[accountNumberOf(settings.country)][order.locale];
  const labels = { ...LABELS[order.locale], number };
  const { bank } = method;
  const account = bank
    ? [
        ...BANK_FIELDS.flatMap((field) => (bank[field] ? [`${labels[field]}: ${bank[field]}`] : [])),
        `${labels.reference}: ${referenceOf(order)}`,
      ]
    : [];
  const words = fillVariables(method.instructions[order.locale], orderFacts(order, settings, method, dueAt));
  return [words, account.join("\n")].filter((part) => part !== "").join("\n\n");
}

/** The shop's words as they can be said before there is an order. */
export const instructionsPreview = (method: PaymentMethod, locale: Locale, settings: ShopSettings): string =>
  previewVariables(method.instructions[locale], {
    ...shopFacts(settings),
    "payment.method": method.names[locale],
  });

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
