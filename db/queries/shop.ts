import { eq, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { orders, shop, testClock } from "@/db/schema";
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
    .onConflictDoUpdate({
      target: shop.id,
      set: { settings: stored, changedAt: at, version: sql`${shop.version} + 1` },
    });
}

export type HeldSettings = {
  readonly settings: ShopSettings;
  /** 0 while nothing was saved; each save adds one. */
  readonly version: number;
  readonly changedAt: Date;
};

export async function readHeldSettings(reader: Reader, now: Date): Promise<HeldSettings> {
  const [row] = await reader.select().from(shop).where(eq(shop.id, ONLY_ROW));
  const { version = 0, changedAt = now } = row ?? {};
  return { settings: settingsSchema.parse(row?.settings ?? {}), version, changedAt };
}

/** Holds the row, so that two people who save at once are told of each other. */
export async function lockSettings(tx: Tx, now: Date): Promise<HeldSettings> {
  await tx
    .insert(shop)
    .values({ id: ONLY_ROW, settings: {}, version: 0, changedAt: now })
    .onConflictDoNothing();
  await tx.select({ id: shop.id }).from(shop).where(eq(shop.id, ONLY_ROW)).for("update");
  return readHeldSettings(tx, now);
}

/** Once there is an order, its amounts fix what the shop's currency means. */
export async function hasOrders(reader: Reader): Promise<boolean> {
  const [row] = await reader.select({ id: orders.id }).from(orders).limit(1);
  return row !== undefined;
}

/** Only asked when the server runs with E2E_CLOCK=1. */
export async function readClockOffset(reader: Reader): Promise<number> {
  const [row] = await reader.select().from(testClock).where(eq(testClock.id, ONLY_ROW));
  return row?.offsetMs ?? 0;
}
