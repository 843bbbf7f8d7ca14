import { z } from "zod";
import {
  carrierOf,
  carriersFor,
  type HandCarrier,
  handCarrierSchema,
  type ShopCarrier,
} from "@/lib/fulfillment/carriers";
import { checked, orNull } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { slugOf } from "@/lib/links/slug";
import type { Context } from "@/lib/platform/context";
import { type SaveSettingsRefused, saveSettings, versionField } from "./save-settings";

const { key, name, country, template } = handCarrierSchema.shape;

export const saveHandCarrierInput = z.strictObject({
  version: versionField,
  /** Empty makes a new one. */
  key: orNull(key).default(null),
  name,
  country: country.default(null),
  template: template.default(null),
  enabled: checked,
  /** Its place in the list, from 1. */
  place: z.coerce.number().int().min(1).max(200).default(200),
});
export type SaveHandCarrierInput = z.output<typeof saveHandCarrierInput>;
export type SaveHandCarrierRefused =
  | SaveSettingsRefused
  | { readonly code: "carrier_not_found" | "bad_name" | "same_key_twice" };

/** What the table says stays in the table: an address that changes there changes here. */
function kept({ key, name, country, enabled, template, own }: ShopCarrier): HandCarrier {
  const isAsKnown = !own && carrierOf(key)?.template === template;
  return { ...{ key, name, country, enabled }, ...(isAsKnown ? {} : { template }) };
}

type Given = Omit<SaveHandCarrierInput, "version" | "place">;
type Found = Result<
  ShopCarrier | null,
  { readonly code: "carrier_not_found" | "same_key_twice" | "bad_name" }
>;

/** The carrier that is changed; null when it is a new one of the shop's own. */
function changed(listed: readonly ShopCarrier[], wanted: string, { key }: Given): Found {
  if (wanted === "") return refuse({ code: "bad_name" });
  const old = listed.find((one) => one.key === wanted) ?? null;
  if (key === null) return old || carrierOf(wanted) ? refuse({ code: "same_key_twice" }) : ok(null);
  return old ? ok(old) : refuse({ code: "carrier_not_found" });
}

/** Name and country of one of the table are the table's. */
function carrierAs(old: ShopCarrier | null, wanted: string, given: Given): HandCarrier {
  const { template = null, enabled } = given;
  const { name, country } = old?.own === false ? old : given;
  return kept({
    ...{ key: wanted, name, country, template, enabled },
    ...{ level: "P", acceptsNumber: false, own: old?.own ?? true },
  });
}

/** A carrier that the shop hands parcels to: one of its own, or one of the table switched off, moved or with another address. */
export async function saveHandCarrier(
  ctx: Context,
  { version, place, ...given }: SaveHandCarrierInput,
): Promise<Result<{ readonly version: number }, SaveHandCarrierRefused>> {
  return saveSettings<SaveHandCarrierRefused>(ctx, version, (settings) => {
    const listed = carriersFor(settings.country, settings.carriers);
    const wanted = given.key ?? slugOf(given.name).replaceAll("-", "_").slice(0, 40);
    const old = changed(listed, wanted, given);
    if (!old.ok) return old;
    const others = listed.filter((one) => one.key !== wanted).map(kept);
    const carriers = others.toSpliced(place - 1, 0, carrierAs(old.value, wanted, given));
    return ok({ ...settings, carriers });
  });
}
