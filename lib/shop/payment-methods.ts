import { z } from "zod";
import { lineText, longText, orNull } from "@/lib/kernel/input";

export const MANUAL_METHODS = [
  "bank_transfer",
  "cash",
  "cheque",
  "cash_on_delivery",
  "card_terminal",
  "other",
] as const;
export const PROVIDER_METHODS = ["demo", "stripe", "mercado_pago", "webpay"] as const;
export const METHOD_KEYS = [...MANUAL_METHODS, ...PROVIDER_METHODS] as const;
export type MethodKey = (typeof METHOD_KEYS)[number];
export type ProviderMethod = (typeof PROVIDER_METHODS)[number];
export type MethodKind = "manual" | "provider";

/** One text for each language of the customer. */
export const words = (max: number) =>
  z.object({ es: lineText({ max }), en: lineText({ max }), pt: lineText({ max }) });
export const longWords = (max: number) =>
  z.object({ es: longText({ max }), en: longText({ max }), pt: longText({ max }) });
export type Words = z.output<ReturnType<typeof words>>;

export const bankDataSchema = z.object({
  bank: lineText({ max: 80 }),
  /** Cuenta vista, corriente, CBU, CLABE, IBAN, PIX: as the country calls it. */
  accountType: lineText({ max: 60 }),
  number: lineText({ max: 60 }),
  holder: lineText({ max: 120 }),
  taxId: orNull(lineText({ max: 30 })),
  email: orNull(lineText({ max: 254 })),
});
export type BankData = z.output<typeof bankDataSchema>;

export const paymentMethodSchema = z.object({
  key: z.enum(METHOD_KEYS),
  enabled: z.boolean(),
  names: words(80),
  /** Shown on the pay page and in letters; frozen into the order when it is placed. */
  instructions: longWords(2000),
  bank: bankDataSchema.nullable(),
  /** Days until an unpaid order is canceled; null = never by itself. */
  deadlineDays: z.int().min(1).max(90).nullable(),
  shipsBeforePayment: z.boolean(),
});
export type PaymentMethod = z.output<typeof paymentMethodSchema>;

export const isMethodKey = (text: string): text is MethodKey =>
  (METHOD_KEYS as readonly string[]).includes(text);

export const methodKind = (key: MethodKey): MethodKind =>
  (MANUAL_METHODS as readonly string[]).includes(key) ? "manual" : "provider";

const NAMES: Record<MethodKey, readonly [es: string, en: string, pt: string]> = {
  bank_transfer: ["Transferencia bancaria", "Bank transfer", "Transferência bancária"],
  cash: ["Efectivo", "Cash", "Dinheiro"],
  cheque: ["Cheque", "Check", "Cheque"],
  cash_on_delivery: ["Pago contra entrega", "Cash on delivery", "Pagamento na entrega"],
  card_terminal: ["Tarjeta en el local", "Card at the shop", "Cartão na loja"],
  other: ["Otro medio de pago", "Other payment method", "Outra forma de pagamento"],
  demo: ["Tarjeta (demostración)", "Card (demo)", "Cartão (demonstração)"],
  stripe: ["Tarjeta", "Card", "Cartão"],
  mercado_pago: ["Mercado Pago", "Mercado Pago", "Mercado Pago"],
  webpay: ["Webpay", "Webpay", "Webpay"],
};

const NO_WORDS: Words = { es: "", en: "", pt: "" };

const TRANSFER_WORDS: Words = {
  es: "Transfiera el total y cite el número de su pedido. Después envíe el comprobante desde la página de pago.",
  en: "Transfer the total and quote your order number. Then send the receipt from the payment page.",
  pt: "Transfira o total e informe o número do seu pedido. Depois envie o comprovante pela página de pagamento.",
};

export const ON_AT_FIRST: readonly MethodKey[] = ["bank_transfer", "cash", "cash_on_delivery"];

export function defaultMethod(key: MethodKey): PaymentMethod {
  const [es, en, pt] = NAMES[key];
  return {
    key,
    enabled: ON_AT_FIRST.includes(key),
    names: { es, en, pt },
    instructions: key === "bank_transfer" ? TRANSFER_WORDS : NO_WORDS,
    bank: null,
    deadlineDays: null,
    shipsBeforePayment: key === "cash_on_delivery",
  };
}

export const DEFAULT_METHODS: readonly PaymentMethod[] = METHOD_KEYS.map(defaultMethod);

/** All methods in a fixed order: those that a shop saved before a method existed get its default. */
export const wholeMethods = (saved: readonly PaymentMethod[]): PaymentMethod[] => {
  const known = new Map(saved.map((method) => [method.key, method]));
  const missing = METHOD_KEYS.filter((key) => !known.has(key)).map(defaultMethod);
  return [...known.values(), ...missing];
};
