import { z } from "zod";
import { pickupLocationSchema } from "@/lib/catalog/shipping-rates";
import { checked, longText, orNull } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { slugOf } from "@/lib/links/slug";
import type { Context } from "@/lib/platform/context";
import { type SaveSettingsRefused, saveSettings, versionField } from "./save-settings";

const { key, name, address, hours, description } = pickupLocationSchema.shape;

export const savePickupLocationInput = z.strictObject({
  version: versionField,
  /** Empty makes a new one. */
  key: orNull(key).default(null),
  enabled: checked,
  ...{ name, address, hours, description },
  instructions: longText({ max: 2000 }),
});
export type SavePickupLocationInput = z.output<typeof savePickupLocationInput>;
export type SavePickupRefused = SaveSettingsRefused | { readonly code: "location_not_found" | "bad_name" };

/** A place where orders are picked up. Orders that chose it keep what it said then. */
export async function savePickupLocation(
  ctx: Context,
  { version, ...given }: SavePickupLocationInput,
): Promise<Result<{ readonly version: number }, SavePickupRefused>> {
  return saveSettings<SavePickupRefused>(ctx, version, (settings) => {
    const known = settings.pickupLocations;
    const newKey = slugOf(given.name).replaceAll("-", "_").slice(0, 40);
    const location = { ...given, key: given.key ?? newKey };
    if (location.key === "") return refuse({ code: "bad_name" });
    if (given.key === null) return ok({ ...settings, pickupLocations: [...known, location] });
    if (!known.some((one) => one.key === location.key)) return refuse({ code: "location_not_found" });
    const pickupLocations = known.map((one) => (one.key === location.key ? location : one));
    return ok({ ...settings, pickupLocations });
  });
}
