import { readTaxId } from "@/lib/customers/tax-id";
import type { DOCUMENT_TYPES } from "@/lib/orders/events/parts";
import type { CheckoutField, ShopSettings } from "@/lib/shop/settings";
import type { CartDraft } from "./cart";

export type DocumentType = (typeof DOCUMENT_TYPES)[number];
export type Problems = Record<string, string>;

type Rules = Pick<ShopSettings, "country" | "documents" | "taxIdMustBeValid">;

/** A receipt needs nothing; an invoice needs to know whose it is. A tax id that cannot be right stops only where the shop says so. */
export function billingProblems({ billing }: CartDraft, settings: Rules): Problems {
  const { documentType, companyName, businessActivity } = billing;
  if (documentType === "none") return {};
  if (!settings.documents.includes(documentType)) return { documentType: "not_offered" };
  if (documentType !== "invoice") return {};
  const taxId = readTaxId(settings.country, billing.taxId);
  const problems: Problems = {};
  if (!taxId) problems.taxId = "missing";
  else if (taxId.verdict === "invalid" && settings.taxIdMustBeValid) problems.taxId = "bad_tax_id";
  if (companyName.trim() === "") problems.companyName = "missing";
  if (settings.country === "CL" && businessActivity.trim() === "") problems.businessActivity = "missing";
  return problems;
}

/** The shop's own questions that were left open, as `field_<key>`. */
export function fieldProblems({ fields }: CartDraft, asked: readonly CheckoutField[]): Problems {
  const open = asked.filter(({ key, required, type }) => required && type !== "text" && !fields[key]?.trim());
  return Object.fromEntries(open.map(({ key }) => [`field_${key}`, "missing"]));
}

/** Answers under the words of the question, as papers and the desk show them; only what was asked and answered. */
export const answersOf = (
  { fields }: CartDraft,
  asked: readonly CheckoutField[],
  locale: ShopSettings["defaultLocale"],
): Record<string, string> =>
  Object.fromEntries(
    asked.flatMap(({ key, label }) => (fields[key]?.trim() ? [[label[locale], fields[key].trim()]] : [])),
  );
