import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { findDraft, listDrafts } from "@/db/queries/desk-drafts";
import { searchGoods, searchPeople } from "@/db/queries/desk-search";
import { insertAddress, upsertPerson } from "@/db/queries/people";
import { carts, notes, orders } from "@/db/schema";
import { givenCoupon, givenShop, givenVariant } from "@/db/testing/catalog";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { archiveDeskDraft } from "@/lib/carts/commands/archive-desk-draft";
import { loadDesk } from "@/lib/carts/commands/load-desk";
import { saveDeskDraft } from "@/lib/carts/commands/save-desk-draft";
import type { DeskDraft } from "@/lib/carts/desk-draft";
import { newDeskLine } from "@/lib/carts/desk-line";
import { aDeskDraft, type DraftChange } from "@/lib/carts/testing/desk";
import { mustSucceed } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { createManualOrder } from "./create-manual-order";

const database = testDatabase();
const NOW = new Date("2026-05-04T13:00:00.000Z");
let ctx: Context;
let variantId = 0;

beforeAll(async () => {
  await givenShop(database.db);
  variantId = await givenVariant(database.db, { sku: "TÉ-ÑANDÚ", name: "Té Ñandú", stock: 500 });
});
beforeEach(() => {
  ctx = testContext(database.db, { clock: { now: NOW }, actor: staff() });
});

const cafe = () => [newDeskLine("n1", { variantId })];
const aDraft = (change: DraftChange = {}): DeskDraft => aDeskDraft({ lines: cafe(), ...change });
const to = (email: string) => ({ customer: { email } });
const key = () => crypto.randomUUID();

async function create(draft: DeskDraft, draftKey = key(), version = 0) {
  const { priced } = await loadDesk(database.db, ctx, draft);
  const seenTotal = priced.totals.total;
  return createManualOrder(ctx, { draftKey, version, draft, seenTotal }, { mayPay: true });
}

const save = (draftKey: string, version: number, draft: DeskDraft) =>
  saveDeskDraft(ctx, { draftKey, version, draft });

describe("a draft", () => {
  test("is kept as typed, listed, and found again half written", async () => {
    const draftKey = key();
    const draft = aDraft({ lines: [newDeskLine("n1", { name: "Regalo", quantity: "" })] });
    const saved = mustSucceed(await save(draftKey, 0, draft), "save");
    expect(saved).toMatchObject({ version: 1, desk: { problems: { lines: "bad_lines" } } });
    const [listed] = await listDrafts(database.db);
    const row = await findDraft(database.db, listed?.id ?? 0);
    expect(row).toMatchObject({ draft, staffId: 1, orderId: null, kind: "desk_draft" });
    expect(await database.db.$count(orders)).toBe(0);
  });

  test("is not overwritten by a second tab that has not seen the change", async () => {
    const draftKey = key();
    mustSucceed(await save(draftKey, 0, aDraft(to("a@example.test"))), "first");
    mustSucceed(await save(draftKey, 1, aDraft(to("b@example.test"))), "tab one");
    const late = await save(draftKey, 1, aDraft(to("c@example.test")));
    expect(late).toEqual({ ok: false, refusal: { code: "draft_changed", version: 2 } });
    const same = await save(draftKey, 1, aDraft(to("b@example.test")));
    expect(same).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await save(draftKey, 2, aDraft(to("c@example.test")))).toMatchObject({ ok: true });
  });

  test("whose first answer was lost is saved on", async () => {
    const draftKey = key();
    mustSucceed(await save(draftKey, 0, aDraft(to("d@example.test"))), "lost");
    expect(await save(draftKey, 0, aDraft(to("e@example.test")))).toMatchObject({ value: { version: 2 } });
  });

  test("put away leaves the list and comes back with the next change", async () => {
    const draftKey = key();
    mustSucceed(await save(draftKey, 0, aDraft(to("f@example.test"))), "save");
    const [row] = await database.db
      .select()
      .from(carts)
      .where(eq(carts.tokenHash, `desk:${draftKey}`));
    const draftId = row?.id ?? 0;
    const isListed = async () => (await listDrafts(database.db)).some(({ id }) => id === draftId);
    expect(await archiveDeskDraft(ctx, { draftId })).toMatchObject({ ok: true });
    expect(await isListed()).toBe(false);
    expect(await archiveDeskDraft(ctx, { draftId })).toMatchObject({ refusal: { code: "draft_not_found" } });
    mustSucceed(await save(draftKey, 2, aDraft(to("g@example.test"))), "again");
    expect(await isListed()).toBe(true);
  });

  test("names its order and makes only one, however many ask at once", async () => {
    const draftKey = key();
    const draft = aDraft(to("once@example.test"));
    mustSucceed(await save(draftKey, 0, draft), "save");
    const before = await database.db.$count(orders);
    const all = await Promise.all(Array.from({ length: 6 }, () => create(draft, draftKey, 1)));
    const made = all.flatMap((one) => (one.ok ? [one.value] : []));
    expect(made).toHaveLength(1);
    const refused = all.flatMap((one) => (one.ok ? [] : [one.refusal]));
    expect(refused).toEqual(Array(5).fill({ code: "draft_used", number: made[0]?.number }));
    expect(await database.db.$count(orders)).toBe(before + 1);
    const [row] = await database.db
      .select()
      .from(carts)
      .where(eq(carts.orderId, made[0]?.id ?? 0));
    expect(row).toMatchObject({ kind: "desk_draft", tokenHash: `desk:${draftKey}` });
    expect((await listDrafts(database.db)).some(({ id }) => id === row?.id)).toBe(false);
  });
});

