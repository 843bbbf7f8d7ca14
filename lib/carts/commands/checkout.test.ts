import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { carts, coupons, links, notes, orders, stockMovements, variants } from "@/db/schema";
import { givenCoupon, givenSavedLink, givenShop, givenVariant } from "@/db/testing/catalog";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { seenOf } from "@/lib/carts/placing";
import { tokenHash } from "@/lib/kernel/hash";
import { mustSucceed } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Context } from "@/lib/platform/context";
import { changeCart } from "./change-cart";
import { chooseDelivery } from "./choose-delivery";
import { loadCart } from "./load-cart";
import { openSavedLink, openTypedLink } from "./open-direct-buy";
import { type PlaceOrderInput, placeOrder } from "./place-order";
import { returnToShop } from "./return-to-shop";
import { saveContact } from "./save-contact";

const database = testDatabase();
const HOME = {
  name: "Lucía Soto",
  street: "Av. Providencia",
  streetNumber: "1234",
  municipality: "RM|Providencia",
};
let clock = { now: new Date("2026-05-04T13:00:00.000Z") };
let ctx: Context;
let made = 0;
const sku = () => `SKU-${++made}`;

beforeAll(async () => {
  await givenShop(database.db);
});
beforeEach(() => {
  clock = { now: new Date("2026-05-04T13:00:00.000Z") };
  ctx = testContext(database.db, { clock });
});

const visit = { attribution: {}, locale: "es" as const };

async function cartWith(p: string, coupon: string | null = null): Promise<string> {
  return mustSucceed(await openTypedLink(ctx, { ...visit, p, coupon }), "open").token;
}

const contact = (token: string, email = "lucia@example.test") =>
  saveContact(ctx, { token, fullName: "Lucía Soto", email, phone: "9 8765 4321", locale: "es" });

const home = (token: string) =>
  chooseDelivery(ctx, { token, option: "delivery", methodKey: null, pickupKey: null, address: HOME });

async function view(token: string) {
  const [cart] = await database.db
    .select()
    .from(carts)
    .where(eq(carts.tokenHash, tokenHash(token)));
  if (!cart) throw new Error("no cart");
  return loadCart(database.db, ctx, cart);
}

async function confirm(token: string, more: Partial<PlaceOrderInput> = {}) {
  const { priced } = await view(token);
  const answers = {
    documentType: "none" as const,
    taxId: "",
    companyName: "",
    businessActivity: "",
    fields: {},
  };
  return placeOrder(ctx, { token, seen: seenOf(priced), methodKey: "bank_transfer", ...answers, ...more });
}

async function readyCart(p: string, email?: string, coupon: string | null = null): Promise<string> {
  const token = await cartWith(p, coupon);
  mustSucceed(await contact(token, email), "contact");
  mustSucceed(await home(token), "delivery");
  return token;
}

const stockOf = async (id: number) =>
  (await database.db.select().from(variants).where(eq(variants.id, id)))[0]?.stock;
const kindsOf = async (orderId: number) =>
  (await readJournal(database.db, orderId)).map(({ event }) => event.kind);

test("saving the contact opens the order with a number and touches no stock", async () => {
  const code = sku();
  const variant = await givenVariant(database.db, { sku: code, stock: 5, price: 10_000n });
  const token = await cartWith(`${code}:2`);
  const order = mustSucceed(await contact(token), "contact");
  expect(order).toMatchObject({ paymentStatus: "open", source: "direct_buy", shippingOption: "delivery" });
  expect(order.number).toBeGreaterThan(0);
  expect(order.totals).toMatchObject({ subtotal: 16_807n, tax: 3_193n, total: 20_000n });
  expect(await stockOf(variant)).toBe(5);
});

test("a manual method places the order once, takes stock once and freezes the instructions", async () => {
  const code = sku();
  const variant = await givenVariant(database.db, { sku: code, stock: 5, price: 10_000n });
  const token = await readyCart(`${code}:2`);
  const placed = mustSucceed(await confirm(token), "place");
  const order = await readOrder(database.db, placed.orderId);
  expect(order).toMatchObject({ paymentStatus: "pending", shippingMethod: { key: "estandar" } });
  expect(order?.totals.total).toBe(23_990n);
  expect(placed).toMatchObject({ pays: "manual", again: false });
  expect(await stockOf(variant)).toBe(3);
  const [note] = await database.db
    .select()
    .from(notes)
    .where(eq(notes.id, order?.placed?.instructionsId ?? ""));
  expect(note?.text).toContain("Transfiera el total");
  const letters = await database.db.execute<{ kind: string }>(
    sql`select kind from letters where order_id = ${placed.orderId} and audience = 'customer'`,
  );
  expect(letters.rows.map((row) => row.kind)).toEqual(["order_placed"]);
  const [link] = await database.db
    .select()
    .from(links)
    .where(eq(links.tokenHash, tokenHash(placed.statusToken)));
  expect(link).toMatchObject({ purpose: "status", orderId: placed.orderId });
});

