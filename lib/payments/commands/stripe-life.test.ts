import { afterEach, beforeEach, expect, test } from "vitest";
import { writeSettings } from "@/db/queries/shop";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { type StripeFake, startStripeFake } from "@/e2e/support/fakes/stripe";
import { signatureOf } from "@/e2e/support/fakes/stripe-deliveries";
import type { FakeEvent } from "@/e2e/support/fakes/stripe-world";
import { HOUR_MS, MINUTE_MS, plus } from "@/lib/kernel/clock";
import { money } from "@/lib/kernel/money";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { expireOrders } from "@/lib/orders/commands/expire-orders";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { canceled } from "@/lib/orders/testing/journal";
import { stripeProvider } from "@/lib/payments/adapters/stripe";
import type { PaymentProvider } from "@/lib/payments/provider";
import type { Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { processInboxMessage } from "./process-inbox-message";
import { receiveProviderMessage } from "./receive-provider-message";
import { startPayment } from "./start-payment";

const base = testDatabase();
const SECRET = "whsec_test_secret";
const START = new Date("2026-05-04T13:00:00.000Z");
const clock = { now: START };
let fake: StripeFake;
let provider: PaymentProvider;
let ctx: Context;

beforeEach(async () => {
  clock.now = START;
  fake = await startStripeFake({ now: () => clock.now });
  const keys = { secretKey: "sk_test_x", webhookSecrets: [SECRET] };
  provider = stripeProvider({ ...keys, apiBase: fake.url, now: () => clock.now });
  ctx = testContext(base.db, { clock, providers: new Map([["stripe", provider]]) });
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((one) => ({ ...one, enabled: true }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, clock.now);
});
afterEach(() => fake.close());

const STRIPE = { methodKey: "stripe", provider: "stripe" } as const;
const wait = (ms: number) => {
  clock.now = plus(clock.now, ms);
};
const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
async function page(order: Order): Promise<string> {
  const urls = { successUrl: "http://shop.test/o", cancelUrl: "http://shop.test/p" };
  const started = await startPayment(ctx, { orderId: order.id, methodKey: "stripe", ...urls });
  return mustSucceed(started, "starting").objectId;
}
/** Delivers events as Stripe would; ids of other files' tests never collide, since each event id is stored once. */
async function deliver(events: readonly FakeEvent[], run: string): Promise<void> {
  for (const event of events) {
    const body = JSON.stringify({ ...event, id: `${event.id}_${run}` });
    const headers = { "stripe-signature": signatureOf(body, [SECRET], clock.now) };
    const received = mustSucceed(
      await receiveProviderMessage(ctx, provider, { body, headers, query: {} }),
      "receiving",
    );
    if (received.inboxId !== null) await processInboxMessage(ctx, received.inboxId);
  }
}
const pending = (events: number): readonly FakeEvent[] => fake.world.events.slice(events);

test("a voucher that fails, then a new page that is paid", async () => {
  const order = await givenPendingOrder(ctx, STRIPE);
  const first = await page(order);
  fake.world.pay(first, { later: true });
  await deliver(pending(0), `a${order.id}`);
  expect((await now(order)).paymentStatus).toBe("pending");
  const told = fake.world.events.length;
  fake.world.settle(first, false);
  await deliver(pending(told), `a${order.id}`);
  expect((await now(order)).paymentStatus).toBe("pending");
  wait(25 * MINUTE_MS);
  const second = await page(order);
  expect(second).not.toBe(first);
  fake.world.pay(second);
  await deliver(pending(0), `a${order.id}`);
  expect(await now(order)).toMatchObject({ paymentStatus: "paid", captured: 20_000n, flags: [] });
});

test("every order of its messages ends in the same money", async () => {
  const outcomes: unknown[] = [];
  const shuffles: ((events: readonly FakeEvent[]) => readonly FakeEvent[])[] = [
    (events) => events,
    (events) => events.toReversed(),
    (events) => [...events.slice(4), ...events, ...events.slice(0, 4)],
    (events) => events.toSorted((a, b) => a.type.localeCompare(b.type)),
  ];
  for (const [index, shuffle] of shuffles.entries()) {
    const order = await givenPendingOrder(ctx, STRIPE);
    const told = fake.world.events.length;
    const id = await page(order);
    fake.world.decline(id);
    fake.world.pay(id);
    const intent = String(fake.world.session(id).payment_intent);
    const refund = fake.world.createRefund({ payment_intent: intent, amount: "5000" });
    fake.world.endRefund(refund.id, "succeeded");
    fake.world.endDispute(fake.world.openDispute(intent).id, "lost");
    await deliver(shuffle(pending(told)), `b${index}`);
    const { paymentStatus, captured, refunded, disputedLost, badges } = await now(order);
    outcomes.push({ paymentStatus, captured, refunded, disputedLost, badges });
  }
  const expected = {
    ...{ paymentStatus: "paid", captured: 20_000n, refunded: 5_000n, disputedLost: 20_000n },
    badges: ["refunded", "disputed"],
  };
  expect(outcomes).toEqual(shuffles.map(() => expected));
});

test("money after our cancellation raises the alarm (P11)", async () => {
  const order = await givenPendingOrder(ctx, STRIPE);
  const id = await page(order);
  fake.world.pay(id, { later: true });
  await changeOrder({ ...ctx, actor: { kind: "staff", id: "1" } }, order.id, () => ok([canceled()]));
  fake.world.settle(id, true);
  await deliver(pending(0), `c${order.id}`);
  expect(await now(order)).toMatchObject({ paymentStatus: "paid", flags: ["late_payment"] });
});

test("nobody told us: the clock asks, and finds the money or the end", async () => {
  const [paid, over, alive] = [
    await givenPendingOrder(ctx, { ...STRIPE, expiresAt: plus(START, HOUR_MS).toISOString() }),
    await givenPendingOrder(ctx, { ...STRIPE, expiresAt: plus(START, HOUR_MS).toISOString() }),
    await givenPendingOrder(ctx, { ...STRIPE, expiresAt: plus(START, HOUR_MS).toISOString() }),
  ];
  fake.world.pay(await page(paid));
  fake.world.expire(await page(over));
  await page(alive);
  wait(2 * HOUR_MS);
  await expireOrders({ ...ctx, actor: { kind: "clock", id: null } });
  const statuses = await Promise.all(
    [paid, over, alive].map(async (order) => (await now(order)).paymentStatus),
  );
  expect(statuses).toEqual(["paid", "abandoned", "pending"]);
});

test("a refund that failed after it looked well gives the amount back", async () => {
  const order = await givenPendingOrder(ctx, STRIPE);
  const objectId = await page(order);
  fake.world.pay(objectId);
  const request = { refundId: `rf_${order.id}`, paymentId: "pay_x", objectId, orderRef: `ord_${order.id}` };
  const amount = money(4_000n, "CLP");
  const made = mustSucceed(await provider.refund({ ...request, amount }, `refund:${order.id}`), "refunding");
  const refundId = made.kind === "refund" ? made.providerRefundId : "";
  fake.world.endRefund(refundId, "succeeded");
  await deliver(pending(0), `d${order.id}`);
  expect((await now(order)).refunded).toBe(4_000n);
  const told = fake.world.events.length;
  fake.world.endRefund(refundId, "failed");
  await deliver(pending(told), `d${order.id}`);
  expect(await now(order)).toMatchObject({ refunded: 0n, flags: ["refund_failed"] });
});
