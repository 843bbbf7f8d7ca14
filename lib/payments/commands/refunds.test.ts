import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { findRefundSend, listRefundsByHand } from "@/db/queries/refunds";
import { letters, stockMovements } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { verifyOrders } from "@/db/verify/verify-orders";
import { providerActor } from "@/lib/kernel/actor";
import { orderRef } from "@/lib/kernel/ids";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { cancelOrder } from "@/lib/orders/commands/cancel-order";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import { fold } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import { captured, recorded } from "@/lib/orders/testing/journal";
import { type RefundingProvider, refundingProvider } from "@/lib/payments/testing/refunding-provider";
import { as, type Context } from "@/lib/platform/context";
import { applyAskedFacts } from "./apply-facts";
import { approveRefund, rejectRefund } from "./decide-refund";
import { type Requester, type RequestRefundInput, requestRefund, requestRefundInput } from "./request-refund";
import { sendRefund } from "./send-refund";
import { recordRefund, retryRefund, waiveOwed } from "./settle-refund";
import { sweepRefunds } from "./sweep-refunds";

const base = testDatabase({ max: 20 });
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
const ALONE: Requester = { limit: null, mayCancel: true };
let provider: RefundingProvider;
let ctx: Context;

beforeEach(() => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
  provider = refundingProvider();
  provider.now = () => clock.now;
  ctx = testContext(base.db, { clock, actor: staff(1), providers: new Map([["demo", provider]]) });
});

/** 2 × 10.000 CLP, paid at the provider. */
async function givenPaid(amount = 20_000n): Promise<Order> {
  const order = await givenPendingOrder(ctx);
  const objectId = `obj_${order.id}`;
  provider.open({ objectId, orderRef: orderRef(order.id), captured: amount, currency: "CLP" });
  const paid = await changeOrder<never>(as(ctx, providerActor("demo")), order.id, () =>
    ok([captured(amount, { paymentId: `pay_${order.id}`, providerObjectId: objectId })]),
  );
  return mustSucceed(paid, "paying");
}

const wish = (order: Order, more: object): RequestRefundInput =>
  requestRefundInput.parse({ orderId: order.id, alsoCancel: false, shipping: false, ...more });
