import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { findCart, insertCart } from "@/db/queries/carts";
import { readJournal } from "@/db/queries/journal";
import { writeSettings } from "@/db/queries/shop";
import { letters, notes, orderLines, stockMovements, variants } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenOpenOrder, givenPendingOrder, givenVariant } from "@/db/testing/orders";
import { deskLineOf } from "@/lib/carts/desk-line";
import { providerActor } from "@/lib/kernel/actor";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { issuePaymentLink } from "@/lib/links/commands/issue-payment-link";
import type { NewEvent } from "@/lib/orders/events";
import { historyOf } from "@/lib/orders/history";
import type { Order } from "@/lib/orders/order";
import { canceled, captured, recorded, shipped } from "@/lib/orders/testing/journal";
import { startPayment } from "@/lib/payments/commands/start-payment";
import { type ScriptedProvider, scriptedProvider } from "@/lib/payments/testing/scripted-provider";
import type { Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { changeOrder } from "./change-order";
import { editOrderInput } from "./edit-input";
import { editOrder } from "./edit-order";
import { previewEditedOrder } from "./preview-edit";
import { readOrder } from "./read-order";
import { undoOrderEdit } from "./undo-edit";

const base = testDatabase({ max: 10 });
const clock = { now: new Date() };
let provider: ScriptedProvider;
let ctx: Context;

beforeEach(async () => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
  provider = scriptedProvider(() => base.db);
  ctx = testContext(base.db, { clock, actor: staff(), providers: new Map([["demo", provider]]) });
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((one) => ({ ...one, enabled: true }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, clock.now);
});

type Change = { readonly quantity?: string; readonly variantId?: number; readonly price?: string };

/** The editor with its lines as they are, but for what is changed on the first. */
const asked = (order: Order, change: Change, more: object = {}) =>
  editOrderInput.parse({
    orderId: order.id,
    expectedVersion: order.version,
    lines: order.lines.map((line, index) => ({
      ...deskLineOf(line, "CLP"),
      ...(index === 0 ? change : {}),
    })),
    coupon: order.coupon?.code ?? "",
    reason: "customer_asked",
    ...more,
  });
const edit = (order: Order, change: Change, more: object = {}) => editOrder(ctx, asked(order, change, more));

const now = async (order: Order): Promise<Order> => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const add = async (order: Order, ...events: NewEvent[]): Promise<Order> =>
  mustSucceed(
    await changeOrder<never>({ ...ctx, actor: providerActor("demo") }, order.id, () => ok(events)),
    "adding",
  );
const stockOf = async (variantId: number): Promise<number> => {
  const [row] = await base.db.select().from(variants).where(eq(variants.id, variantId));
  return row?.stock ?? Number.NaN;
};
const lettersOf = async (order: Order): Promise<string[]> => {
  const rows = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
  return rows.map(({ kind }) => kind);
};
const paidOrder = async (variantId: number): Promise<Order> =>
  add(await givenPendingOrder(ctx, {}, { variantId }), captured(20_000n));

describe("from every status", () => {
  test("open: new lines and totals, no stock yet", async () => {
    const variantId = await givenVariant(ctx, 5);
    const order = await givenOpenOrder(ctx, { variantId });
    const edited = mustSucceed(await edit(order, { quantity: "3" }), "editing").order;
    expect([edited.paymentStatus, edited.totals.total, await stockOf(variantId)]).toEqual([
      "open",
      30_000n,
      5,
    ]);
    const rows = await base.db.select().from(orderLines).where(eq(orderLines.orderId, order.id));
    expect(rows.map(({ quantity, total }) => [quantity, total])).toEqual([[3, 30_000n]]);
  });

  test("pending: the difference is taken, and given back", async () => {
    const variantId = await givenVariant(ctx, 5);
    const order = await givenPendingOrder(ctx, {}, { variantId });
    expect(await stockOf(variantId)).toBe(3);
    const more = mustSucceed(await edit(order, { quantity: "5" }), "more").order;
    expect(await stockOf(variantId)).toBe(0);
    mustSucceed(await edit(more, { quantity: "1" }), "less");
    expect(await stockOf(variantId)).toBe(4);
    const moves = await base.db.select().from(stockMovements).where(eq(stockMovements.orderId, order.id));
    expect(moves.reduce((sum, { delta }) => sum + delta, 0)).toBe(-1);
  });

  test("paid, dearer: pending again with a balance (P15), and no letter of its own", async () => {
    const order = await paidOrder(await givenVariant(ctx));
    const before = await lettersOf(order);
    const edited = mustSucceed(await edit(order, { quantity: "3" }), "editing").order;
    expect([edited.paymentStatus, edited.balanceDue, edited.badges]).toEqual([
      "pending",
      10_000n,
      ["partially_paid"],
    ]);
    expect(await lettersOf(order)).toEqual(before);
  });

  test("paid, cheaper: stays paid and owes the surplus", async () => {
    const order = await paidOrder(await givenVariant(ctx));
    const edited = mustSucceed(await edit(order, { quantity: "1" }), "editing").order;
    expect([edited.paymentStatus, edited.owedBack, edited.flags]).toEqual(["paid", 10_000n, ["overpaid"]]);
  });

  test("paid, another size of the same price: stays paid, both shelves move", async () => {
    const [small, large] = [await givenVariant(ctx, 5), await givenVariant(ctx, 5)];
    const order = await paidOrder(small);
    const edited = mustSucceed(
      await edit(order, { variantId: large, price: "" }, { reason: "change_of_size", note: "Pidió L" }),
      "changing the size",
    ).order;
    expect([edited.paymentStatus, edited.balanceDue, edited.owedBack]).toEqual(["paid", 0n, 0n]);
    expect([await stockOf(small), await stockOf(large)]).toEqual([5, 3]);
    const [note] = await base.db.select().from(notes).where(eq(notes.orderId, order.id));
    expect(note).toMatchObject({ kind: "reason", text: "Pidió L" });
    const [last] = historyOf(order.id, await readJournal(base.db, order.id));
    expect(last).toMatchObject({ kind: "lines_changed", noteId: note?.id });
  });

  test("canceled and dispatched orders are refused", async () => {
    const closed = await add(await givenPendingOrder(ctx), canceled());
    expect(await edit(closed, { quantity: "1" })).toMatchObject({ refusal: { code: "order_closed" } });
    const sent = await add(await paidOrder(await givenVariant(ctx)), shipped());
    expect(await edit(sent, { quantity: "1" })).toMatchObject({ refusal: { code: "already_dispatched" } });
  });
});

describe("what stands in the way", () => {
  test("a shortage refuses the whole edit and names the line", async () => {
    const variantId = await givenVariant(ctx, 3);
    const order = await givenPendingOrder(ctx, {}, { variantId });
    const refused = await edit(order, { quantity: "9" });
    expect(refused).toEqual({
      ok: false,
      refusal: { code: "out_of_stock", short: [{ variantId, name: "Café", wanted: 7, available: 1 }] },
    });
    expect(await now(order)).toEqual(order);
    const seen = mustSucceed(await previewEditedOrder(ctx, asked(order, { quantity: "9" })), "previewing");
    expect(seen.preview.ok && seen.preview.value.short).toEqual([
      { variantId, name: "Café", wanted: 7, available: 1 },
    ]);
  });

  test("the preview says what the edit then does", async () => {
    const variantId = await givenVariant(ctx, 5);
    const order = await paidOrder(variantId);
    const link = mustSucceed((await add(order)) && (await edit(order, { quantity: "3" })), "raising").order;
    mustSucceed(await issuePaymentLink(ctx, { orderId: order.id }), "linking");
    const asking = asked(await now(link), { quantity: "4" });
    const seen = mustSucceed(await previewEditedOrder(ctx, asking), "previewing").preview;
    if (!seen.ok) throw new Error(seen.refusal.code);
    expect([seen.value.due, seen.value.linksEnded]).toEqual([{ before: 10_000n, after: 20_000n }, 1]);
    const done = mustSucceed(await editOrder(ctx, asking), "editing").order;
    expect([done.balanceDue, done.payLinks]).toEqual([20_000n, {}]);
    expect(await stockOf(variantId)).toBe(1);
  });

  test("a live provider page is closed at the provider first, outside any transaction", async () => {
    const order = await givenPendingOrder(ctx);
    await open(order);
    const edited = mustSucceed(await edit(await now(order), { quantity: "3" }), "editing").order;
    expect(edited.balanceDue).toBe(30_000n);
    expect(Object.values(edited.money.payments).map(({ state }) => state)).toEqual(["closed"]);
    expect(provider.openDuringCalls).toEqual([]);
  });

  test("a page that cannot be closed forbids another total, not another size", async () => {
    const order = await givenPendingOrder(ctx);
    await open(order);
    provider.silent = true;
    const pending = await now(order);
    expect(await edit(pending, { quantity: "3" })).toMatchObject({ refusal: { code: "attempt_live" } });
    const other = await givenVariant(ctx, 5);
    const swapped = await edit(await now(order), { variantId: other, price: "10000" });
    expect(swapped.ok && swapped.value.order.lines[0]?.variantId).toBe(other);
  });
});

const open = async (order: Order) =>
  mustSucceed(
    await startPayment(ctx, {
      ...{ orderId: order.id, methodKey: "demo" },
      ...{ successUrl: "http://shop.test/o/t", cancelUrl: "http://shop.test/pay/t" },
    }),
    "opening a page",
  );

describe("an order that its customer is still checking out", () => {
  const follow = (order: Order) =>
    inTransaction(base.db, (tx) =>
      insertCart(tx, {
        ...{ tokenHash: `hash_${order.id}`, kind: "public", locale: "es", source: "checkout" },
        ...{ lines: [], draft: {}, attribution: {}, orderId: order.id },
        ...{ changedAt: clock.now, createdAt: clock.now },
      }),
    );
  const cartOf = async (order: Order) => (await findCart(base.db, `hash_${order.id}`))?.lines;

  test("keeps its cart in step, there and back", async () => {
    const order = await givenOpenOrder(ctx);
    await follow(order);
    const edited = mustSucceed(await edit(order, { quantity: "5" }), "editing");
    expect(await cartOf(order)).toMatchObject([{ quantity: 5 }]);
    mustSucceed(await undoOrderEdit(ctx, { orderId: order.id, before: edited.before }), "undoing");
    expect(await cartOf(order)).toMatchObject([{ quantity: 2 }]);
  });

  test("takes nothing that its cart cannot say", async () => {
    const order = await givenOpenOrder(ctx);
    await follow(order);
    const refused = await edit(order, {}, { ownDiscount: "10", ownDiscountKind: "percent" });
    expect(refused).toMatchObject({ refusal: { code: "checkout_in_progress" } });
  });
});

describe("taking it back", () => {
  test("gives the order its contents, stock and status again, without another letter", async () => {
    const variantId = await givenVariant(ctx, 5);
    const order = await paidOrder(variantId);
    const before = await lettersOf(order);
    const edited = mustSucceed(await edit(order, { quantity: "3" }), "editing");
    const undone = mustSucceed(
      await undoOrderEdit(ctx, { orderId: order.id, before: edited.before }),
      "undoing",
    );
    expect([undone.lines, undone.totals, undone.paymentStatus]).toEqual([order.lines, order.totals, "paid"]);
    expect([await stockOf(variantId), await lettersOf(order)]).toEqual([3, before]);
    const told = historyOf(order.id, await readJournal(base.db, order.id));
    expect(told.map(({ kind, undone: back }) => [kind, back]).slice(0, 3)).toEqual([
      ["lines_changed", false],
      ["step_undone", false],
      ["lines_changed", true],
    ]);
    expect(await undoOrderEdit(ctx, { orderId: order.id, before: edited.before })).toMatchObject({
      refusal: { code: "not_undoable" },
    });
  });

  test("is refused once money came for the new total", async () => {
    const order = await paidOrder(await givenVariant(ctx));
    const edited = mustSucceed(await edit(order, { quantity: "3" }), "editing");
    await add(order, recorded(10_000n));
    expect(await undoOrderEdit(ctx, { orderId: order.id, before: edited.before })).toMatchObject({
      refusal: { code: "not_undoable" },
    });
  });
});

describe("at the same time", () => {
  test("two editors: one wins, the other is told", async () => {
    const order = await givenPendingOrder(ctx);
    const answers = await Promise.all([edit(order, { quantity: "3" }), edit(order, { quantity: "4" })]);
    expect(answers.filter(({ ok: won }) => won)).toHaveLength(1);
    expect(answers.find(({ ok: won }) => !won)).toMatchObject({ refusal: { code: "changed_meanwhile" } });
  });

  test("money and an edit: whichever comes first, the amounts add up", async () => {
    for (let round = 0; round < 12; round++) {
      const variantId = await givenVariant(ctx, 9);
      const order = await givenPendingOrder(ctx, {}, { variantId });
      const pay = add(order, captured(20_000n, { providerObjectId: `obj_${order.id}` }));
      const [edited] = await Promise.all([edit(order, { quantity: "3" }), pay]);
      const after = await now(order);
      const total = edited.ok ? 30_000n : 20_000n;
      expect([after.totals.total, after.captured, after.balanceDue]).toEqual([
        total,
        20_000n,
        total - 20_000n,
      ]);
      expect(after.paymentStatus).toBe(edited.ok ? "pending" : "paid");
      expect(await stockOf(variantId)).toBe(edited.ok ? 6 : 7);
    }
  });
});
