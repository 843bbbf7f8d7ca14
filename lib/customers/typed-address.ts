import { type Address, addressSchema } from "./address";
import { addressProblems } from "./address-form";
import { CHILE } from "./chile";

export type ReadAddress =
  | { readonly address: Address }
  | { readonly problems: Readonly<Record<string, string>> };

const LONGEST = 300;

/**
 * Reads the fields of an address form. In Chile the form asks for the comuna alone, as "code|comuna": it knows its region.
 * Problems are codes by field.
 */
export function readAddress(given: Readonly<Record<string, string>>, country: string): ReadAddress {
  const typed = Object.fromEntries(
    Object.entries(given).map(([field, text]) => [field, text.slice(0, LONGEST)]),
  );
  const [code, comuna] = (typed.municipality ?? "").split("|");
  const region = country === "CL" ? CHILE.find((one) => one.code === code) : undefined;
  const known = region?.comunas.includes(comuna ?? "");
  const place =
    region && known
      ? { region: region.name, regionCode: region.code, municipality: comuna, city: comuna }
      : {};
  const parsed = addressSchema.safeParse({ street: "", name: "", ...typed, ...place, country });
  if (!parsed.success) {
    return { problems: Object.fromEntries(parsed.error.issues.map((i) => [String(i.path[0]), i.message])) };
  }
  const found = addressProblems(parsed.data);
  if (found.length === 0) return { address: parsed.data };
  return { problems: Object.fromEntries(found.map(({ field, problem }) => [field, problem])) };
}

/** A known address as its form shows it. */
export function typedAddress(address: Address): Record<string, string> {
  const texts = Object.entries(address).flatMap(([field, value]) =>
    typeof value === "string" && field !== "country" ? [[field, value] as const] : [],
  );
  const { country, regionCode, region, municipality } = address;
  const ofChile = CHILE.find((one) => one.code === regionCode || one.name === region);
  const fields: Record<string, string> = Object.fromEntries(texts);
  if (country === "CL" && ofChile && municipality) fields.municipality = `${ofChile.code}|${municipality}`;
  return fields;
}
