import { digitsOf } from "@/lib/kernel/text";
import { lastDigits } from "./phone";

const DIGITS = 4;

/** Does somebody who typed this know the buyer? The whole e-mail, or the last 4 digits of the phone; nothing in between. */
export function provesPerson(
  typed: string,
  { email, phone }: { readonly email: string | null; readonly phone: string | null },
): boolean {
  const text = typed.trim().toLowerCase();
  if (text === "") return false;
  if (text.includes("@")) return email !== null && text === email.toLowerCase();
  const digits = digitsOf(text);
  return phone !== null && digits.length >= DIGITS && digits.slice(-DIGITS) === lastDigits(phone, DIGITS);
}
