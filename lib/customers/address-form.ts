import type { Address } from "./address";

export type AddressField = Exclude<keyof Address, "country" | "latitude" | "longitude" | "regionCode">;

/** What the place is called there: keys of screen words. */
export type AddressLabel =
  | AddressField
  | "comuna"
  | "colonia"
  | "distrito"
  | "province"
  | "state"
  | "department"
  | "district"
  | "neighborhood"
  | "cep";

export type FieldRule = {
  readonly field: AddressField;
  readonly label: AddressLabel;
  readonly required: boolean;
};

const must = (field: AddressField, label: AddressLabel = field): FieldRule => ({
  field,
  label,
  required: true,
});
const may = (field: AddressField, label: AddressLabel = field): FieldRule => ({
  field,
  label,
  required: false,
});

const START = [must("name"), must("street"), must("streetNumber"), may("complement")];
const END = [may("instructions")];

/** Fields in the order in which people of a country say them. */
const FIELDS: Readonly<Record<string, readonly FieldRule[]>> = {
  CL: [...START, must("region"), must("municipality", "comuna"), may("postalCode"), ...END],
  PE: [
    ...START,
    must("region", "department"),
    must("city", "province"),
    must("municipality", "distrito"),
    may("postalCode"),
    ...END,
  ],
  MX: [
    ...START,
    must("neighbourhood", "colonia"),
    must("postalCode"),
    must("city"),
    may("municipality"),
    must("region", "state"),
    ...END,
  ],
  AR: [...START, must("city"), must("region", "province"), must("postalCode"), ...END],
  CO: [
    must("name"),
    must("street"),
    may("complement"),
    may("neighbourhood", "neighborhood"),
    must("city"),
    must("region", "department"),
    may("postalCode"),
    ...END,
  ],
  BR: [
    must("name"),
    must("postalCode", "cep"),
    must("street"),
    must("streetNumber"),
    may("complement"),
    must("neighbourhood", "neighborhood"),
    must("city"),
    must("region", "state"),
    ...END,
  ],
  ES: [...START, must("postalCode"), must("city"), must("region", "province"), ...END],
  PT: [...START, must("postalCode"), must("city"), may("region", "district"), ...END],
};

const ANYWHERE: readonly FieldRule[] = [
  must("name"),
  must("street"),
  may("complement"),
  must("city"),
  may("region"),
  may("postalCode"),
  ...END,
];

export const addressFields = (country: string): readonly FieldRule[] => FIELDS[country] ?? ANYWHERE;

const POSTAL: Readonly<Record<string, RegExp>> = {
  ES: /^\d{5}$/,
  MX: /^\d{5}$/,
  BR: /^\d{5}-?\d{3}$/,
  PT: /^\d{4}-\d{3}$/,
  AR: /^[A-Z]?\d{4}[A-Z]{0,3}$/i,
  CL: /^\d{3}-?\d{4}$/,
  PE: /^\d{5}$/,
  CO: /^\d{6}$/,
};

export type AddressProblem = {
  readonly field: AddressField;
  readonly problem: "missing" | "bad_postal_code";
};

/** What the address lacks for its country. "s/n" is a street number. */
export function addressProblems(address: Address): AddressProblem[] {
  const missing = addressFields(address.country)
    .filter(({ field, required }) => required && !address[field])
    .map(({ field }) => ({ field, problem: "missing" as const }));
  const { postalCode, country } = address;
  const wrong = postalCode !== null && POSTAL[country]?.test(postalCode) === false;
  return wrong ? [...missing, { field: "postalCode", problem: "bad_postal_code" }] : missing;
}
