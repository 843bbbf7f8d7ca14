import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { findLinkByToken } from "@/db/queries/links";
import { carts, links } from "@/db/schema";
import { givenCoupon, givenSavedLink, givenShop, givenVariant } from "@/db/testing/catalog";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { CLOCK } from "@/lib/kernel/actor";
import { tokenHash } from "@/lib/kernel/hash";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { issueLink } from "@/lib/links/commands/issue-link";
import { revokeLink } from "@/lib/links/commands/revoke-link";
import { findStatusLink, statusLinkOf } from "@/lib/links/commands/status-link";
import { linkState } from "@/lib/links/token";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import { loadCart } from "./load-cart";
import { findSavedLink, openTypedLink } from "./open-direct-buy";
import { openDuplicateCart, openRecoveryCart } from "./open-order-cart";
import { previewSavedLink, previewTypedLink } from "./preview-link";
import { previewOrder } from "./preview-order";
import { saveContact } from "./save-contact";
import { stopReminders } from "./stop-reminders";

const database = testDatabase();
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
const contextOf = () => testContext(database.db, { clock });
let variant = 0;

beforeAll(async () => {
  await givenShop(database.db);
  variant = await givenVariant(database.db, { sku: "CAFE-250", name: "Café", price: 7_990n, stock: 30 });
  await givenVariant(database.db, { sku: "TAZA-AZUL", name: "Taza azul", stock: 0 });
  await givenVariant(database.db, { sku: "VIEJO", name: "Viejo", status: "archived" });
  await givenCoupon(database.db, { code: "BIENVENIDA", percent: 10 });
  await givenCoupon(database.db, {
    code: "MUERTO",
    percent: 10,
    endsAt: new Date("2026-01-02T00:00:00.000Z"),
  });
  await givenSavedLink(database.db, {
    slug: "cafe-andes-250",
    lines: [{ variantId: variant, quantity: 1 }],
    coupon: "BIENVENIDA",
  });
});

async function openOrder(email: string, duplicated?: { token: string }) {
  const ctx = contextOf();
  const visit = { attribution: {}, locale: "es" as const, coupon: null, p: "CAFE-250:2" };
  const { token } = duplicated ?? mustSucceed(await openTypedLink(ctx, visit), "open");
  const contact = { token, fullName: "Lucía Soto", email, phone: "", locale: "es" as const };
  return mustSucceed(await saveContact(ctx, contact), "contact");
}

async function abandoned(email: string) {
  const order = await openOrder(email);
  const deadline = clock.now.toISOString();
  const expired = await changeOrder<never>(testContext(database.db, { clock, actor: CLOCK }), order.id, () =>
    ok([{ kind: "order_expired", from: "open", deadline, checked: [] }]),
  );
  return mustSucceed(expired, "expire");
}

const cartOf = async (token: string) => {
  const [cart] = await database.db
    .select()
    .from(carts)
    .where(eq(carts.tokenHash, tokenHash(token)));
  if (!cart) throw new Error("no cart");
  return cart;
};

const priced = (p: string, coupon = "") => previewTypedLink(contextOf(), p, coupon);

test.each([
  ["CAFE-250:999", [30], ["reduced"], []],
  ["CAFE-250:1000000000", [30], ["reduced"], []],
  ["CAFE-250:0", [1], [], []],
  ["CAFE-250:-1", [1], [], []],
  ["cafe-250:2", [2], [], []],
  ["CAFE-250:2,TAZA-AZUL:1", [2], ["sold_out"], []],
  ["CAFE-250,NADIE:3", [1], [], ["NADIE"]],
  ["CAFE-250,VIEJO", [1], ["unavailable"], []],
  ["TAZA-AZUL", [], ["sold_out"], []],
  ["", [], [], []],
  [",,,:::,%%%", [], [], ["%%%"]],
])("the typed link %j offers what can be bought and names the rest", async (p, units, notes, gone) => {
  const found = await priced(p);
  expect(found.priced.lines.map((line) => line.quantity)).toEqual(units);
  expect(found.priced.notes.map((note) => note.code)).toEqual(notes);
  expect(found.gone).toEqual(expect.arrayContaining(gone));
});

