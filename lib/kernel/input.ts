import { z } from "zod";
import { oneLine } from "./text";

const storable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

const base = z.string().refine(storable, "bad_characters");

type Limits = { readonly min?: number; readonly max: number };

const sized = ({ min = 0, max }: Limits) => z.string().min(min, "too_short").max(max, "too_long");

/** One line of text as people type it: trimmed, inner spaces collapsed, NFC, without NUL or lone surrogates. */
export const lineText = (limits: Limits) =>
  base.transform((text) => oneLine(text.normalize("NFC"))).pipe(sized(limits));

/** Text of several lines: trimmed at both ends, line ends as `\n`, NFC. */
export const longText = (limits: Limits) =>
  base.transform((text) => text.replace(/\r\n?/g, "\n").normalize("NFC").trim()).pipe(sized(limits));

/** Forms send empty texts for what was not filled in; those become null. */
export const orNull = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? null : value),
    schema.nullable(),
  );

/** E-mail as it is stored and compared: trimmed, lower case. */
export const emailText = base
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email("bad_email").max(254, "too_long"));

/** http or https only, absolute. */
export const webUrl = base
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .max(2000, "too_long")
      .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), "bad_url"),
  );

/** Minor units out of JSON, forms or code: a bigint, a safe whole number or its digits. */
export const minorUnits = z.union([
  z.bigint(),
  z.int().transform((n) => BigInt(n)),
  z
    .string()
    .regex(/^-?\d{1,18}$/, "bad_amount")
    .transform((digits) => BigInt(digits)),
]);

export const positiveUnits = minorUnits.refine((amount) => amount >= 0n, "negative_amount");

/** A checkbox: browsers leave it out when it is not ticked, so absent means no. */
export const checked = z.preprocess(
  (value) => value === true || value === "on" || value === "true" || value === "1",
  z.boolean(),
);

/** A list inside a form travels as JSON text in one field; code passes the list itself. Unreadable text is left to the schema to refuse. */
export const listField = <S extends z.ZodType>(item: S, limit: number) =>
  z.preprocess((value) => {
    if (value === undefined || value === "") return [];
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }, z.array(item).max(limit));

/** A row id as forms send it. */
export const rowIdField = z.coerce.number().int().positive();