describe("a discount code (S32)", () => {
  test("takes its part as §16 says, beside a discount of the shop's own", async () => {
    await givenCoupon(database.db, { code: "BIENVENIDA", percent: 10 });
    const lines = [newDeskLine("n1", { variantId, quantity: "2", price: "12.990" })];
    const extras = { coupon: " bienvenida ", discount: "1.000" };
    const draft = aDraft({ lines, extras, ...to("welcome@example.test") });
    const order = mustSucceed(await create(draft), "create");
    expect(order).toMatchObject({
      coupon: { code: "BIENVENIDA", target: "order", amount: 2_598n },
      ownDiscount: 1_000n,
      totals: { total: 25_980n - 2_598n - 1_000n + 3_990n },
    });
  });

  test("holds its limit for each e-mail, in any spelling", async () => {
    await givenCoupon(database.db, { code: "UNAVEZ", percent: 10, limitPerEmail: 1 });
    const paid = { payment: { ending: "paid", methodKey: "cash" }, extras: { coupon: "UNAVEZ" } } as const;
    mustSucceed(await create(aDraft({ ...paid, ...to("lucia.uno@example.test") })), "first");
    const again = await create(aDraft({ ...paid, ...to("Lucia.Uno@example.test") }));
    expect(again).toMatchObject({ refusal: { problems: { "extras.coupon": "coupon_used_by_you" } } });
    expect((await create(aDraft({ ...paid, ...to("other@example.test") }))).ok).toBe(true);
  });

  test("holds its limit in all, whoever is faster", async () => {
    await givenCoupon(database.db, { code: "POCOS", percent: 10, limitTotal: 3 });
    const draft = (n: number) =>
      aDraft({
        ...to(`few${n}@example.test`),
        payment: { ending: "paid", methodKey: "cash" },
        extras: { coupon: "POCOS" },
      });
    const all = await Promise.all(Array.from({ length: 8 }, (_, n) => create(draft(n))));
    expect(all.filter(({ ok }) => ok)).toHaveLength(3);
    const refusals = all.flatMap((one) => (one.ok ? [] : [one.refusal]));
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ code: "incomplete", problems: { "extras.coupon": "coupon_used_up" } });
  });

  test("nobody knows is said, not dropped", async () => {
    const refused = await create(aDraft({ ...to("nn@example.test"), extras: { coupon: "NADA" } }));
    expect(refused).toMatchObject({ refusal: { problems: { "extras.coupon": "coupon_unknown" } } });
  });
});

test("a price that moved since it was shown is refused with the new total", async () => {
  const draft = aDraft(to("moved@example.test"));
  const input = { draftKey: key(), version: 0, draft, seenTotal: 1n };
  const refused = await createManualOrder(ctx, input, { mayPay: true });
  expect(refused).toEqual({ ok: false, refusal: { code: "total_changed", total: 8_990n } });
});

test("tags, notes and an invoice are kept with the order", async () => {
  const order = mustSucceed(
    await create(
      aDraft({
        ...to("notes@example.test"),
        billing: {
          ...{ documentType: "invoice", taxId: "76.192.083-9", companyName: "Café SpA" },
          businessActivity: "Cafetería",
        },
        extras: {
          tags: ["Feria", " feria ", "regalo"],
          privateNote: "Llamar antes",
          customerNote: "Gracias",
        },
      }),
    ),
    "create",
  );
  expect(order).toMatchObject({ tags: ["Feria", "regalo"], documentType: "invoice" });
  const kept = await database.db.select().from(notes).where(eq(notes.orderId, order.id));
  expect(kept.map(({ kind, text }) => [kind, text]).toSorted()).toEqual([
    ["customer", "Gracias"],
    ["private", "Llamar antes"],
  ]);
  const found = await searchPeople(database.db, "76192083");
  expect(found.map(({ email }) => email)).toEqual(["notes@example.test"]);
});

test("a complementary order and the one that it completes name each other", async () => {
  const first = mustSucceed(await create(aDraft(to("more@example.test"))), "first");
  const customer = { kind: "existing", personId: first.personId } as const;
  const second = mustSucceed(await create(aDraft({ customer, complements: first.number })), "second");
  const textsOf = async (orderId: number) =>
    (await database.db.select().from(notes).where(eq(notes.orderId, orderId))).map(({ text }) => text);
  expect(await textsOf(second.id)).toEqual([`Complementa el pedido #${first.number}.`]);
  expect(await textsOf(first.id)).toEqual([`Pedido complementario: #${second.number}.`]);
});

describe("the searches", () => {
  test.each(["té ñandú", "TE NANDU", "nandu te", "té-ñ"])("find a product by %s", async (typed) => {
    expect((await searchGoods(database.db, typed)).map(({ sku }) => sku)).toEqual(["TÉ-ÑANDÚ"]);
  });

  test.each(["", "   ", "%", "nada"])("find no product by “%s”", async (typed) => {
    expect(await searchGoods(database.db, typed)).toEqual([]);
  });

  test("find a customer by e-mail, phone, tax id and name", async () => {
    const personId = await inTransaction(database.db, async (tx) => {
      const given = {
        fullName: "Íñigo Álvarez",
        email: "inigo@example.test",
        phone: "+56987650001",
        locale: "es",
      };
      const { id } = await upsertPerson(tx, given, NOW);
      const row = {
        name: "Íñigo",
        street: "Merced",
        country: "CL",
        taxId: "123456785",
        personId: id,
        createdAt: NOW,
      };
      await insertAddress(tx, row);
      return id;
    });
    const idsBy = async (typed: string) => (await searchPeople(database.db, typed)).map(({ id }) => id);
    for (const typed of ["INIGO@example", "9 8765 0001", "12.345.678-5", "alvarez inigo"])
      expect(await idsBy(typed)).toEqual([personId]);
    expect(await idsBy("inigo perez")).toEqual([]);
  });
});
