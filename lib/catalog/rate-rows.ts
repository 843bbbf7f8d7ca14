import { type Currency, decimalText, money } from "@/lib/kernel/money";
import { fold } from "@/lib/kernel/text";
import { readPlainAmount } from "@/lib/kernel/typed-amount";
import { placeText, readPlace } from "./place-text";
import type { Place, ShippingMethod } from "./shipping-rates";

export type RateRow = ShippingMethod["rows"][number];
export type Measure = ShippingMethod["measure"];
export type WeightUnit = "g" | "kg" | "lb" | "oz";

/** A row of a table of prices as it is typed or pasted. */
export type TypedRow = { readonly place: string; readonly upTo: string; readonly price: string };

export type RateShop = {
  readonly country: string;
  readonly currency: Currency;
  readonly weightUnit: WeightUnit;
};

export type RowProblem = "unknown_place" | "bad_measure" | "bad_amount" | "row_twice";
export type ReadRows =
  | { readonly rows: RateRow[] }
  /** By the field's name in the form: `rows.3.price`. */
  | { readonly problems: Readonly<Record<string, RowProblem>> };

const GRAMS: Record<WeightUnit, number> = { g: 1, kg: 1000, lb: 453.592_37, oz: 28.349_523_125 };

/** Nobody weighs in parts of a gram: "1.000" would be a thousand of them, not one. */
function weightOf(text: string, unit: WeightUnit): bigint | null {
  const typed = text.trim().replace(",", ".");
  if (unit === "g" && typed.includes(".")) return null;
  if (!/^\d{1,9}(\.\d{1,4})?$/.test(typed)) return null;
  const grams = Math.round(Number(typed) * GRAMS[unit]);
  return grams > 0 ? BigInt(grams) : null;
}

/** What a row reaches up to: grams, minor units or pieces; undefined when it cannot be read. */
export function limitOf(text: string, measure: Measure, shop: RateShop): bigint | null | undefined {
  if (text.trim() === "") return null;
  if (measure === "weight") return weightOf(text, shop.weightUnit) ?? undefined;
  if (measure === "price") return readPlainAmount(text, shop.currency) ?? undefined;
  return /^[1-9]\d{0,8}$/.test(text.trim()) ? BigInt(text.trim()) : undefined;
}

const isBlank = ({ place, upTo, price }: TypedRow): boolean => `${place}${upTo}${price}`.trim() === "";

const placeKey = ({ country, region, municipality }: Place): string =>
  [country, region, municipality].map((part) => fold(part ?? "")).join("|");

type ReadRow = { readonly row: RateRow } | { readonly wrong: Partial<Record<keyof TypedRow, RowProblem>> };

function readRow(typed: TypedRow, measure: Measure, shop: RateShop): ReadRow {
  const place = readPlace(typed.place, shop.country);
  const upTo = limitOf(typed.upTo, measure, shop);
  const price = readPlainAmount(typed.price, shop.currency);
  if (place !== null && upTo !== undefined && price !== null) return { row: { place, upTo, price } };
  return {
    wrong: {
      ...(place === null ? { place: "unknown_place" } : {}),
      ...(upTo === undefined ? { upTo: "bad_measure" } : {}),
      ...(price === null ? { price: "bad_amount" } : {}),
    },
  };
}

/** Reads a table. Blank rows are left out; of two rows with one place and one limit nobody can say which counts: refused. */
export function readRows(typed: readonly TypedRow[], measure: Measure, shop: RateShop): ReadRows {
  const problems: Record<string, RowProblem> = {};
  const rows: RateRow[] = [];
  const seen = new Set<string>();
  for (const [index, given] of typed.entries()) {
    if (isBlank(given)) continue;
    const read = readRow(given, measure, shop);
    if ("wrong" in read) {
      for (const [field, code] of Object.entries(read.wrong)) problems[`rows.${index}.${field}`] = code;
      continue;
    }
    const key = `${placeKey(read.row.place)}|${read.row.upTo}`;
    if (seen.has(key)) problems[`rows.${index}.upTo`] = "row_twice";
    seen.add(key);
    rows.push(read.row);
  }
  return Object.keys(problems).length > 0 ? { problems } : { rows };
}

/** Lines of a spreadsheet: place, limit and price apart by tabs or semicolons. A heading above them is left out. */
export function pastedRows(text: string): TypedRow[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const cells = lines.map((line) => line.split(/\t|;/).map((cell) => cell.trim()));
  return cells
    .filter((row, index) => index > 0 || /\d/.test(row.at(-1) ?? ""))
    .map(([place = "", upTo = "", price = ""]) => ({ place, upTo, price: price.replace(/^\$\s*/, "") }));
}

/** A limit as it was typed, in the shop's unit. */
function limitText(upTo: bigint, measure: Measure, shop: RateShop): string {
  if (measure === "price") return decimalText(money(upTo, shop.currency));
  if (measure === "quantity") return String(upTo);
  return String(Number((Number(upTo) / GRAMS[shop.weightUnit]).toFixed(4)));
}

export const typedRow = (row: RateRow, measure: Measure, shop: RateShop, locale: string): TypedRow => ({
  place: placeText(row.place, shop.country, locale),
  upTo: row.upTo === null ? "" : limitText(row.upTo, measure, shop),
  price: decimalText(money(row.price, shop.currency)),
});

/** Above which measure each place of a table is not reached any more, in the words of the form. */
export function tableLimits(
  { rows, measure }: Pick<ShippingMethod, "rows" | "measure">,
  shop: RateShop,
  locale: string,
): { readonly place: string; readonly upTo: string }[] {
  const byPlace = new Map<string, RateRow[]>();
  for (const row of rows) {
    const key = placeKey(row.place);
    byPlace.set(key, [...(byPlace.get(key) ?? []), row]);
  }
  return [...byPlace.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.some((row) => row.upTo === null)) return [];
    const most = group.reduce((best, row) => ((row.upTo ?? 0n) > best ? (row.upTo ?? 0n) : best), 0n);
    return [{ place: placeText(first.place, shop.country, locale), upTo: limitText(most, measure, shop) }];
  });
}