test("a coupon in a typed link works without case, and a dead one is named", async () => {
  expect((await priced("CAFE-250:1", " bienvenida ")).priced.coupon).toMatchObject({
    state: "used",
    amount: 799n,
  });
  expect((await priced("CAFE-250:1", "MUERTO")).priced.coupon).toMatchObject({
    state: "refused",
    refusal: { code: "coupon_ended" },
  });
  expect((await priced("CAFE-250:1", "NADA")).priced.coupon).toMatchObject({
    refusal: { code: "coupon_unknown" },
  });
});

test("whatever an address holds is no error: not when it is looked at, not when it is bought from", async () => {
  const p = `CAFE-250,\0,${"%".repeat(3_000)},\ud83d%`;
  const found = await priced(p, "NADA\0");
  expect(found.priced.lines).toHaveLength(1);
  expect(found.priced.coupon).toMatchObject({ refusal: { code: "coupon_unknown" } });
  const visit = { attribution: {}, locale: "es" as const, coupon: "\0", p };
  const { token } = mustSucceed(await openTypedLink(contextOf(), visit), "open");
  const loaded = await loadCart(database.db, contextOf(), await cartOf(token));
  expect(loaded.draft.gone.length).toBeGreaterThan(0);
  expect(loaded.cart.coupon).toBeNull();
});

test("recovering an abandoned order makes a new one at today's price, once, and ends the link", async () => {
  const ctx = contextOf();
  const old = await abandoned("recover@example.test");
  const link = mustSucceed(await issueLink(ctx, { orderId: old.id, purpose: "recovery" }), "link");
  const opened = mustSucceed(await openRecoveryCart(ctx, { orderId: old.id, locale: "es" }), "cart");
  const order = await openOrder("recover@example.test", opened);
  expect(order).toMatchObject({ source: "recovery", recoveredFrom: old.id });
  expect(await readOrder(database.db, old.id)).toMatchObject({
    recoveredBy: order.id,
    paymentStatus: "abandoned",
  });
  const [row] = await database.db.select().from(links).where(eq(links.id, link.id));
  expect(row?.revokedAt).toEqual(clock.now);
  expect(await openRecoveryCart(ctx, { orderId: old.id, locale: "es" })).toEqual({
    ok: false,
    refusal: { code: "order_over" },
  });
});

test("two carts from one recovery link recover the order once; the other stands for itself", async () => {
  const old = await abandoned("twice@example.test");
  const first = mustSucceed(await openRecoveryCart(contextOf(), { orderId: old.id, locale: "es" }), "one");
  const second = mustSucceed(await openRecoveryCart(contextOf(), { orderId: old.id, locale: "es" }), "two");
  const made = await Promise.all([openOrder("a@twice.test", first), openOrder("b@twice.test", second)]);
  expect(made.map((order) => order.recoveredFrom).sort()).toEqual([null, old.id].sort());
});

test("a duplicate is a new cart with nothing of the buyer, and says what costs more now", async () => {
  const ctx = contextOf();
  const order = await openOrder("secret@example.test");
  const { token } = mustSucceed(await openDuplicateCart(ctx, { orderId: order.id, locale: "en" }), "cart");
  const loaded = await loadCart(database.db, ctx, await cartOf(token));
  expect(JSON.stringify(loaded.cart)).not.toContain("secret@example.test");
  expect(loaded.cart).toMatchObject({ source: "duplicate", duplicatedFrom: order.id });
  await database.db.execute(sql`update variants set price = 9990 where id = ${variant}`);
  const preview = await previewOrder(ctx, order, null);
  expect(preview.priced.notes).toMatchObject([{ code: "price_changed", before: 7_990n, after: 9_990n }]);
  await database.db.execute(sql`update variants set price = 7990 where id = ${variant}`);
});

