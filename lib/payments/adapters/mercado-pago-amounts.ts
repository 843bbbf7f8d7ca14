import {
  type Currency,
  decimalText,
  divideRounded,
  exponentOf,
  isCurrency,
  type Money,
  money,
  parseDecimal,
} from "@/lib/kernel/money";

/** The currencies of the countries that it works in. */
export const MERCADO_PAGO_CURRENCIES = ["ARS", "BRL", "CLP", "COP", "MXN", "PEN", "UYU"] as const;

/** More digits than these are not safe in a JSON number. */
const SAFE_DIGITS = 15;

/** The amount in major units, as its JSON takes it; null when it cannot be said there exactly. */
export function toMercadoPago(given: Money): number | null {
  if (!(MERCADO_PAGO_CURRENCIES as readonly string[]).includes(given.currency)) return null;
  const text = decimalText(given);
  return text.replace(/\D/g, "").length > SAFE_DIGITS ? null : Number(text);
}

function currencyOf(code: string): Currency {
  if (!isCurrency(code)) throw new Error(`Mercado Pago reported ${code}`);
  return code;
}

/** Reads the digits of the number, never its value. @throws Error for a currency or an amount that our books cannot hold. */
export function fromMercadoPago(amount: number, code: string): Money {
  const found = parseDecimal(String(amount), currencyOf(code));
  if (!found) throw new Error(`Mercado Pago reported ${amount} ${code}`);
  return found;
}

/** Fees may have more decimals than their currency: they are rounded, since nobody is asked for them. */
export function feeOf(amount: number, code: string): Money {
  const currency = currencyOf(code);
  const match = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(String(amount));
  if (!match) throw new Error(`Mercado Pago reported a fee of ${amount} ${code}`);
  const decimals = (match[2] ?? "").padEnd(exponentOf(currency), "0");
  const surplus = decimals.length - exponentOf(currency);
  return money(divideRounded(BigInt(`${match[1]}${decimals}`), 10n ** BigInt(surplus)), currency);
}
