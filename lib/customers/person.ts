import { z } from "zod";
import { emailText, lineText, orNull } from "@/lib/kernel/input";
import { readPhone } from "./phone";

export const fullName = lineText({ min: 1, max: 120 });

/** A phone that must exist; kept as E.164. */
export const phoneOf = (shopCountry: string) =>
  lineText({ max: 40 }).transform((text, context) => {
    const phone = readPhone(text, shopCountry);
    if (phone) return phone.e164;
    context.addIssue({ code: "custom", message: "bad_phone" });
    return z.NEVER;
  });

/** Contact of a checkout: an e-mail is needed to send anything. Phones are read as in the shop's country. */
export const contactSchema = (shopCountry: string) =>
  z.object({ fullName, email: emailText, phone: orNull(phoneOf(shopCountry)).default(null) });

/** Contact of a manual order: e-mail or phone, or neither (the link is copied by hand). */
export const deskContactSchema = (shopCountry: string) =>
  z.object({
    fullName,
    email: orNull(emailText).default(null),
    phone: orNull(phoneOf(shopCountry)).default(null),
  });

/** @example firstName("Pérez Soto, José") // "José" */
export function firstName(name: string): string {
  const [before = "", after] = name.split(",");
  return (after ?? before).trim().split(/\s+/)[0] ?? "";
}

/** Shown before a visitor has proved who they are. @example maskEmail("lucia@example.test") // "l•••@example.test" */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "•••" : `${Array.from(email)[0]}•••${email.slice(at)}`;
}

export const maskPhone = (e164: string): string => `••• ${e164.slice(-2)}`;
