import type { ParcelEnd, ParcelPackage } from "@/lib/fulfillment/carrier";

const GRAMS_PER_OUNCE = 28.349523125;
const CENTIMETRES_PER_INCH = 2.54;

/** To a tenth, never less than it weighs: a parcel that weighs more than its label says is charged for later. */
export const ouncesOf = (grams: number): number => Math.ceil((grams / GRAMS_PER_OUNCE) * 10 - 1e-9) / 10;

export const inchesOf = (centimetres: number): number =>
  Math.ceil((centimetres / CENTIMETRES_PER_INCH) * 100 - 1e-9) / 100;

/** Sizes only when all three are known: EasyPost refuses some of them. */
export function easypostParcel({ weightGrams, lengthCm, widthCm, heightCm }: ParcelPackage) {
  const weight = ouncesOf(weightGrams);
  if (!lengthCm || !widthCm || !heightCm) return { weight };
  return { weight, length: inchesOf(lengthCm), width: inchesOf(widthCm), height: inchesOf(heightCm) };
}

const filled = (text: string | null): string | undefined => text?.trim() || undefined;

export function easypostAddress(end: ParcelEnd) {
  const { street, streetNumber, country } = end;
  const inChile = country === "CL";
  return {
    name: filled(end.name),
    company: filled(end.company),
    street1: [street, streetNumber].filter(Boolean).join(" "),
    street2: filled([end.complement, end.neighbourhood].filter(Boolean).join(", ")),
    city: filled(inChile ? (end.municipality ?? end.city) : (end.city ?? end.municipality)),
    state: filled(end.regionCode ?? end.region),
    zip: filled(end.postalCode),
    country,
    phone: filled(end.phone),
    email: filled(end.email),
  };
}
