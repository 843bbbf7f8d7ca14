import { stdnum } from "stdnum";
import type { Locale } from "@/lib/i18n/locale";

/** What the number of an account is called where the shop is. */
export const ACCOUNT_NUMBERS = ["account", "cbu", "clabe", "iban", "pix"] as const;
export type AccountNumber = (typeof ACCOUNT_NUMBERS)[number];

const BY_COUNTRY: Readonly<Record<string, AccountNumber>> = {
  AR: "cbu",
  MX: "clabe",
  ES: "iban",
  PT: "iban",
  BR: "pix",
};

export const accountNumberOf = (country: string): AccountNumber => BY_COUNTRY[country] ?? "account";

/** As people of the country call it; names of their own are the same in every language. */
export const ACCOUNT_NUMBER_NAMES: Readonly<Record<AccountNumber, Readonly<Record<Locale, string>>>> = {
  account: { es: "Número de cuenta", en: "Account number", pt: "Número da conta" },
  cbu: { es: "CBU, CVU o alias", en: "CBU, CVU or alias", pt: "CBU, CVU ou alias" },
  clabe: { es: "CLABE", en: "CLABE", pt: "CLABE" },
  iban: { es: "IBAN", en: "IBAN", pt: "IBAN" },
  pix: { es: "Clave PIX", en: "PIX key", pt: "Chave PIX" },
};

const TYPES: Readonly<Record<string, readonly string[]>> = {
  CL: ["Cuenta corriente", "Cuenta vista", "Cuenta RUT", "Cuenta de ahorro"],
  AR: ["Caja de ahorro", "Cuenta corriente"],
  MX: ["Cuenta de cheques", "Cuenta de débito", "Cuenta de ahorro"],
  PE: ["Cuenta corriente", "Cuenta de ahorros"],
  CO: ["Cuenta de ahorros", "Cuenta corriente"],
  ES: ["Cuenta corriente"],
  PT: ["Conta à ordem"],
  BR: ["Chave PIX", "Conta corrente", "Conta poupança"],
};

/** Proposed, never imposed. */
export const accountTypesOf = (country: string): readonly string[] => TYPES[country] ?? [];

const compact = (number: string): string => number.replace(/[\s.-]/g, "").toUpperCase();

/** ISO 13616: letters count from 10, the first four characters go last, the whole is 1 modulo 97. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const digits = [...text.slice(4), ...text.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join("");
  return BigInt(digits) % 97n === 1n;
}

const passes = (country: string, kind: string, number: string): boolean =>
  stdnum[country]?.[kind]?.validate(number).isValid ?? false;

type Check = { readonly looksLike: RegExp; readonly holds: (number: string) => boolean };

const CHECKS: Partial<Record<AccountNumber, Check>> = {
  cbu: { looksLike: /^\d{20,24}$/, holds: (number) => passes("AR", "cbu", number) },
  clabe: { looksLike: /^\d{17,19}$/, holds: (number) => passes("MX", "clabe", number) },
  iban: { looksLike: /^[A-Z]{2}\d{2}/, holds: isIban },
};

/** Whether a number can be what it looks like: only those with check digits are judged, any other is taken as it is. */
export function isPossibleAccount(country: string, number: string): boolean {
  const check = CHECKS[accountNumberOf(country)];
  const bare = compact(number);
  return !check?.looksLike.test(bare) || check.holds(bare);
}
