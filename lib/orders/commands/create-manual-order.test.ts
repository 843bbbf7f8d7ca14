import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listDrafts } from "@/db/queries/desk-drafts";
import { readJournal } from "@/db/queries/journal";
import { letters, links, notes, people, variants } from "@/db/schema";
import { givenShop, givenVariant } from "@/db/testing/catalog";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { loadDesk } from "@/lib/carts/commands/load-desk";
import type { DeskDraft } from "@/lib/carts/desk-draft";
import { newDeskLine } from "@/lib/carts/desk-line";
import { aDeskDraft, type DraftChange } from "@/lib/carts/testing/desk";
import { CLOCK, CUSTOMER } from "@/lib/kernel/actor";
import { mustSucceed } from "@/lib/kernel/result";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { createManualOrder } from "./create-manual-order";
import { expireOrders } from "./expire-orders";
import { readOrder } from "./read-order";

const database = testDatabase();
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
const RIGHTS = { mayPay: true };
let ctx: Context;
let made = 0;
const sku = () => `M-${++made}`;

beforeAll(async () => {
  await givenShop(database.db);
});
beforeEach(() => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
  ctx = testContext(database.db, { clock, actor: staff() });
});

/** One product for a new customer with an e-mail, at home, unless told otherwise. */
async function aDraft(change: DraftChange = {}): Promise<DeskDraft> {
  const lines = change.lines ?? [
    newDeskLine("n1", { variantId: await givenVariant(database.db, { sku: sku() }) }),
  ];
  const email = `m${++made}@example.test`;
  return aDeskDraft({ ...change, lines, customer: { email, ...change.customer } });
}

async function create(
  draft: DeskDraft,
  given: Partial<{ draftKey: string; seenTotal: bigint; by: Context }> = {},
) {
  const { priced } = await loadDesk(database.db, ctx, draft);
  const input = { draftKey: given.draftKey ?? crypto.randomUUID(), version: 0, draft };
  return createManualOrder(
    given.by ?? ctx,
    { ...input, seenTotal: given.seenTotal ?? priced.totals.total },
    RIGHTS,
  );
}

const created = async (change: DraftChange = {}): Promise<Order> => {
  const { id } = mustSucceed(await create(await aDraft(change)), "create");
  return mustSucceed({ ok: true, value: (await readOrder(database.db, id)) as Order }, "read");
};

const lettersOf = async (order: Order) =>
  (await database.db.select().from(letters).where(eq(letters.orderId, order.id))).map(({ kind }) => kind);
const stockOf = async (variantId: number | null | undefined) =>
  (
    await database.db
      .select()
      .from(variants)
      .where(eq(variants.id, variantId ?? 0))
  )[0]?.stock;
const kindsOf = async (order: Order) =>
  (await readJournal(database.db, order.id)).map(({ event }) => event.kind);

