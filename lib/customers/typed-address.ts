import { fold } from "@/lib/kernel/text";
import { type Address, addressSchema } from "./address";
import { addressProblems } from "./address-form";
import { CHILE } from "./chile";

export type ReadAddress =
  | { readonly address: Address }
  | { readonly problems: Readonly<Record<string, string>> };

const LONGEST = 300;

type Texts = Readonly<Record<string, string>>;

const regionCalled = (text: string) =>
  CHILE.find(({ code, name }) => code === text || fold(name) === fold(text));

/**
 * Región and comuna of Chile as forms send them: "RM" and "RM|Ñuñoa". A comuna names its region by itself; the two may not
 * contradict each other. Words that are in no list (an old address, an import) stay words.
 */
function readChile({ region = "", municipality = "" }: Texts): Texts | { readonly problem: string } {
  const [code, listed] = municipality.includes("|") ? municipality.split("|") : [null, municipality];
  const own = CHILE.find(({ comunas }) => comunas.some((name) => fold(name) === fold(listed ?? "")));
  const comuna = own?.comunas.find((name) => fold(name) === fold(listed ?? ""));
  if (code !== null && own?.code !== code) return { problem: "unknown_comuna" };
  const said = regionCalled(region);
  if (own && said && said !== own) return { problem: "other_region" };
  if (own && comuna) return { region: own.name, regionCode: own.code, municipality: comuna, city: comuna };
  return said ? { region: said.name, regionCode: said.code, municipality } : { region, municipality };
}

/** Reads the fields of an address form of a country. Problems are codes by field. */
export function readAddress(given: Texts, country: string): ReadAddress {
  const typed = Object.fromEntries(
    Object.entries(given).map(([field, text]) => [field, text.slice(0, LONGEST)]),
  );
  const place = country === "CL" ? readChile(typed) : {};
  if ("problem" in place) return { problems: { municipality: place.problem ?? "" } };
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
  const fields: Record<string, string> = Object.fromEntries(texts);
  if (address.country !== "CL") return fields;
  const place = readChile({ municipality: address.municipality ?? address.city ?? "" });
  const { regionCode, municipality } = "problem" in place ? {} : place;
  if (regionCode) return { ...fields, region: regionCode, municipality: `${regionCode}|${municipality}` };
  const known = regionCalled(address.region ?? "");
  return known ? { ...fields, region: known.code } : fields;
}
