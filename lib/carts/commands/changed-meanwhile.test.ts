import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { readSettings, writeSettings } from "@/db/queries/shop";
import { carts, links, notes } from "@/db/schema";
import { givenSavedLink, givenShop, givenVariant } from "@/db/testing/catalog";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { seenOf } from "@/lib/carts/placing";
import { CLOCK } from "@/lib/kernel/actor";
import { tokenHash } from "@/lib/kernel/hash";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Context } from "@/lib/platform/context";
import type { ShopSettings } from "@/lib/shop/settings";
import { chooseDelivery } from "./choose-delivery";
import { loadCart } from "./load-cart";
import { findSavedLink, openSavedLink, openTypedLink, stateOfSavedLink } from "./open-direct-buy";
import { type PlaceOrderInput, placeOrder } from "./place-order";
import { returnToShop } from "./return-to-shop";
import { saveContact } from "./save-contact";

const database = testDatabase();
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
const counter = (key: string) => ({
  ...{ key, name: key, enabled: true, address: "Merced 10", hours: "", description: "", instructions: "" },
});
const question = {
  ...{
    key: "regalo",
    label: { es: "Es un regalo", en: "A gift", pt: "É presente" },
    type: "checkbox" as const,
  },
  ...{ area: "other" as const, required: false, options: [] },
};
let ctx: Context;
let made = 0;

beforeEach(async () => {
  ctx = testContext(database.db, { clock });
  const pickupLocations = [counter("providencia"), counter("vina")];
  await givenShop(database.db, { pickupLocations, checkoutFields: [question] });
});

async function shopChanges(change: (settings: ShopSettings) => Partial<ShopSettings>): Promise<void> {
  const settings = await readSettings(database.db);
  await writeSettings(database.db, { ...settings, ...change(settings) }, clock.now);
}

async function view(token: string) {
  const [cart] = await database.db
    .select()
    .from(carts)
    .where(eq(carts.tokenHash, tokenHash(token)));
  if (!cart) throw new Error("no cart");
  return loadCart(database.db, ctx, cart);
}

async function known(token: string, email = "lucia@example.test"): Promise<string> {
  const who = { fullName: "Lucía Soto", email, phone: "", locale: "es" as const };
  mustSucceed(await saveContact(ctx, { token, ...who }), "contact");
  return token;
}

async function picked(pickupKey = "providencia"): Promise<string> {
  const sku = `MEANWHILE-${++made}`;
  await givenVariant(database.db, { sku, price: 10_000n });
  const visit = { attribution: {}, locale: "es" as const, p: sku, coupon: null };
  const token = await known(mustSucceed(await openTypedLink(ctx, visit), "open").token);
  const choice = { token, option: "store_pickup" as const, methodKey: null, pickupKey, address: null };
  mustSucceed(await chooseDelivery(ctx, choice), "pickup");
  return token;
}

async function confirm(token: string, more: Partial<PlaceOrderInput> = {}) {
  const billing = { documentType: "none" as const, taxId: "", companyName: "", businessActivity: "" };
  const seen = seenOf((await view(token)).priced);
  return placeOrder(ctx, { token, seen, methodKey: "bank_transfer", ...billing, fields: {}, ...more });
}

test("a counter that closes while the page is open is never another counter", async () => {
  const token = await picked();
  const seen = seenOf((await view(token)).priced);
  await shopChanges(({ pickupLocations }) => ({
    pickupLocations: pickupLocations.map((one) => ({ ...one, enabled: one.key !== "providencia" })),
  }));
  expect((await view(token)).priced.shipping).toBeNull();
  expect(await confirm(token, { seen })).toMatchObject({ refusal: { code: "delivery_missing" } });
  expect(await confirm(token)).toMatchObject({ refusal: { code: "delivery_missing" } });
  const other = { token, option: "store_pickup" as const, methodKey: null, pickupKey: "vina", address: null };
  mustSucceed(await chooseDelivery(ctx, other), "another counter");
  const placed = mustSucceed(await confirm(token), "place");
  expect(await readOrder(database.db, placed.orderId)).toMatchObject({ pickupLocationKey: "vina" });
});

test("a way to ship that is replaced by one of the same price is said before the order is placed", async () => {
  const token = await picked();
  const HOME = { name: "Lucía Soto", street: "Merced", streetNumber: "1", municipality: "RM|Providencia" };
  const home = { token, option: "delivery" as const, methodKey: "estandar", pickupKey: null, address: HOME };
  mustSucceed(await chooseDelivery(ctx, home), "delivery");
  const seen = seenOf((await view(token)).priced);
  await shopChanges(({ shippingMethods }) => ({
    shippingMethods: shippingMethods.map((one) => ({ ...one, key: "lento", name: "Barco" })),
  }));
  expect(await confirm(token, { seen })).toMatchObject({ refusal: { code: "total_changed" } });
  const placed = mustSucceed(await confirm(token), "as the page shows it now");
  expect(await readOrder(database.db, placed.orderId)).toMatchObject({ shippingMethod: { name: "Barco" } });
});

test("an answer that is taken back before the order is placed again is gone from it", async () => {
  const token = await picked();
  const first = mustSucceed(await confirm(token, { fields: { regalo: "Sí" } }), "place");
  const answersOf = async () => {
    const id = (await readOrder(database.db, first.orderId))?.fieldsId ?? "";
    return (await database.db.select().from(notes).where(eq(notes.id, id)))[0]?.data;
  };
  expect(await answersOf()).toEqual({ "Es un regalo": "Sí" });
  mustSucceed(await returnToShop(ctx, { token }), "back");
  mustSucceed(await confirm(token), "again, not ticked");
  expect(await answersOf()).toEqual({});
});

test("a use of a saved link comes back with an order that ended unpaid, and a cap that is sold ends it", async () => {
  const variantId = await givenVariant(database.db, { sku: "ONE-USE", stock: 50 });
  const lines = [{ variantId, quantity: 2 }];
  await givenSavedLink(database.db, { slug: "un-uso", lines, maxUses: 1 });
  await givenSavedLink(database.db, { slug: "dos-unidades", lines, stockCap: 2 });
  const state = async (slug: string) => {
    const link = await findSavedLink(ctx, slug);
    return link && stateOfSavedLink(ctx, link);
  };
  const buy = async (slug: string) => {
    const opened = await openSavedLink(ctx, { slug, times: 1, attribution: {}, locale: "es" });
    if (!opened.ok) return opened;
    const { token } = opened.value;
    await known(token, `${slug}@example.test`);
    const choice = {
      token,
      option: "store_pickup" as const,
      methodKey: null,
      pickupKey: "vina",
      address: null,
    };
    mustSucceed(await chooseDelivery(ctx, choice), "pickup");
    return confirm(token);
  };
  const placed = mustSucceed(await buy("un-uso"), "first");
  expect(await state("un-uso")).toBe("used_up");
  expect(await buy("un-uso")).toMatchObject({ refusal: { code: "link_ended", state: "used_up" } });
  const canceled = { kind: "order_canceled" as const, reason: "unpaid_deadline" as const, noteId: null };
  const clockContext = testContext(database.db, { clock, actor: CLOCK });
  mustSucceed(
    await changeOrder<never>(clockContext, placed.orderId, () => ok([{ ...canceled, notify: false }])),
    "cancel",
  );
  expect(await state("un-uso")).toBe("live");
  mustSucceed(await buy("un-uso"), "second");
  expect((await database.db.select().from(links).where(eq(links.slug, "un-uso")))[0]?.uses).toBe(1);
  mustSucceed(await buy("dos-unidades"), "the cap");
  expect(await state("dos-unidades")).toBe("used_up");
});