describe("endings", () => {
  test("a payment link: open, no stock taken, link and letter", async () => {
    const order = await created();
    expect(order).toMatchObject({ source: "manual", paymentStatus: "open", createdBy: "staff" });
    expect(order.totals.total).toBe(5_000n + 3_990n);
    expect(await kindsOf(order)).toEqual(["order_created", "link_issued"]);
    expect(await lettersOf(order)).toEqual(["payment_link"]);
    expect(await stockOf(order.lines[0]?.variantId)).toBe(10);
    const [link] = await database.db.select().from(links).where(eq(links.orderId, order.id));
    expect(link).toMatchObject({ purpose: "payment", content: { amount: "8990" } });
  });

  test("a link by WhatsApp for some hours sends no letter", async () => {
    const order = await created({ payment: { channel: "whatsapp", linkHours: 24 } });
    expect(await lettersOf(order)).toEqual([]);
    const [link] = await database.db.select().from(links).where(eq(links.orderId, order.id));
    expect(link?.expiresAt).toEqual(new Date("2026-05-05T13:00:00.000Z"));
  });

  test("paid already: created, placed and recorded in one commit", async () => {
    const order = await created({
      payment: { ending: "paid", methodKey: "cash", paidOn: "2026-05-03", reference: "Caja 2" },
    });
    expect(order).toMatchObject({ paymentStatus: "paid", captured: 8_990n, shipmentStatus: "unfulfilled" });
    expect(await kindsOf(order)).toEqual(["order_created", "order_placed", "payment_recorded"]);
    const journal = await readJournal(database.db, order.id);
    expect(new Set(journal.map(({ recordedAt }) => recordedAt.getTime())).size).toBe(1);
    expect(await stockOf(order.lines[0]?.variantId)).toBe(9);
    expect(await lettersOf(order)).toEqual(["order_paid"]);
    const [payment] = Object.values(order.money.payments);
    expect(payment).toMatchObject({ methodKey: "cash", paidOn: "2026-05-03", amount: 8_990n });
    const [reference] = await database.db.select().from(notes).where(eq(notes.orderId, order.id));
    expect(reference).toMatchObject({ kind: "reference", text: "Caja 2" });
  });

  test("the letter of a payment can be unticked", async () => {
    const order = await created({ payment: { ending: "paid", methodKey: "cash", letter: false } });
    expect(order.paymentStatus).toBe("paid");
    expect(await lettersOf(order)).toEqual([]);
  });

  test("less than the total is no payment of it, more is kept and flagged", async () => {
    const less = await create(
      await aDraft({ payment: { ending: "paid", methodKey: "cash", amount: "8.989" } }),
    );
    expect(less).toMatchObject({ ok: false, refusal: { problems: { "payment.amount": "less_than_total" } } });
    const more = await created({ payment: { ending: "paid", methodKey: "cash", amount: "9.000" } });
    expect(more).toMatchObject({ paymentStatus: "paid", owedBack: 10n, flags: ["overpaid"] });
  });

  test("only saved: open, without a link", async () => {
    const order = await created({ payment: { ending: "save" } });
    expect(await kindsOf(order)).toEqual(["order_created"]);
    expect(await lettersOf(order)).toEqual([]);
  });

  test("reserved until the end of a day: pending, then canceled by the clock", async () => {
    const order = await created({
      payment: { ending: "reserve", methodKey: "bank_transfer", holdUntil: "2026-05-06" },
    });
    expect(order.paymentStatus).toBe("pending");
    expect(order.placed?.expiresAt).toEqual(new Date("2026-05-07T04:00:00.000Z"));
    expect(await stockOf(order.lines[0]?.variantId)).toBe(9);
    expect(await lettersOf(order)).toEqual(["order_placed"]);
    const [note] = await database.db.select().from(notes).where(eq(notes.orderId, order.id));
    expect(note?.kind).toBe("instructions");
    clock.now = new Date("2026-05-07T03:59:00.000Z");
    await expireOrders({ ...ctx, actor: CLOCK });
    expect((await readOrder(database.db, order.id))?.paymentStatus).toBe("pending");
    clock.now = new Date("2026-05-07T04:00:00.000Z");
    await expireOrders({ ...ctx, actor: CLOCK });
    const over = await readOrder(database.db, order.id);
    expect(over).toMatchObject({ paymentStatus: "canceled", closed: { reason: "unpaid_deadline" } });
    expect(await stockOf(order.lines[0]?.variantId)).toBe(10);
  });

  test("nothing to pay is paid at once and cannot be asked for by link", async () => {
    const free = {
      extras: { discount: "100", discountKind: "percent" as const },
      delivery: { kind: "none" as const },
    };
    const asked = await create(await aDraft(free));
    expect(asked).toMatchObject({ ok: false, refusal: { problems: { "payment.ending": "nothing_due" } } });
    const order = await created({ ...free, payment: { ending: "paid", methodKey: "cash" } });
    expect(order).toMatchObject({ paymentStatus: "paid", captured: 0n, totals: { total: 0n } });
    expect(await lettersOf(order)).toEqual(["order_paid"]);
    const quiet = await created({ ...free, payment: { ending: "paid", methodKey: "cash", letter: false } });
    expect(await lettersOf(quiet)).toEqual([]);
  });
});

