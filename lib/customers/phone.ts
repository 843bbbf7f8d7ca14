import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { digitsOf } from "@/lib/kernel/text";

/** A number that exists in its country's plan. `e164` starts with `+`. */
export type Phone = { readonly e164: string; readonly country: string | null };

/** Mexico dropped the 1 after +52 in 2020, people and address books did not. */
const OLD_MEXICAN_MOBILE = /^(?:\+|00)?\s*52\s*1(?=(?:\D*\d){10}\D*$)/;

function parse(text: string, country: CountryCode | undefined) {
  const parsed = parsePhoneNumberFromString(text, country);
  return parsed?.isValid() ? parsed : null;
}

/**
 * Reads a phone as people type it; null when no such number can exist.
 * Argentine mobiles need their 15 (or 9) to be told from fixed lines: without it the number stays a fixed line.
 * @example readPhone("9 8765 4321", "CL") // +56987654321
 */
export function readPhone(text: string, shopCountry: string): Phone | null {
  const country = isSupportedCountry(shopCountry) ? shopCountry : undefined;
  const typed = text.trim().slice(0, 60);
  const phone = parse(typed, country) ?? parse(typed.replace(OLD_MEXICAN_MOBILE, "+52"), country);
  return phone ? { e164: phone.number, country: phone.country ?? null } : null;
}

/** Digits for wa.me. @example waDigits("+5491123456789") // "5491123456789" */
export const waDigits = (e164: string): string => digitsOf(e164);

/**
 * Digits for wa.me of a phone as it was kept or typed; null when no such number can exist.
 * @example whatsappDigits("+52 1 55 1234 5678", "MX") // "525512345678"
 */
export function whatsappDigits(text: string | null, shopCountry: string): string | null {
  const phone = text === null ? null : readPhone(text, shopCountry);
  return phone && waDigits(phone.e164);
}

/** International, grouped as in its country. What cannot be read is shown as it is. */
export const formatPhone = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;

/** As people of its own country write it: without the country code. */
export const formatPhoneAtHome = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatNational() ?? e164;

export const lastDigits = (e164: string, count = 4): string => digitsOf(e164).slice(-count);
