// One file a number, not the whole package: this is read in browsers, too.
import { validate as isCuit } from "stdnum/lib/cjs/ar/cuit.js";
import { validate as isCnpj } from "stdnum/lib/cjs/br/cnpj.js";
import { validate as isCpf } from "stdnum/lib/cjs/br/cpf.js";
import { validate as isRut } from "stdnum/lib/cjs/cl/rut.js";
import { validate as isNit } from "stdnum/lib/cjs/co/nit.js";
import { validate as isSpanishNif } from "stdnum/lib/cjs/es/nif.js";
import { validate as isRfc } from "stdnum/lib/cjs/mx/rfc.js";
import { validate as isRuc } from "stdnum/lib/cjs/pe/ruc.js";
import { validate as isPortugueseNif } from "stdnum/lib/cjs/pt/nif.js";

export const TAX_ID_TYPES = [
  "rut",
  "nif",
  "rfc",
  "ruc",
  "dni",
  "cuit",
  "nit",
  "cedula",
  "cpf",
  "cnpj",
  "other",
] as const;
export type TaxIdType = (typeof TAX_ID_TYPES)[number];

/** `value` is compact: no dots, hyphens or spaces, upper case. */
export type TaxId = { readonly country: string; readonly type: TaxIdType; readonly value: string };

/** `unchecked`: nothing is known against it. A bad id warns, it never stops an order. */
export type TaxIdVerdict = "valid" | "invalid" | "unchecked";
export type ReadTaxId = TaxId & { readonly verdict: TaxIdVerdict };

type Reader = (value: string, typed: string) => { type: TaxIdType; verdict: TaxIdVerdict; value?: string };

const verdict = (valid: boolean): TaxIdVerdict => (valid ? "valid" : "invalid");

type Validate = (value: string) => { readonly isValid: boolean };

const judge = (validate: Validate, value: string): TaxIdVerdict => verdict(validate(value).isValid);

const repeated = (digits: string): boolean => /^(.)\1*$/.test(digits);

/** Ids that stand for "no one in particular" or "abroad" and fail their own checksums. */
const MX_GENERIC = ["XAXX010101000", "XEXX010101000"];
const CO_FINAL_CONSUMER = "222222222222";

function colombian(value: string, typed: string): ReturnType<Reader> {
  if (value === CO_FINAL_CONSUMER) return { type: "nit", verdict: "valid" };
  const company = /^[89]\d{8,9}$/.test(value);
  if (/-\s*\d\s*$/.test(typed) || (company && value.length === 10))
    return { type: "nit", verdict: judge(isNit, value) };
  if (company) return { type: "nit", verdict: "unchecked" };
  return { type: "cedula", verdict: verdict(/^\d{6,10}$/.test(value)) };
}

function brazilian(value: string): ReturnType<Reader> {
  const type = value.length > 11 ? "cnpj" : "cpf";
  return { type, verdict: repeated(value) ? "invalid" : judge(type === "cnpj" ? isCnpj : isCpf, value) };
}

const READERS: Readonly<Record<string, Reader>> = {
  CL: (value) => ({ type: "rut", verdict: judge(isRut, value) }),
  ES: (value) => {
    const bare = /^ES\w{9}$/.test(value) ? value.slice(2) : value;
    return { type: "nif", value: bare, verdict: judge(isSpanishNif, bare) };
  },
  MX: (value) => {
    if (MX_GENERIC.includes(value)) return { type: "rfc", verdict: "valid" };
    return { type: "rfc", verdict: value.length < 12 ? "invalid" : judge(isRfc, value) };
  },
  PE: (value) =>
    /^\d{8}$/.test(value) ? { type: "dni", verdict: "valid" } : { type: "ruc", verdict: judge(isRuc, value) },
  AR: (value) =>
    /^\d{7,8}$/.test(value)
      ? { type: "dni", verdict: "valid" }
      : { type: "cuit", verdict: judge(isCuit, value) },
  CO: colombian,
  BR: brazilian,
  PT: (value) => {
    const bare = /^PT\d{9}$/.test(value) ? value.slice(2) : value;
    return { type: "nif", value: bare, verdict: judge(isPortugueseNif, bare) };
  },
};

export const compactTaxId = (text: string): string =>
  text
    .normalize("NFC")
    .toUpperCase()
    .replace(/[^A-Z0-9Ñ&]/g, "");

/** A number that cannot be right, by its own check digits: it is said and stops nothing. */
export const isDoubtfulTaxId = (country: string, text: string): boolean =>
  readTaxId(country, text)?.verdict === "invalid";

/** Reads a tax id of a country; null when nothing was typed. */
export function readTaxId(country: string, text: string): ReadTaxId | null {
  const value = compactTaxId(text).slice(0, 30);
  if (value === "") return null;
  const read = READERS[country]?.(value, text) ?? { type: "other" as const, verdict: "unchecked" as const };
  return { country, value, ...read };
}

const dotted = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ".");
const withCheck = (value: string): string => `${dotted(value.slice(0, -1))}-${value.slice(-1)}`;

const FORMATS: Partial<Record<TaxIdType, (value: string) => string>> = {
  rut: withCheck,
  nit: (value) => (value.length === 10 ? withCheck(value) : dotted(value)),
  cuit: (value) => value.replace(/^(\d{2})(\d{8})(\d)$/, "$1-$2-$3"),
  cpf: (value) => value.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, "$1.$2.$3-$4"),
  cnpj: (value) => value.replace(/^(\w{2})(\w{3})(\w{3})(\w{4})(\d{2})$/, "$1.$2.$3/$4-$5"),
  cedula: dotted,
};

/** As it is written on papers of its country. @example formatTaxId({ country: "CL", type: "rut", value: "125319092" }) // "12.531.909-2" */
export function formatTaxId({ country, type, value }: TaxId): string {
  if (type === "dni" && country === "AR") return dotted(value);
  return FORMATS[type]?.(value) ?? value;
}
