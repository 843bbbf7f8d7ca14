import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeSettings } from "@/db/queries/shop";
import { inbox, variants } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder, givenVariant } from "@/db/testing/orders";
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
import { applyAskedFacts } from "./apply-facts";
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

test("any order, any repetition, at any moment of its life: the same order (property)", async () => {
  let run = 0;
  const some = fc.array(fc.nat({ max: 11 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.tuple(some, some, some, some, some, some), some, async (between, after) => {
      run += 1;
      const told = fake.world.events.length;
      const order = await givenPendingOrder(ctx, STRIPE);
      const id = await page(order);
      let refundId = "";
      const intent = () => String(fake.world.session(id).payment_intent);
      const steps = [
        () => fake.world.decline(id),
        () => fake.world.pay(id, { later: true }),
        () => fake.world.settle(id, true),
        () => {
          refundId = fake.world.createRefund({ payment_intent: intent(), amount: "5000" }).id;
        },
        () => fake.world.endRefund(refundId, "succeeded"),
        () => fake.world.moveDispute(fake.world.openDispute(intent()).id, "under_review"),
      ];
      for (const [index, step] of steps.entries()) {
        step();
        wait(1_000);
        const chosen = (between[index] ?? []).flatMap((at) => pending(told).slice(at, at + 1));
        await deliver(chosen, `p${run}`);
      }
      const shuffled = after.flatMap((at) => pending(told).slice(at, at + 1));
      await deliver([...shuffled, ...pending(told).toReversed()], `q${run}`);
      const { paymentStatus, captured, refunded, refundPending, disputedOpen, badges } = await now(order);
      expect({ paymentStatus, captured, refunded, refundPending, disputedOpen, badges }).toEqual({
        ...{ paymentStatus: "paid", captured: 20_000n, refunded: 5_000n, refundPending: 0n },
        ...{ disputedOpen: 20_000n, badges: ["partially_refunded", "disputed"] },
      });
    }),
    { numRuns: 8 },
  );
}, 60_000);

test("a voucher holds what it buys; when nobody pays it, the order waits for its own end", async () => {
  const variantId = await givenVariant(ctx, 100);
  const stock = async () => {
    const [row] = await base.db.select().from(variants).where(eq(variants.id, variantId));
    return row?.stock;
  };
  const ends = { ...STRIPE, expiresAt: plus(START, HOUR_MS).toISOString() };
  const order = await givenPendingOrder(ctx, ends, { variantId });
  const id = await page(order);
  fake.world.pay(id, { later: true });
  await deliver(pending(0), `v${order.id}`);
  wait(3 * HOUR_MS);
  await expireOrders({ ...ctx, actor: { kind: "clock", id: null } });
  expect(await now(order)).toMatchObject({ paymentStatus: "pending", captured: 0n });
  expect(await stock()).toBe(98);
  fake.world.settle(id, false);
  await expireOrders({ ...ctx, actor: { kind: "clock", id: null } });
  expect([(await now(order)).paymentStatus, await stock()]).toEqual(["abandoned", 100]);
});

test.each([
  ["too little", { amount_received: 12_000 }, { paymentStatus: "pending", flags: ["amount_mismatch"] }],
  [
    "another currency",
    { currency: "usd" },
    { paymentStatus: "pending", captured: 0n, flags: ["amount_mismatch"] },
  ],
  [
    "too much",
    { amount_received: 23_000 },
    { paymentStatus: "paid", captured: 23_000n, flags: ["overpaid"] },
  ],
] as const)("%s is recorded and flagged", async (_, change, expected) => {
  const order = await givenPendingOrder(ctx, STRIPE);
  const id = await page(order);
  fake.world.pay(id);
  fake.world.transactions.clear();
  Object.assign(fake.world.intent(String(fake.world.session(id).payment_intent)), change);
  await deliver(pending(0), `m${order.id}`);
  expect(await now(order)).toMatchObject(expected);
});

test("two attempts paid are both there, and one is to be returned", async () => {
  const order = await givenPendingOrder(ctx, STRIPE);
  const first = await page(order);
  fake.world.pay(first, { later: true });
  fake.world.settle(first, false);
  await deliver(pending(0), `t${order.id}`);
  const second = await page(order);
  expect(second).not.toBe(first);
  fake.world.pay(second);
  fake.world.settle(first, true);
  await deliver(pending(0), `u${order.id}`);
  expect(await now(order)).toMatchObject({ paymentStatus: "paid", captured: 40_000n, flags: ["paid_twice"] });
});

test("the last word of a dispute that nobody told us is found by asking, and said once", async () => {
  const order = await givenPendingOrder(ctx, STRIPE);
  const id = await page(order);
  fake.world.pay(id);
  const dispute = fake.world.openDispute(String(fake.world.session(id).payment_intent));
  wait(HOUR_MS);
  fake.world.moveDispute(dispute.id, "under_review");
  await deliver(pending(0), `w${order.id}`);
  expect(await now(order)).toMatchObject({ flags: ["dispute_open"] });
  wait(HOUR_MS);
  fake.world.endDispute(dispute.id, "won");
  for (let times = 0; times < 2; times++) {
    await applyAskedFacts(ctx, order.id, "stripe", (await provider.ask(id)).facts);
    wait(HOUR_MS);
  }
  expect(await now(order)).toMatchObject({ flags: [], badges: [], disputedLost: 0n });
  const said = await base.db.query.orderEvents.findMany({ where: (row) => eq(row.orderId, order.id) });
  expect(said.filter(({ payload }) => (payload as { stage?: string }).stage === "won")).toHaveLength(1);
});

test("a fee that comes after the money is told by itself", async () => {
  const order = await givenPendingOrder(ctx, STRIPE);
  const id = await page(order);
  fake.world.pay(id);
  const [transaction] = [...fake.world.transactions];
  fake.world.transactions.clear();
  await deliver(pending(0).slice(0, 1), `f${order.id}`);
  const feeOf = async () => Object.values((await now(order)).money.payments)[0]?.fee;
  expect(await feeOf()).toBeNull();
  if (transaction) fake.world.transactions.set(...transaction);
  await deliver(pending(0), `g${order.id}`);
  expect([await feeOf(), (await now(order)).captured]).toEqual([600n, 20_000n]);
});

test.each([
  ["of the other mode", { livemode: true }, "wrong_mode"],
  ["of a type that we do not use", { type: "customer.created" }, "not_ours"],
])("a message %s is kept, changes nothing and stays visible", async (_, change, effect) => {
  const order = await givenPendingOrder(ctx, STRIPE);
  const id = await page(order);
  fake.world.pay(id);
  const event = pending(0).at(-1);
  if (!event) throw new Error("nothing was told");
  await deliver([{ ...event, ...change }], effect);
  const rows = await base.db
    .select()
    .from(inbox)
    .where(eq(inbox.eventId, `${event.id}_${effect}`));
  expect(rows).toMatchObject([{ effect, orderId: null }]);
  expect((await now(order)).captured).toBe(0n);
});
