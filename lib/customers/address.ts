import { formatAddress } from "localized-address-format";
import { z } from "zod";
import { lineText, orNull } from "@/lib/kernel/input";
import { fold } from "@/lib/kernel/text";

const optional = (max: number) => orNull(lineText({ max })).default(null);
const degrees = (most: number) => z.number().min(-most).max(most).nullable().default(null);

export const countryCode = z
  .string()
  .transform((code) => code.trim().toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{2}$/, "bad_country"));

/** Where something is sent or billed. A country's own needs are `addressProblems`: a draft may be incomplete. */
export const addressSchema = z.object({
  name: lineText({ max: 120 }),
  street: lineText({ max: 200 }),
  streetNumber: optional(20),
  complement: optional(120),
  neighbourhood: optional(120),
  city: optional(120),
  municipality: optional(120),
  region: optional(120),
  regionCode: optional(10),
  postalCode: optional(20),
  country: countryCode,
  latitude: degrees(90),
  longitude: degrees(180),
  instructions: optional(300),
});
export type Address = z.output<typeof addressSchema>;

const NUMBER_FIRST = new Set(["US", "CA", "GB", "IE", "AU", "NZ", "FR"]);
const COMMA_BEFORE_NUMBER = new Set(["ES", "BR", "PT", "IT"]);
/** Countries whose format prints the neighbourhood on a line of its own. */
const PRINTS_NEIGHBOURHOOD = new Set(["MX", "BR", "CO"]);

function streetLine({ street, streetNumber, country }: Address): string {
  if (!streetNumber) return street;
  if (NUMBER_FIRST.has(country)) return `${streetNumber} ${street}`;
  return `${street}${COMMA_BEFORE_NUMBER.has(country) ? "," : ""} ${streetNumber}`;
}

const differs = (a: string | null, b: string | null): boolean => a !== null && fold(a) !== fold(b ?? "");

function localityOf({ country, city, municipality }: Address): string | null {
  return country === "CL" ? (municipality ?? city) : (city ?? municipality);
}

function regionOn(address: Address): string | undefined {
  if (address.country === "BR") return address.regionCode ?? address.region ?? undefined;
  return differs(address.region, localityOf(address)) ? (address.region ?? undefined) : undefined;
}

function upperLines(address: Address): string[] {
  const { country, neighbourhood, municipality } = address;
  const lines = [streetLine(address), address.complement];
  if (!PRINTS_NEIGHBOURHOOD.has(country)) lines.push(neighbourhood);
  if (country !== "CL" && differs(municipality, localityOf(address))) lines.push(municipality);
  return lines.filter((line): line is string => Boolean(line));
}

/** Lines of a label, as the post of the country wants them; without the country. */
export function addressLines(address: Address): string[] {
  return formatAddress({
    postalCountry: address.country,
    administrativeArea: regionOn(address),
    locality: localityOf(address) ?? undefined,
    dependentLocality: address.neighbourhood ?? undefined,
    postalCode: address.postalCode ?? undefined,
    name: address.name || undefined,
    addressLines: upperLines(address),
  }).filter((line) => line.trim() !== "");
}

/** One line without the name. */
export const addressInLine = (address: Address): string => addressLines({ ...address, name: "" }).join(", ");

/** @example countryName("CL", "pt") // "Chile" */
export const countryName = (country: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: "region", fallback: "code" }).of(country) ?? country;

/** Opens the place in a map. A link only: nothing is asked of anyone while the order is viewed. */
export function mapUrl(address: Address): string {
  const { latitude, longitude } = address;
  const point = latitude !== null && longitude !== null ? `${latitude},${longitude}` : null;
  const text = `${addressInLine({ ...address, complement: null })}, ${countryName(address.country, "en")}`;
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(point ?? text.toWellFormed())}`;
}