test("the status link of an order is one, shown again, and its token is nowhere in the database", async () => {
  const ctx = contextOf();
  const order = await openOrder("status@example.test");
  expect(await findStatusLink(ctx, order.id)).toBeNull();
  const first = await statusLinkOf(ctx, order.id);
  expect(await statusLinkOf(ctx, order.id)).toEqual(first);
  expect(first.url).toBe(`http://shop.test/o/${first.token}`);
  const row = await findLinkByToken(database.db, "status", tokenHash(first.token));
  expect(row?.orderId).toBe(order.id);
  expect(JSON.stringify(row)).not.toContain(first.token);
  expect(await findLinkByToken(database.db, "payment", tokenHash(first.token))).toBeNull();
});

test("a payment link is shown again while its amount stands, and renewed or revoked it is over", async () => {
  const ctx = testContext(database.db, { clock, actor: staff() });
  const order = await openOrder("pay@example.test");
  const input = { orderId: order.id, purpose: "payment" as const };
  const first = mustSucceed(await issueLink(ctx, input), "first");
  expect(mustSucceed(await issueLink(ctx, input), "again").token).toBe(first.token);
  const renewed = mustSucceed(await issueLink(ctx, { ...input, renew: true }), "renewed");
  expect(renewed.token).not.toBe(first.token);
  const stateOf = async (token: string) => {
    const row = await findLinkByToken(database.db, "payment", tokenHash(token));
    return row && linkState(row, clock.now);
  };
  expect([await stateOf(first.token), await stateOf(renewed.token)]).toEqual(["revoked", "live"]);
  mustSucceed(await revokeLink(ctx, { linkId: renewed.id }), "revoke");
  mustSucceed(await revokeLink(ctx, { linkId: renewed.id }), "revoke twice");
  expect(await stateOf(renewed.token)).toBe("revoked");
  const kinds = (await readJournal(database.db, order.id)).map(({ event }) => event.kind);
  expect(kinds).toEqual(["order_created", "link_issued", "link_revoked", "link_issued", "link_revoked"]);
});

test("whoever wants no more reminders is told once in the history", async () => {
  const old = await abandoned("stop@example.test");
  mustSucceed(await stopReminders(contextOf(), old.id), "stop");
  mustSucceed(await stopReminders(contextOf(), old.id), "stop twice");
  const journal = await readJournal(database.db, old.id);
  expect(journal.filter(({ event }) => event.kind === "recovery_stopped")).toHaveLength(1);
});

const TABLES = [
  "carts",
  "links",
  "orders",
  "order_events",
  "people",
  "addresses",
  "variants",
  "letters",
  "notes",
];

async function fingerprint(): Promise<string> {
  const parts: string[] = [];
  for (const table of TABLES) {
    const result = await database.db.execute<{ sum: string }>(
      sql.raw(`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${table} t`),
    );
    parts.push(`${table}:${result.rows[0]?.sum}`);
  }
  return parts.join("\n");
}

test("fifty looks at every public page change no row", async () => {
  const ctx = contextOf();
  const order = await abandoned("bot@example.test");
  const status = await statusLinkOf(ctx, order.id);
  const { token } = mustSucceed(await openRecoveryCart(ctx, { orderId: order.id, locale: "es" }), "cart");
  const before = await fingerprint();
  for (let look = 0; look < 50; look++) {
    const link = await findSavedLink(ctx, "cafe-andes-250");
    if (link) await previewSavedLink(ctx, link);
    await previewTypedLink(ctx, "CAFE-250:2,TAZA-AZUL", "BIENVENIDA");
    await loadCart(ctx.db, ctx, await cartOf(token));
    await findLinkByToken(ctx.db, "status", tokenHash(status.token));
    await findStatusLink(ctx, order.id);
    await previewOrder(ctx, order, null);
    await readOrder(ctx.db, order.id);
  }
  expect(await fingerprint()).toBe(before);
});
