import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { countSilent, listWaiting } from "@/db/queries/attempt-asks";
import { readJournal } from "@/db/queries/journal";
import { writeSettings } from "@/db/queries/shop";
import { attemptAsks } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { CLOCK } from "@/lib/kernel/actor";
import { DAY_MS, HOUR_MS, plus } from "@/lib/kernel/clock";
import { orderRef } from "@/lib/kernel/ids";
import { money } from "@/lib/kernel/money";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { expireOrders } from "@/lib/orders/commands/expire-orders";
import { noteOverdue } from "@/lib/orders/commands/note-overdue";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { recorded } from "@/lib/orders/testing/journal";
import { nextAskAt } from "@/lib/payments/patience";
import { type ScriptedProvider, scriptedProvider } from "@/lib/payments/testing/scripted-provider";
import type { Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { startPayment } from "./start-payment";
import { askNow, patienceOf, watchAttempts } from "./watch-attempts";

const base = testDatabase({ max: 10 });
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
let provider: ScriptedProvider;
let ctx: Context;

beforeEach(async () => {
  clock.now = plus(clock.now, 30 * DAY_MS);
  provider = scriptedProvider(() => base.db);
  ctx = testContext(base.db, { clock, actor: CLOCK, providers: new Map([["demo", provider]]) });
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((one) => ({ ...one, enabled: true }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, clock.now);
});

const PATIENCE = 60_000;
const wait = (ms: number) => {
  clock.now = plus(clock.now, ms);
};
const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
async function attempted(): Promise<{ order: Order; objectId: string; paymentId: string }> {
  const order = await givenPendingOrder(ctx);
  const urls = { successUrl: "http://shop.test/o", cancelUrl: "http://shop.test/p" };
  const page = mustSucceed(
    await startPayment(ctx, { orderId: order.id, methodKey: "demo", ...urls }),
    "starting",
  );
  const [paymentId = ""] = Object.keys((await now(order)).money.payments);
  return { order, objectId: page.objectId, paymentId };
}
const asksAbout = (objectId: string) =>
  provider.calls.filter(({ call, about }) => call === "ask" && about === objectId).length;
const askRow = async (paymentId: string) =>
  (await base.db.select().from(attemptAsks).where(eq(attemptAsks.paymentId, paymentId)))[0];
const silences = async (order: Order) =>
  (await readJournal(base.db, order.id)).flatMap(({ event }) =>
    event.kind === "provider_asked" ? [event.answered] : [],
  );

describe("an attempt that nobody has heard of", () => {
  test("is asked after its provider's patience, then less and less often", async () => {
    const { objectId, paymentId } = await attempted();
    await watchAttempts(ctx);
    expect(asksAbout(objectId)).toBe(0);
    wait(PATIENCE);
    await watchAttempts(ctx);
    await watchAttempts(ctx);
    expect([asksAbout(objectId), (await askRow(paymentId))?.nextAt]).toEqual([
      1,
      nextAskAt(clock.now, PATIENCE, 0),
    ]);
    wait(PATIENCE);
    await watchAttempts(ctx);
    expect([asksAbout(objectId), (await askRow(paymentId))?.nextAt]).toEqual([
      2,
      plus(clock.now, 2 * PATIENCE),
    ]);
    expect(nextAskAt(clock.now, PATIENCE, 40)).toEqual(plus(clock.now, 6 * HOUR_MS));
  });

  test("what it says is applied as if its message had come, and it is asked no more", async () => {
    const { order, objectId, paymentId } = await attempted();
    const amount = money(20_000n, "CLP");
    const subject = { orderRef: orderRef(order.id), paymentId, objectId, occurredAt: clock.now };
    const fact = { kind: "captured" as const, ...subject, amount, fee: null, brand: null, last4: null };
    provider.truth.set(objectId, { state: "paid", facts: [fact] });
    wait(PATIENCE);
    await watchAttempts(ctx);
    expect(await now(order)).toMatchObject({ paymentStatus: "paid", captured: 20_000n, flags: [] });
    wait(DAY_MS);
    await watchAttempts(ctx);
    expect([asksAbout(objectId), await askRow(paymentId)]).toEqual([1, undefined]);
    expect(provider.openDuringCalls).toEqual([]);
  });

  test("without an answer the order is flagged once, and the flag goes when the provider answers", async () => {
    const { order, paymentId } = await attempted();
    provider.silent = true;
    for (let round = 0; round < 3; round++) {
      wait(HOUR_MS);
      await watchAttempts(ctx);
    }
    expect((await now(order)).flags).toEqual(["provider_silent"]);
    const waiting = await listWaiting(base.db, patienceOf(ctx), clock.now);
    expect(waiting.find((one) => one.paymentId === paymentId)).toMatchObject({ answer: "unknown", tries: 3 });
    expect(await countSilent(base.db)).toBeGreaterThan(0);
    expect(await askNow(ctx, { orderId: order.id, paymentId })).toEqual({
      ok: false,
      refusal: { code: "provider_silent" },
    });
    provider.silent = false;
    expect(await askNow(ctx, { orderId: order.id, paymentId })).toEqual({
      ok: true,
      value: { state: "live" },
    });
    expect((await now(order)).flags).toEqual([]);
    expect(await silences(order)).toEqual([false, true]);
  });

  test("the expiry that has to wait says so too (S45)", async () => {
    const order = await givenPendingOrder(ctx, { expiresAt: plus(clock.now, HOUR_MS).toISOString() });
    const urls = { successUrl: "http://shop.test/o", cancelUrl: "http://shop.test/p" };
    await startPayment(ctx, { orderId: order.id, methodKey: "demo", ...urls });
    provider.silent = true;
    wait(2 * HOUR_MS);
    await expireOrders(ctx);
    await expireOrders(ctx);
    expect(await now(order)).toMatchObject({ paymentStatus: "pending", flags: ["provider_silent"] });
    expect(await silences(order)).toEqual([false]);
  });
});

describe("a manual payment whose day has passed", () => {
  const due = { methodKey: "bank_transfer", methodKind: "manual", provider: null } as const;

  test("is flagged once when part of it is paid, since the clock cancels no money; the rest settles it", async () => {
    const order = await givenPendingOrder(ctx, { ...due, dueAt: plus(clock.now, DAY_MS).toISOString() });
    await changeOrder<never>(ctx, order.id, () => ok([recorded(5_000n, { paymentId: "pay_a" })]));
    await noteOverdue(ctx);
    expect((await now(order)).flags).toEqual([]);
    wait(DAY_MS);
    await expireOrders(ctx);
    await noteOverdue(ctx);
    await noteOverdue(ctx);
    expect(await now(order)).toMatchObject({ paymentStatus: "pending", flags: ["payment_overdue"] });
    const told = (await readJournal(base.db, order.id)).filter(
      ({ event }) => event.kind === "payment_fell_due",
    );
    expect(told).toHaveLength(1);
    await changeOrder<never>(ctx, order.id, () => ok([recorded(15_000n, { paymentId: "pay_b" })]));
    expect(await now(order)).toMatchObject({ paymentStatus: "paid", flags: [] });
  });

  test("is canceled instead when nothing was paid", async () => {
    const order = await givenPendingOrder(ctx, { ...due, dueAt: plus(clock.now, DAY_MS).toISOString() });
    wait(DAY_MS);
    await expireOrders(ctx);
    await noteOverdue(ctx);
    expect(await now(order)).toMatchObject({ paymentStatus: "canceled", flags: [] });
  });
});
