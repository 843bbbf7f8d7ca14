import { z } from "zod";
import { readPlace } from "@/lib/catalog/place-text";
import { pastedRows, type RateRow, type RateShop, type RowProblem, readRows } from "@/lib/catalog/rate-rows";
import type { Place, ShippingMethod } from "@/lib/catalog/shipping-rates";
import { shippingMethodSchema, TABLE_MEASURES } from "@/lib/catalog/shipping-rates";
import { checked, lineText, longText, orNull } from "@/lib/kernel/input";
import type { Currency } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readPlainAmount } from "@/lib/kernel/typed-amount";
import { slugOf } from "@/lib/links/slug";
import type { Context } from "@/lib/platform/context";
import type { ShopSettings } from "@/lib/shop/settings";
import { type SaveSettingsRefused, saveSettings, versionField } from "./save-settings";

const amount = orNull(lineText({ max: 20 })).default(null);
const cell = (max: number) => lineText({ max }).default("");
const typedRow = z.strictObject({ place: cell(170), upTo: cell(20), price: cell(20) });
const MOST_ROWS = 2000;

/** What a shop sets by hand; carriers and outside services are asked for their prices. */
export const OWN_KINDS = ["flat", "free", "table"] as const;

export const saveShippingMethodInput = z.strictObject({
  version: versionField,
  /** Empty makes a new one. */
  key: orNull(shippingMethodSchema.shape.key).default(null),
  name: shippingMethodSchema.shape.name,
  enabled: checked,
  kind: z.enum(OWN_KINDS).nullish(),
  /** As typed, in the shop's currency. */
  price: amount,
  freeAbove: amount,
  measure: z.enum(TABLE_MEASURES).nullish(),
  rows: z.array(typedRow).max(MOST_ROWS).nullish(),
  /** Lines of a spreadsheet, after the rows. */
  paste: longText({ max: 200_000 }).default(""),
  /** Where it is offered, a place a line; empty is everywhere. */
  places: longText({ max: 40_000 }).nullish(),
});
export type SaveShippingMethodInput = z.output<typeof saveShippingMethodInput>;
type Given = Omit<SaveShippingMethodInput, "version">;

export type RateProblem = RowProblem | "too_many";
export type MethodRefused =
  | { readonly code: "method_not_found" | "bad_price" | "bad_name" | "table_empty" }
  /** By the field's name in the form. */
  | { readonly code: "rows_wrong"; readonly problems: Readonly<Record<string, RateProblem>> };
export type SaveShippingRefused = SaveSettingsRefused | MethodRefused;

/** One way to ship: its name, where it is offered and what it costs. A table that is not shown in the form stays as it is. */
export async function saveShippingMethod(
  ctx: Context,
  { version, ...given }: SaveShippingMethodInput,
): Promise<Result<{ readonly version: number }, SaveShippingRefused>> {
  return saveSettings<MethodRefused>(ctx, version, (settings) => {
    const known = settings.shippingMethods;
    const old = given.key === null ? newMethod(given.name) : known.find(({ key }) => key === given.key);
    if (!old) return refuse({ code: "method_not_found" });
    if (old.key === "") return refuse({ code: "bad_name" });
    const read = methodOf(old, given, settings);
    if (!read.ok) return read;
    const method = read.value;
    const shippingMethods =
      given.key === null ? [...known, method] : known.map((one) => (one.key === method.key ? method : one));
    return ok({ ...settings, shippingMethods });
  });
}

function methodOf(
  old: ShippingMethod,
  given: Given,
  settings: ShopSettings,
): Result<ShippingMethod, MethodRefused> {
  const { country, currency, weightUnit } = settings;
  const price = amountOf(given.price, currency);
  const freeAbove = amountOf(given.freeAbove, currency);
  if (price === undefined || freeAbove === undefined) return refuse({ code: "bad_price" });
  const kind = given.kind ?? old.kind;
  const places = given.places ?? null;
  const where = places === null ? ok(old.places) : placesOf(places, country);
  if (!where.ok) return where;
  const measure = given.measure ?? old.measure;
  const table = kind === "table" ? tableOf(old, given, { country, currency, weightUnit }) : ok(old.rows);
  if (!table.ok) return table;
  if (kind === "table" && table.value.length === 0) return refuse({ code: "table_empty" });
  const { name, enabled } = given;
  const method = { ...old, name, enabled, kind, measure, places: where.value, rows: table.value };
  return ok({ ...method, price: price ?? old.price, freeAbove });
}

function tableOf(old: ShippingMethod, given: Given, shop: RateShop): Result<RateRow[], MethodRefused> {
  const typed = [...(given.rows ?? []), ...pastedRows(given.paste)];
  if (!given.rows && typed.length === 0) return ok(old.rows);
  if (typed.length > MOST_ROWS) return refuse({ code: "rows_wrong", problems: { paste: "too_many" } });
  const read = readRows(typed, given.measure ?? old.measure, shop);
  if ("rows" in read) return ok(read.rows);
  const shown = given.rows?.length ?? 0;
  const ofPaste = Object.entries(read.problems).find(([name]) => Number(name.split(".")[1]) >= shown);
  const problems = ofPaste ? { ...read.problems, paste: ofPaste[1] } : read.problems;
  return refuse({ code: "rows_wrong", problems });
}

function placesOf(text: string, country: string): Result<Place[], MethodRefused> {
  const names = text.split(/[\n;]/).filter((line) => line.trim() !== "");
  const places = names.map((name) => readPlace(name, country));
  const found = places.filter((place) => place !== null);
  if (found.length < places.length)
    return refuse({ code: "rows_wrong", problems: { places: "unknown_place" } });
  if (found.length > 500) return refuse({ code: "rows_wrong", problems: { places: "too_many" } });
  return ok(found);
}

/** Undefined when it is no amount. */
const amountOf = (text: string | null, currency: Currency): bigint | null | undefined =>
  text === null ? null : (readPlainAmount(text, currency) ?? undefined);

const newMethod = (name: string): ShippingMethod => ({
  key: slugOf(name).replaceAll("-", "_").slice(0, 40),
  name,
  enabled: true,
  kind: "flat",
  places: [],
  price: 0n,
  measure: "weight",
  rows: [],
  freeAbove: null,
});