test("two tabs that confirm the same checkout at once place one order", async () => {
  const code = sku();
  const variant = await givenVariant(database.db, { sku: code, stock: 5 });
  const token = await readyCart(`${code}:1`);
  const [a, b] = await Promise.all([confirm(token), confirm(token)]);
  const [one, two] = [mustSucceed(a, "first"), mustSucceed(b, "second")];
  expect(two.orderId).toBe(one.orderId);
  expect([one.again, two.again].sort()).toEqual([false, true]);
  expect(two.statusToken).toBe(one.statusToken);
  expect(await stockOf(variant)).toBe(4);
  expect((await kindsOf(one.orderId)).filter((kind) => kind === "order_placed")).toHaveLength(1);
});

test("going back to the shop opens the order again and returns its stock", async () => {
  const code = sku();
  const variant = await givenVariant(database.db, { sku: code, stock: 5 });
  const token = await readyCart(`${code}:3`);
  const { orderId } = mustSucceed(await confirm(token), "place");
  expect(await stockOf(variant)).toBe(2);
  expect(mustSucceed(await returnToShop(ctx, { token }), "return").paymentStatus).toBe("open");
  expect(await stockOf(variant)).toBe(5);
  mustSucceed(await confirm(token), "place again");
  expect(await stockOf(variant)).toBe(2);
  const moves = await database.db.select().from(stockMovements).where(eq(stockMovements.orderId, orderId));
  expect(moves.reduce((sum, move) => sum + move.delta, 0)).toBe(-3);
});

test("an order of nothing but a free download is paid when it is placed, and needs no address", async () => {
  const code = sku();
  await givenVariant(database.db, { sku: code, price: 0n, digital: true, unlimited: true });
  const token = await cartWith(code);
  const open = mustSucceed(await contact(token), "contact");
  expect(open.shippingOption).toBe("no_shipping");
  const placed = mustSucceed(await confirm(token, { methodKey: null }), "place");
  expect(placed.pays).toBe("nothing");
  expect((await readOrder(database.db, placed.orderId))?.paymentStatus).toBe("paid");
});

test("what is sold out meanwhile is refused by name, and nothing is written", async () => {
  const code = sku();
  const variant = await givenVariant(database.db, { sku: code, name: "Taza azul", stock: 2 });
  const token = await readyCart(`${code}:2`);
  const seen = seenOf((await view(token)).priced);
  await database.db.update(variants).set({ stock: 1 }).where(eq(variants.id, variant));
  const refused = await confirm(token, { seen });
  expect(refused).toMatchObject({
    ok: false,
    refusal: { code: "out_of_stock", lines: [{ name: "Taza azul", wanted: 2, left: 1 }] },
  });
  expect(await stockOf(variant)).toBe(1);
  const placed = mustSucceed(await confirm(token), "what is left, as the page now shows it");
  expect((await readOrder(database.db, placed.orderId))?.lines[0]?.quantity).toBe(1);
  expect(await stockOf(variant)).toBe(0);
});

test("a coupon that ends while the page is open is refused before the price moves", async () => {
  const code = sku();
  await givenVariant(database.db, { sku: code, price: 10_000n });
  await givenCoupon(database.db, { code: "ENDS", percent: 10, endsAt: new Date("2026-05-04T14:00:00.000Z") });
  const token = await readyCart(`${code}:1`, "ends@example.test", "ends");
  expect((await view(token)).order?.coupon).toEqual({ code: "ENDS", target: "order", amount: 1_000n });
  const seen = seenOf((await view(token)).priced);
  clock.now = new Date("2026-05-04T14:00:00.000Z");
  expect(await confirm(token, { seen })).toMatchObject({
    ok: false,
    refusal: { code: "coupon_refused", why: { code: "coupon_ended" } },
  });
  const placed = mustSucceed(await confirm(token), "without it");
  const order = await readOrder(database.db, placed.orderId);
  expect(order).toMatchObject({ coupon: null, totals: { total: 13_990n } });
});

