import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeSettings } from "@/db/queries/shop";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { type MercadoPagoFake, startMercadoPagoFake } from "@/e2e/support/fakes/mercado-pago";
import { signNotification } from "@/e2e/support/fakes/mercado-pago-deliveries";
import type { FakeNotification } from "@/e2e/support/fakes/mercado-pago-objects";
import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { mercadoPagoProvider } from "@/lib/payments/adapters/mercado-pago";
import type { PaymentProvider } from "@/lib/payments/provider";
import type { Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { applyAskedFacts } from "./apply-facts";
import { processInboxMessage } from "./process-inbox-message";
import { receiveProviderMessage } from "./receive-provider-message";
import { startPayment } from "./start-payment";

const base = testDatabase();
const SECRET = "mp_secret";
const START = new Date("2026-05-04T13:00:00.000Z");
const clock = { now: START };
const HOOK = "https://shop.test/api/webhooks/payments/mercado-pago";
let fake: MercadoPagoFake;
let provider: PaymentProvider;
let ctx: Context;

beforeEach(async () => {
  clock.now = START;
  fake = await startMercadoPagoFake({ now: () => clock.now });
  provider = mercadoPagoProvider({
    ...{ accessToken: "APP_USR-x", webhookSecrets: [SECRET], apiBase: fake.url, appUrl: "https://shop.test" },
    now: () => clock.now,
  });
  ctx = testContext(base.db, { clock, providers: new Map([["mercado-pago", provider]]) });
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((one) => ({ ...one, enabled: true }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, clock.now);
});
afterEach(() => fake.close());

const METHOD = { methodKey: "mercado_pago", provider: "mercado-pago" } as const;
const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
async function page(order: Order): Promise<string> {
  const urls = { successUrl: "https://shop.test/o", cancelUrl: "https://shop.test/p" };
  const started = await startPayment(ctx, { orderId: order.id, methodKey: METHOD.methodKey, ...urls });
  return mustSucceed(started, "starting").objectId;
}
async function deliver(notifications: readonly FakeNotification[]): Promise<void> {
  for (const notification of notifications) {
    const { url, headers, body } = signNotification(notification, HOOK, { secret: SECRET, at: clock.now });
    const query = Object.fromEntries(new URL(url).searchParams);
    const received = mustSucceed(
      await receiveProviderMessage(ctx, provider, { body, headers, query }),
      "receiving",
    );
    if (received.inboxId !== null) await processInboxMessage(ctx, received.inboxId);
  }
}
const wait = (ms: number) => {
  clock.now = plus(clock.now, ms);
};
const paymentsOf = (order: Order) =>
  Object.values(order.money.payments).map(({ state, captured, failureCode }) => [
    state,
    captured,
    failureCode,
  ]);

test("a rejected card stays pending, the next one pays: one attempt, one payment, its preference", async () => {
  const order = await givenPendingOrder(ctx, METHOD);
  const id = await page(order);
  fake.world.pay(id, "reject");
  await deliver(fake.world.notifications);
  expect(await now(order)).toMatchObject({ paymentStatus: "pending", flags: [] });
  expect(paymentsOf(await now(order))).toEqual([["failed", 0n, "cc_rejected_insufficient_amount"]]);
  expect(await page(order)).toBe(id);
  wait(60_000);
  fake.world.pay(id);
  await deliver(fake.world.notifications);
  const paid = await now(order);
  expect(paid).toMatchObject({ paymentStatus: "paid", captured: 20_000n, flags: [] });
  expect(paymentsOf(paid)).toEqual([["captured", 20_000n, "cc_rejected_insufficient_amount"]]);
  expect(Object.values(paid.money.payments)[0]).toMatchObject({
    providerObjectId: id,
    last4: "6351",
    fee: 600n,
  });
});

test("whatever the order of the notifications, and however often: the same money", async () => {
  const told = async (indexes: readonly number[]) => {
    const before = fake.world.notifications.length;
    const order = await givenPendingOrder(ctx, METHOD);
    const id = await page(order);
    const later: FakeNotification[] = [];
    const steps = [
      () => fake.world.pay(id, "reject"),
      () => fake.world.pay(id, "pending"),
      () => fake.world.settle([...fake.world.payments.keys()].at(-1) ?? "", "approved", "accredited"),
      () => fake.world.refund([...fake.world.payments.keys()].at(-1) ?? "", 5_000),
      () => fake.world.openDispute([...fake.world.payments.keys()].at(-1) ?? ""),
    ];
    for (const step of steps) {
      step();
      wait(1_000);
    }
    const all = fake.world.notifications.slice(before);
    for (const index of indexes) later.push(...all.slice(index, index + 1));
    await deliver([...later, ...all]);
    const { paymentStatus, captured, refunded, disputedOpen, badges } = await now(order);
    return { paymentStatus, captured, refunded, disputedOpen, badges };
  };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 4 }), { maxLength: 8 }), async (indexes) => {
      expect(await told(indexes)).toEqual({
        ...{ paymentStatus: "paid", captured: 20_000n, refunded: 5_000n, disputedOpen: 15_000n },
        badges: ["partially_refunded", "disputed"],
      });
    }),
    { numRuns: 8 },
  );
});

