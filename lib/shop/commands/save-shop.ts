import { z } from "zod";
import { readPhone } from "@/lib/customers/phone";
import { ok, type Result } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { settingsSchema } from "@/lib/shop/settings";
import { type SaveSettingsRefused, saveSettings, versionField } from "./save-settings";

const { name, email, phone, whatsapp, url, companyName, taxId } = settingsSchema.shape;
const { timeZone, defaultLocale, brandColor, country, currency } = settingsSchema.shape;

export const saveShopInput = z.strictObject({
  version: versionField,
  ...{ name, email, phone, whatsapp, url, companyName, taxId, timeZone, defaultLocale, brandColor },
  /** Left out of the form once there are orders. */
  country: country.unwrap().optional(),
  currency: currency.unwrap().optional(),
});
export type SaveShopInput = z.output<typeof saveShopInput>;

/** Name, contact, language and looks of the shop. Phones are kept in E.164. */
export async function saveShop(
  ctx: Context,
  { version, ...given }: SaveShopInput,
): Promise<Result<{ readonly version: number }, SaveSettingsRefused>> {
  return saveSettings(ctx, version, (settings) => {
    const home = given.country ?? settings.country;
    const inFull = (text: string | null) => (text === null ? null : (readPhone(text, home)?.e164 ?? text));
    return ok({
      ...settings,
      ...given,
      country: home,
      currency: given.currency ?? settings.currency,
      phone: inFull(given.phone),
      whatsapp: inFull(given.whatsapp),
    });
  });
}