describe("shortage", () => {
  const paid = { ending: "paid", methodKey: "cash" } as const;
  const short = async () => [
    newDeskLine("n1", {
      variantId: await givenVariant(database.db, { sku: sku(), name: "Taza", stock: 1 }),
      quantity: "3",
    }),
  ];

  test("is refused by name and leaves nothing behind", async () => {
    const before = await database.db.$count(people);
    const refused = await create(await aDraft({ lines: await short(), payment: paid }));
    expect(refused).toEqual({
      ok: false,
      refusal: { code: "out_of_stock", lines: [{ name: "Taza", wanted: 3, left: 1 }] },
    });
    expect(await database.db.$count(people)).toBe(before);
  });

  test("is accepted by a person who says so, and flagged", async () => {
    const order = await created({ lines: await short(), payment: { ...paid, acceptShortage: true } });
    expect(order).toMatchObject({ paymentStatus: "paid", flags: ["stock_short"] });
    expect(await stockOf(order.lines[0]?.variantId)).toBe(-2);
  });

  test("cannot be reserved, and does not matter to a link", async () => {
    const payment = { ending: "reserve", methodKey: "cash", holdUntil: "2026-05-06" } as const;
    const refused = await create(await aDraft({ lines: await short(), payment }));
    expect(refused).toMatchObject({ ok: false, refusal: { code: "out_of_stock" } });
    expect((await created({ lines: await short() })).paymentStatus).toBe("open");
  });
});

describe("who", () => {
  test("a person without the permission records no money", async () => {
    const draft = await aDraft({ payment: { ending: "paid", methodKey: "cash" } });
    const input = { draftKey: crypto.randomUUID(), version: 0, draft, seenTotal: 8_990n };
    const refused = await createManualOrder(ctx, input, { mayPay: false });
    expect(refused).toEqual({ ok: false, refusal: { code: "not_allowed" } });
    expect((await listDrafts(database.db)).length).toBe(0);
  });

  test.each([
    ["the shop's API", { kind: "api", id: "7" } as const, true],
    ["a customer", CUSTOMER, false],
    ["the clock", CLOCK, false],
  ])("%s", async (_who, actor, may) => {
    const result = await create(await aDraft(), { by: { ...ctx, actor } });
    expect(result.ok).toBe(may);
    expect(result).toMatchObject(may ? {} : { refusal: { code: "move_not_allowed" } });
  });

  test("a guest may leave nothing, a new customer must be reachable, one of before is not doubled", async () => {
    const guest = await created({
      customer: { kind: "guest", fullName: "", email: "" },
      delivery: { kind: "none" },
    });
    expect(guest).toMatchObject({ personId: null, shippingOption: "no_shipping", shipmentStatus: null });
    expect(await lettersOf(guest)).toEqual([]);
    const unreachable = await create(await aDraft({ customer: { email: "" } }));
    expect(unreachable).toMatchObject({ refusal: { problems: { "customer.email": "email_or_phone" } } });
    const first = await created({ customer: { email: "", phone: "9 8765 4321" } });
    const again = await created({ customer: { kind: "existing", personId: first.personId } });
    expect(again.personId).toBe(first.personId);
    const [person] = await database.db
      .select()
      .from(people)
      .where(eq(people.id, first.personId ?? 0));
    expect(person).toMatchObject({ phone: "+56987654321", email: null });
  });

  test("nobody is renamed by an order: another name beside a known e-mail is asked about", async () => {
    const first = await created({ customer: { fullName: "Ana Pérez", email: "ana.perez@example.test" } });
    const other = await aDraft({ customer: { fullName: "Luis Soto", email: "ANA.perez@example.test" } });
    expect(await create(other)).toMatchObject({
      refusal: { code: "incomplete", problems: { "customer.email": "known_customer" } },
    });
    expect((await loadDesk(database.db, ctx, other)).namesake?.id).toBe(first.personId);
    const same = await created({ customer: { fullName: "ana perez", email: "ana.perez@example.test" } });
    const guest = await created({
      customer: { kind: "guest", fullName: "", email: "ana.perez@example.test" },
      delivery: { kind: "none" },
    });
    expect([same.personId, guest.personId]).toEqual([first.personId, first.personId]);
    const [person] = await database.db
      .select()
      .from(people)
      .where(eq(people.id, first.personId ?? 0));
    expect(person?.fullName).toBe("Ana Pérez");
  });
});
