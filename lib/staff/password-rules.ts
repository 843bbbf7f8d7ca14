import { fold } from "@/lib/kernel/text";
import { COMMON_STEMS } from "./common-passwords";

export const PASSWORD_MIN = 8;
/** Far above 64; only keeps hashing from being fed megabytes. */
export const PASSWORD_MAX = 256;

export const PASSWORD_PROBLEMS = [
  "too_short",
  "too_long",
  "bad_characters",
  "too_common",
  "too_personal",
] as const;
export type PasswordProblem = (typeof PASSWORD_PROBLEMS)[number];

/** What others can guess about the person: name, e-mail, name of the shop. */
export type PasswordOwner = { readonly email?: string; readonly name?: string; readonly shopName?: string };

const LOOKALIKES: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "0": "o",
  $: "s",
  "5": "s",
};

const lettersOf = (text: string): string => text.replace(/[^a-z]/g, "");
const unmasked = (text: string): string => text.replace(/[@4310$5]/g, (sign) => LOOKALIKES[sign] ?? sign);
const trimmed = (text: string): string => text.replace(/^[^a-z]+|[^a-z]+$/g, "");

/** The words that a password is made of once digits and signs around it, and look-alikes inside it, are taken away. */
function stemsOf(password: string): string[] {
  const text = fold(password);
  const inner = trimmed(text);
  return [lettersOf(text), lettersOf(unmasked(inner)), lettersOf(unmasked(trimmed(unmasked(text))))];
}

const ROWS = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb",
  "q1w2e3r4t5y6u7",
];

/** Digits alone, one short piece repeated, or keys in a row. */
function isPattern(password: string): boolean {
  const text = fold(password);
  if (/^\d{1,14}$/.test(text) || /^(.{1,4})\1+.{0,3}$/u.test(text)) return true;
  return ROWS.some((row) => row.includes(text) || [...row].reverse().join("").includes(text));
}

const isCommon = (password: string): boolean =>
  isPattern(password) || stemsOf(password).some((stem) => COMMON_STEMS.has(stem));

function isPersonal(password: string, { email = "", name = "", shopName = "" }: PasswordOwner): boolean {
  const parts = [email, email.split("@")[0] ?? "", email.split("@")[1]?.split(".")[0] ?? "", name, shopName];
  const known = [...parts, ...name.split(/\s+/)]
    .map((part) => lettersOf(fold(part)))
    .filter((part) => part.length >= 4);
  return stemsOf(password).some((stem) => known.includes(stem));
}

/** Length and guessability only: no rules of composition. A long sentence passes whatever its words. */
export function passwordProblem(password: string, owner: PasswordOwner = {}): PasswordProblem | null {
  const length = Array.from(password).length;
  if (length < PASSWORD_MIN) return "too_short";
  if (length > PASSWORD_MAX) return "too_long";
  if (password.includes("\0") || !password.isWellFormed()) return "bad_characters";
  if (isCommon(password)) return "too_common";
  return isPersonal(password, owner) ? "too_personal" : null;
}