test("each notification worked on at once, while the payment goes on, ends the same too", async () => {
  const order = await givenPendingOrder(ctx, METHOD);
  const id = await page(order);
  const payment = fake.world.pay(id, "pending");
  await deliver(fake.world.notifications);
  expect(await now(order)).toMatchObject({ paymentStatus: "pending" });
  wait(HOUR_MS);
  fake.world.settle(payment.id, "approved", "accredited");
  await deliver(fake.world.notifications.toReversed());
  fake.world.openDispute(payment.id);
  wait(1_000);
  await deliver(fake.world.notifications.slice(-1));
  expect(await now(order)).toMatchObject({
    paymentStatus: "paid",
    badges: ["disputed"],
    flags: ["dispute_open"],
  });
  fake.world.settle(payment.id, "approved", "accredited");
  await deliver(fake.world.notifications.slice(-1));
  expect(await now(order)).toMatchObject({ paymentStatus: "paid", badges: [], flags: [] });
  fake.world.chargeBack(payment.id);
  wait(1_000);
  fake.world.settle(payment.id, "charged_back", "settled");
  await deliver(fake.world.notifications.slice(-1));
  expect(await now(order)).toMatchObject({ badges: ["refunded", "disputed"], disputedLost: 20_000n });
});

test("a fact that is faster than the answer to our own request belongs to the attempt; its name comes after", async () => {
  const order = await givenPendingOrder(ctx, METHOD);
  fake.misfortunes.push({ status: 503 }, { status: 503 }, { status: 503 });
  const urls = { successUrl: "https://shop.test/o", cancelUrl: "https://shop.test/p" };
  const silent = await startPayment(ctx, { orderId: order.id, methodKey: METHOD.methodKey, ...urls });
  expect(silent).toMatchObject({ ok: false, refusal: { code: "provider_unavailable" } });
  const [attempt] = Object.values((await now(order)).money.payments);
  const paymentId = attempt?.paymentId ?? "";
  const made = fake.world.createPreference({
    external_reference: `ord_${order.id}`,
    metadata: { order_id: `ord_${order.id}`, payment_id: paymentId },
    items: [{ id: "x", title: "x", quantity: 1, unit_price: 12_000, currency_id: "CLP" }],
  });
  fake.world.pay(made.id);
  await deliver(fake.world.notifications);
  const paid = await now(order);
  expect(Object.keys(paid.money.payments)).toEqual([paymentId]);
  expect(paid).toMatchObject({ captured: 12_000n, paymentStatus: "pending", flags: ["amount_mismatch"] });
});

test("a status that nobody knows stays visible in the order and changes no money", async () => {
  const order = await givenPendingOrder(ctx, METHOD);
  const payment = fake.world.pay(await page(order), "pending");
  fake.world.settle(payment.id, "teleported");
  await deliver(fake.world.notifications.slice(-1));
  const events = await base.db.query.orderEvents.findMany({
    where: (row, { eq }) => eq(row.orderId, order.id),
  });
  expect(events.at(-1)).toMatchObject({
    kind: "provider_fact_ignored",
    payload: { cause: "unknown_state", factKind: "payment:teleported" },
  });
  expect((await now(order)).captured).toBe(0n);
});

test("nobody told us: asking finds the money", async () => {
  const order = await givenPendingOrder(ctx, METHOD);
  const id = await page(order);
  fake.world.pay(id);
  const asked = await provider.ask(id);
  await applyAskedFacts(ctx, order.id, "mercado-pago", asked.facts);
  expect([asked.state, (await now(order)).paymentStatus]).toEqual(["paid", "paid"]);
});
