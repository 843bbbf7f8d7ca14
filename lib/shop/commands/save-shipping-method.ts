import { z } from "zod";
import type { ShippingMethod } from "@/lib/catalog/shipping-rates";
import { shippingMethodSchema } from "@/lib/catalog/shipping-rates";
import { checked, lineText, orNull } from "@/lib/kernel/input";
import { type Currency, parseDecimal } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { slugOf } from "@/lib/links/slug";
import type { Context } from "@/lib/platform/context";
import { type SaveSettingsRefused, saveSettings, versionField } from "./save-settings";

const amount = orNull(lineText({ max: 20 })).default(null);

export const saveShippingMethodInput = z.strictObject({
  version: versionField,
  /** Empty makes a new one. */
  key: orNull(shippingMethodSchema.shape.key).default(null),
  name: shippingMethodSchema.shape.name,
  enabled: checked,
  /** As typed, in the shop's currency. */
  price: amount,
  freeAbove: amount,
});
export type SaveShippingMethodInput = z.output<typeof saveShippingMethodInput>;
export type SaveShippingRefused =
  | SaveSettingsRefused
  | { readonly code: "method_not_found" | "bad_price" | "bad_name" };

/** The simple part of a way to ship: its name, whether it is offered, its flat price. Tables of prices stay as they are. */
export async function saveShippingMethod(
  ctx: Context,
  { version, ...given }: SaveShippingMethodInput,
): Promise<Result<{ readonly version: number }, SaveShippingRefused>> {
  return saveSettings<SaveShippingRefused>(ctx, version, (settings) => {
    const known = settings.shippingMethods;
    const old = given.key === null ? newMethod(given.name) : known.find(({ key }) => key === given.key);
    if (!old) return refuse({ code: "method_not_found" });
    if (old.key === "") return refuse({ code: "bad_name" });
    const price = amountOf(given.price, settings.currency);
    const freeAbove = amountOf(given.freeAbove, settings.currency);
    if (price === undefined || freeAbove === undefined) return refuse({ code: "bad_price" });
    const method = { ...old, name: given.name, enabled: given.enabled, price: price ?? old.price, freeAbove };
    const shippingMethods =
      given.key === null ? [...known, method] : known.map((one) => (one.key === method.key ? method : one));
    return ok({ ...settings, shippingMethods });
  });
}

/** Undefined when it is no amount. */
function amountOf(text: string | null, currency: Currency): bigint | null | undefined {
  if (text === null) return null;
  const read = parseDecimal(text, currency);
  return read === null || read.amount < 0n ? undefined : read.amount;
}

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
