import { eq } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { shop, testClock } from "@/db/schema";
import { type ShopSettings, settingsJson, settingsSchema } from "@/lib/shop/settings";

const ONLY_ROW = 1;

/** The shop's settings; the defaults while nothing was saved. */
export async function readSettings(reader: Reader): Promise<ShopSettings> {
  const [row] = await reader.select().from(shop).where(eq(shop.id, ONLY_ROW));
  return settingsSchema.parse(row?.settings ?? {});
}

export async function writeSettings(reader: Reader, settings: ShopSettings, at: Date): Promise<void> {
  const stored = settingsJson(settings);
  await reader
    .insert(shop)
    .values({ id: ONLY_ROW, settings: stored, version: 1, changedAt: at })
    .onConflictDoUpdate({ target: shop.id, set: { settings: stored, changedAt: at } });
}

/** Only asked when the server runs with E2E_CLOCK=1. */
export async function readClockOffset(reader: Reader): Promise<number> {
  const [row] = await reader.select().from(testClock).where(eq(testClock.id, ONLY_ROW));
  return row?.offsetMs ?? 0;
}