const now = async ({ id }: Order): Promise<Order> => {
  const found = await readOrder(base.db, id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const refundsOf = (order: Order) => Object.values(order.money.refunds);
const kindsOf = async (order: Order) => (await readJournal(base.db, order.id)).map(({ event }) => event.kind);
const oneUnit = (restock: boolean) => ({ lines: [{ lineId: "l1", quantity: 1, restock }] });
const asked = async (order: Order, more: object, who = ctx, may = ALONE) =>
  mustSucceed(await requestRefund(who, wish(order, more), may), "asking");
const idOf = (order: Order): string => refundsOf(order).at(-1)?.refundId ?? "";
const send = (order: Order, refundId = idOf(order)) => sendRefund(ctx, { orderId: order.id, refundId });
const jobsFor = async (refundId: string) =>
  (await base.db.execute(sql`select 1 from graphile_worker.jobs where key = ${`refund:${refundId}`}`)).rows
    .length;

describe("a refund by line", () => {
  test("is asked of the provider by a job, and its word brings stock and letter, once", async () => {
    const order = await givenPaid();
    const requested = await asked(order, oneUnit(true));
    expect([requested.refunded, requested.refundPending, await jobsFor(idOf(requested))]).toEqual([
      0n,
      10_000n,
      1,
    ]);
    await send(requested);
    await send(requested);
    await applyAskedFacts(ctx, order.id, "demo", provider.factsOf(`obj_${order.id}`));
    const done = await now(order);
    expect([done.refunded, done.badges, done.paymentStatus]).toEqual([
      10_000n,
      ["partially_refunded"],
      "paid",
    ]);
    expect((await kindsOf(order)).slice(-2)).toEqual(["refund_requested", "refund_reported"]);
    const sent = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
    expect(sent.map(({ kind }) => kind)).toEqual(["order_paid", "refund_made"]);
    const moves = await base.db.select().from(stockMovements).where(eq(stockMovements.orderId, order.id));
    expect(moves.map(({ kind, delta }) => [kind, delta])).toEqual([
      ["take", -2],
      ["restock", 1],
    ]);
  });

  test("S79: 50 parallel clicks and two tabs never ask for more than was captured", async () => {
    const order = await givenPaid();
    const clicks = Array.from({ length: 50 }, (_, index) =>
      requestRefund(ctx, wish(order, index % 2 ? { amount: 3_000n } : oneUnit(false)), ALONE),
    );
    await Promise.all(clicks);
    const tabs = [1, 2].map(() =>
      requestRefund(ctx, wish(order, { amount: 1n, expectedVersion: order.version }), ALONE),
    );
    const codes = (await Promise.all(tabs)).map((one) => (one.ok ? "ok" : one.refusal.code));
    expect(codes).toEqual(["changed_meanwhile", "changed_meanwhile"]);
    const after = await now(order);
    expect(after.refundPending).toBeGreaterThan(17_000n);
    expect(after.refundPending).toBeLessThanOrEqual(20_000n);
    for (const { refundId } of refundsOf(after)) await send(after, refundId);
    const done = await now(order);
    expect(done.refunded).toBe(after.refundPending);
    expect(provider.accounts.get(`obj_${order.id}`)?.refunds.length).toBe(refundsOf(done).length);
    expect((await verifyOrders(base.db)).differences).toEqual([]);
  });
});

describe("answers that get lost", () => {
  test("the same key asks again, and the provider makes one refund", async () => {
    const order = await givenPaid();
    const requested = await asked(order, { amount: 5_000n });
    provider.weather = () => "cut";
    provider.answers = () => false;
    await expect(send(requested)).rejects.toThrow("did not answer");
    expect((await findRefundSend(base.db, idOf(requested)))?.lastError).toContain("cut");
    await expect(send(requested)).rejects.toThrow("no answer");
    provider.answers = () => true;
    await send(requested);
    expect((await now(order)).refunded).toBe(5_000n);
    expect(provider.accounts.get(`obj_${order.id}`)?.refunds.length).toBe(1);
    expect(new Set(provider.keysSeen.map(({ key }) => key)).size).toBe(1);
  });

  test("a message that comes before our answer and does not name our refund is the same refund", async () => {
    provider.namesOurs = false;
    const order = await givenPaid();
    const requested = await asked(order, oneUnit(true));
    provider.weather = () => "cut";
    await expect(send(requested)).rejects.toThrow("did not answer");
    await applyAskedFacts(ctx, order.id, "demo", provider.factsOf(`obj_${order.id}`));
    expect(refundsOf(await now(order)).length).toBe(2);
    provider.weather = () => "fine";
    await send(requested);
    const done = await now(order);
    expect([refundsOf(done).length, done.refunded, done.refundPending]).toEqual([1, 10_000n, 0n]);
    const sent = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
    expect(sent.filter(({ kind }) => kind === "refund_made").length).toBe(1);
    expect((await verifyOrders(base.db)).differences).toEqual([]);
  });

  test("what nobody answered for a while is swept up: asked again, or asked about", async () => {
    const order = await givenPaid();
    const requested = await asked(order, { amount: 5_000n });
    provider.weather = () => "slow";
    await send(requested);
    expect((await now(order)).refundPending).toBe(5_000n);
    const [made] = provider.accounts.get(`obj_${order.id}`)?.refunds ?? [];
    if (made) provider.settle(made, "succeeded");
    await sweepRefunds(ctx);
    expect((await now(order)).refunded).toBe(0n);
    clock.now = new Date("2026-05-04T14:00:00.000Z");
    await sweepRefunds(ctx);
    expect((await now(order)).refunded).toBe(5_000n);
  });

  test("one that can only be because an older one failed unheard brings that news too, in one commit", async () => {
    const order = await givenPaid();
    await send(await asked(order, { amount: 12_000n }));
    const waiting = await asked(order, { amount: 8_000n });
    const books = provider.accounts.get(`obj_${order.id}`);
    if (books?.refunds[0]) provider.settle(books.refunds[0], "failed");
    if (books) provider.makeRefund(books, 6_000n);
    const [, elsewhere] = provider.factsOf(`obj_${order.id}`);
    await applyAskedFacts(ctx, order.id, "demo", elsewhere ? [elsewhere] : []);
    expect((await now(order)).refunded).toBe(18_000n);
    await send(waiting);
    const journal = await readJournal(base.db, order.id);
    const refunded = journal.map((_, index) => fold(order.id, journal.slice(0, index + 1)).refunded);
    expect(refunded.slice(-3)).toEqual([18_000n, 6_000n, 14_000n]);
  });
});

describe("a refund that fails", () => {
  test("gives money and flag back, also after it succeeded, and is tried again under a key of its own", async () => {
    const order = await givenPaid();
    const requested = await asked(order, { amount: 20_000n });
    await send(requested);
    const [made] = provider.accounts.get(`obj_${order.id}`)?.refunds ?? [];
    if (made) provider.settle(made, "failed");
    await applyAskedFacts(ctx, order.id, "demo", provider.factsOf(`obj_${order.id}`));
    const failed = await now(order);
    expect([failed.refunded, failed.flags, failed.badges]).toEqual([0n, ["refund_failed"], []]);
    const retried = mustSucceed(
      await retryRefund(ctx, { orderId: order.id, refundId: idOf(failed) }, ALONE),
      "retry",
    );
    expect([retried.flags, refundsOf(retried).length]).toEqual([[], 2]);
    await send(retried);
    expect((await now(order)).refunded).toBe(20_000n);
    expect(new Set(provider.keysSeen.map(({ key }) => key)).size).toBe(2);
    const sent = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
    expect(sent.filter(({ kind }) => kind === "refund_made").length).toBe(2);
  });

  test("a refusal is a failure without an object, and any word of the provider outweighs it", async () => {
    const order = await givenPaid();
    const requested = await asked(order, { amount: 5_000n });
    provider.weather = () => "refused";
    await send(requested);
    const failed = await now(order);
    expect(refundsOf(failed)[0]).toMatchObject({
      state: "failed",
      failureReason: "declined",
      providerRefundId: null,
    });
    const recorded = await recordRefund(
      ctx,
      { orderId: order.id, refundId: idOf(failed), methodKey: "bank_transfer", reference: "TRX 1" },
      ALONE,
    );
    expect(mustSucceed(recorded, "recording")).toMatchObject({ refunded: 5_000n, flags: [] });
  });
});

describe("the second person", () => {
  test("over the limit nothing is sent until somebody else agrees", async () => {
    const order = await givenPaid();
    const limited = { limit: 12_000n, mayCancel: true };
    const first = await asked(order, { amount: 8_000n }, ctx, limited);
    expect(refundsOf(first)[0]?.state).toBe("approved");
    const second = await asked(order, { amount: 8_000n, alsoCancel: true }, ctx, limited);
    const refundId = idOf(second);
    expect([second.money.refunds[refundId]?.state, second.paymentStatus, await jobsFor(refundId)]).toEqual([
      "requested",
      "paid",
      0,
    ]);
    const own = await approveRefund(ctx, { orderId: order.id, refundId });
    expect(own).toEqual({ ok: false, refusal: { code: "own_refund" } });
    const other = as(ctx, staff(2));
    const approved = mustSucceed(await approveRefund(other, { orderId: order.id, refundId }), "approving");
    expect([
      approved.money.refunds[refundId]?.approvedBy,
      approved.paymentStatus,
      await jobsFor(refundId),
    ]).toEqual([staff(2), "canceled", 1]);
    expect(await approveRefund(other, { orderId: order.id, refundId })).toMatchObject({ ok: false });
  });

  test("who asked takes it back, somebody else refuses it; what was sent stays", async () => {
    const order = await givenPaid();
    const one = await asked(order, { amount: 1_000n });
    const taken = await rejectRefund(
      ctx,
      { orderId: order.id, refundId: idOf(one), undo: true },
      { mayRefuse: false },
    );
    expect(mustSucceed(taken, "undo").refundPending).toBe(0n);
    await send(one);
    expect(provider.keysSeen).toEqual([]);
    const two = await asked(order, { amount: 1_000n });
    provider.weather = () => "dead";
    await expect(send(two)).rejects.toThrow("refused");
    const late = await rejectRefund(
      ctx,
      { orderId: order.id, refundId: idOf(two), undo: true },
      { mayRefuse: true },
    );
    expect(late).toEqual({ ok: false, refusal: { code: "refund_sent" } });
    const three = await asked(order, { amount: 2_000n }, ctx, { limit: 0n, mayCancel: false });
    const input = { orderId: order.id, refundId: idOf(three), undo: false };
    expect(await rejectRefund(as(ctx, staff(2)), input, { mayRefuse: false })).toMatchObject({ ok: false });
    const refused = mustSucceed(
      await rejectRefund(as(ctx, staff(2)), input, { mayRefuse: true }),
      "refusing",
    );
    expect(refused.money.refunds[idOf(three)]?.state).toBe("rejected");
  });
});

test("all of it, canceled with it: stock returns once, and what is owed is on its way", async () => {
  const order = await givenPaid();
  const canceled = await asked(order, {
    lines: [{ lineId: "l1", quantity: 2, restock: true }],
    alsoCancel: true,
  });
  expect([canceled.paymentStatus, canceled.owedBack, canceled.flags]).toEqual(["canceled", 20_000n, []]);
  await send(canceled);
  const done = await now(order);
  expect([done.paymentStatus, done.owedBack, done.badges]).toEqual(["canceled", 0n, ["refunded"]]);
  const moves = await base.db.select().from(stockMovements).where(eq(stockMovements.orderId, order.id));
  expect(moves.map(({ kind, delta }) => [kind, delta])).toEqual([
    ["take", -2],
    ["return", 2],
  ]);
});

test("a surplus may stay with the shop, but never more than it is", async () => {
  const order = await givenPaid(25_000n);
  expect(order.flags).toEqual(["overpaid"]);
  expect(await waiveOwed(ctx, { orderId: order.id, amount: 6_000n, reason: "agreed" })).toMatchObject({
    ok: false,
  });
  const waived = mustSucceed(await waiveOwed(ctx, { orderId: order.id, reason: "agreed" }), "waiving");
  expect([waived.owedBack, waived.flags]).toEqual([0n, []]);
});

test("what is given back by hand stays due, and on the desk's list, until somebody records it", async () => {
  const pending = await givenPendingOrder(ctx, {
    methodKey: "bank_transfer",
    methodKind: "manual",
    provider: null,
  });
  const paid = await changeOrder<never>(ctx, pending.id, () => ok([recorded(20_000n)]));
  const order = mustSucceed(paid, "paying by hand");
  const canceled = await asked(order, { amount: 20_000n, alsoCancel: true });
  expect([canceled.flags, await jobsFor(idOf(canceled))]).toEqual([["refund_due"], 0]);
  const waiting = async () => (await listRefundsByHand(base.db, 10)).map(({ refundId }) => refundId);
  expect(await waiting()).toContain(idOf(canceled));
  const input = { orderId: order.id, refundId: idOf(canceled), methodKey: "bank_transfer" as const };
  const done = mustSucceed(await recordRefund(ctx, input, ALONE), "recording");
  expect([done.flags, done.refunded, done.badges]).toEqual([[], 20_000n, ["refunded"]]);
  expect(await waiting()).not.toContain(idOf(canceled));
});

test("canceling may give everything back at once, or agree that it stays", async () => {
  const [now20, kept] = [await givenPaid(), await givenPaid()];
  const input = { reason: "customer_asked" as const, notify: true, notReturned: [] };
  const may = { mayRefund: true, limit: null };
  const cancel = (order: Order, refund: "now" | "not_due") =>
    cancelOrder(ctx, { ...input, orderId: order.id, expectedVersion: order.version, refund }, may);
  const refunded = mustSucceed(await cancel(now20, "now"), "canceling");
  expect([refunded.paymentStatus, refunded.refundPending, refunded.flags]).toEqual(["canceled", 20_000n, []]);
  await send(refunded);
  expect((await now(now20)).refunded).toBe(20_000n);
  const stays = mustSucceed(await cancel(kept, "not_due"), "canceling");
  expect([stays.owedBack, stays.flags, refundsOf(stays)]).toEqual([0n, [], []]);
});