test("a coupon for one use is used once by any number of buyers at the same moment", async () => {
  const code = sku();
  await givenVariant(database.db, { sku: code, price: 10_000n, stock: 100 });
  await givenCoupon(database.db, { code: "ONCE", percent: 50, limitTotal: 1 });
  const emails = ["a", "b", "c", "d", "e"].map((name) => `${name}@once.test`);
  const tokens = await Promise.all(emails.map((email) => readyCart(`${code}:1`, email, "ONCE")));
  const results = await Promise.all(tokens.map((token) => confirm(token)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  const refusals = results.flatMap((result) => (result.ok ? [] : [result.refusal.code]));
  expect(new Set(refusals)).toEqual(new Set(["coupon_refused"]));
  expect(await database.db.select().from(coupons).where(eq(coupons.code, "ONCE"))).toHaveLength(1);
});

test("a form that was rendered for an older cart changes nothing", async () => {
  const code = sku();
  const variant = await givenVariant(database.db, { sku: code });
  const token = await cartWith(`${code}:1`);
  const { version } = (await view(token)).cart;
  mustSucceed(await changeCart(ctx, { token, version, quantities: { [variant]: 3 } }), "first tab");
  const late = await changeCart(ctx, { token, version, quantities: { [variant]: 9 } });
  expect(late).toEqual({ ok: false, refusal: { code: "changed_meanwhile", version: version + 1 } });
  expect((await view(token)).cart.lines[0]?.quantity).toBe(3);
});

test("prices agreed on stay while the order is open, and a new quantity follows into the journal", async () => {
  const code = sku();
  const variant = await givenVariant(database.db, { sku: code, price: 10_000n });
  const token = await readyCart(`${code}:1`);
  await database.db.update(variants).set({ price: 12_000n }).where(eq(variants.id, variant));
  const { cart, order } = await view(token);
  mustSucceed(
    await changeCart(ctx, { token, version: cart.version, quantities: { [variant]: 2 } }),
    "change",
  );
  const after = await view(token);
  expect(after.order?.totals.total).toBe(23_990n);
  expect(after.order?.lines).toMatchObject([{ lineId: "l1", quantity: 2, unitPrice: 10_000n }]);
  expect(await kindsOf(order?.id ?? 0)).toEqual(["order_created", "delivery_changed", "lines_changed"]);
});

test("before the order opens a new price is named, never taken silently", async () => {
  const code = sku();
  const variant = await givenVariant(database.db, { sku: code, price: 10_000n });
  const token = await cartWith(code);
  await database.db.update(variants).set({ price: 12_000n }).where(eq(variants.id, variant));
  expect((await view(token)).priced.notes).toEqual([
    { code: "price_changed", variantId: variant, name: code, before: 10_000n, after: 12_000n },
  ]);
});

test("source, link and campaign of the first visit are frozen into the order", async () => {
  const code = sku();
  const variant = await givenVariant(database.db, { sku: code });
  const id = await givenSavedLink(database.db, {
    slug: `link-${made}`,
    lines: [{ variantId: variant, quantity: 2, fixedPrice: "4500" }],
    channel: "instagram",
  });
  const attribution = { utmSource: "instagram", utmCampaign: "mayo", firstPage: `/b/link-${made}` };
  const opened = await openSavedLink(ctx, { slug: `link-${made}`, times: 1, attribution, locale: "pt" });
  const { token } = mustSucceed(opened, "open");
  const order = mustSucceed(await contact(token), "contact");
  expect(order).toMatchObject({ source: "direct_buy", linkId: id });
  expect(order.attribution).toMatchObject({ ...attribution, channel: "instagram" });
  expect(order.lines[0]).toMatchObject({ unitPrice: 4_500n, listPrice: 5_000n, quantity: 2 });
});

test("a saved link of one use sells once, whoever comes first", async () => {
  const code = sku();
  const variant = await givenVariant(database.db, { sku: code, stock: 50 });
  const slug = `once-${made}`;
  await givenSavedLink(database.db, { slug, lines: [{ variantId: variant, quantity: 1 }], maxUses: 1 });
  const tokens: string[] = [];
  for (const name of ["a", "b", "c"]) {
    const { token } = mustSucceed(await openSavedLink(ctx, { ...visit, slug, times: 1 }), "open");
    mustSucceed(await contact(token, `${name}@uses.test`), "contact");
    mustSucceed(await home(token), "delivery");
    tokens.push(token);
  }
  const results = await Promise.all(tokens.map((token) => confirm(token)));
  expect(results.map((result) => (result.ok ? "placed" : result.refusal.code)).sort()).toEqual([
    "link_spent",
    "link_spent",
    "placed",
  ]);
  expect(await stockOf(variant)).toBe(49);
});

test("an address that nothing is sent to is refused, and what was typed wrongly is kept", async () => {
  const code = sku();
  await givenVariant(database.db, { sku: code });
  const token = await cartWith(code);
  expect(await contact(token, "not an address")).toMatchObject({ refusal: { code: "invalid" } });
  expect((await view(token)).draft).toMatchObject({
    contact: { email: "not an address" },
    problems: { email: "bad_email" },
  });
  expect((await view(token)).order).toBeNull();
  mustSucceed(await contact(token), "contact");
  const empty = { token, option: "delivery" as const, methodKey: null, pickupKey: null, address: {} };
  expect(await chooseDelivery(ctx, empty)).toMatchObject({
    refusal: { code: "invalid", problems: { street: "missing", municipality: "missing", region: "missing" } },
  });
  expect(await confirm(token)).toMatchObject({ refusal: { code: "delivery_missing" } });
});

test("an invoice asks whose it is; the company is a row of its own", async () => {
  const code = sku();
  await givenVariant(database.db, { sku: code });
  const token = await readyCart(code);
  expect(await confirm(token, { documentType: "invoice" })).toMatchObject({
    refusal: { problems: { taxId: "missing", companyName: "missing", businessActivity: "missing" } },
  });
  const company = { taxId: "76.086.428-5", companyName: "Soto SpA", businessActivity: "Cafetería" };
  const placed = mustSucceed(await confirm(token, { documentType: "invoice", ...company }), "place");
  const [row] = await database.db.select().from(orders).where(eq(orders.id, placed.orderId));
  expect(row?.billingAddressId).not.toBeNull();
  expect(row?.searchText).toContain("760864285");
});
