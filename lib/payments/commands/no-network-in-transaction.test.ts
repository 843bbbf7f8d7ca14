import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { writeSettings } from "@/db/queries/shop";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import {
  startWebpayFake,
  WEBPAY_TEST_CODE,
  WEBPAY_TEST_KEY,
  type WebpayFake,
} from "@/e2e/support/fakes/webpay";
import { CLOCK, providerActor } from "@/lib/kernel/actor";
import { HOUR_MS, MINUTE_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { expireOrders } from "@/lib/orders/commands/expire-orders";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { webpayProvider } from "@/lib/payments/adapters/webpay";
import { PROVIDER_CALLS, type Watch, watchedProvider } from "@/lib/payments/testing/watched-provider";
import { as, type Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { reconcileAll } from "./reconcile-provider";
import { requestRefund, requestRefundInput } from "./request-refund";
import { sendRefund } from "./send-refund";
import { startPayment } from "./start-payment";
import { sweepRefunds } from "./sweep-refunds";
import { takeWebpayReturn } from "./take-webpay-return";
import { watchAttempts } from "./watch-attempts";

const base = testDatabase({ max: 10 });
const START = new Date("2026-05-04T13:00:00.000Z");
const clock = { now: START };
let fake: WebpayFake;
let watch: Watch;
let ctx: Context;

beforeAll(async () => {
  fake = await startWebpayFake({ now: () => clock.now });
  const settings = { commerceCode: WEBPAY_TEST_CODE, apiKey: WEBPAY_TEST_KEY, apiBase: fake.url };
  const real = webpayProvider({ ...settings, appUrl: "http://shop.test", now: () => clock.now });
  watch = watchedProvider(real, () => base.db);
  ctx = testContext(base.db, { clock, actor: staff(1), providers: new Map([["webpay", watch.provider]]) });
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((one) => ({ ...one, enabled: true }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, clock.now);
});
afterAll(() => fake.close());

const wait = (ms: number) => {
  clock.now = plus(clock.now, ms);
};
const given = () =>
  givenPendingOrder(ctx, {
    ...{ methodKey: "webpay", provider: "webpay" },
    expiresAt: plus(clock.now, HOUR_MS).toISOString(),
  });
const start = ({ id: orderId }: Order) =>
  startPayment(ctx, {
    orderId,
    methodKey: "webpay",
    successUrl: "http://shop.test/o",
    cancelUrl: "http://shop.test/o",
  });
const page = async (order: Order) => mustSucceed(await start(order), "starting").objectId;
const clockwork = (): Context => as(ctx, CLOCK);

async function givenPaid(): Promise<Order> {
  const order = await given();
  const token = await page(order);
  fake.world.act(token, "accept");
  mustSucceed(await takeWebpayReturn(ctx, { token_ws: token }), "coming back");
  const paid = await readOrder(base.db, order.id);
  if (paid?.captured !== 20_000n) throw new Error("it is not paid");
  return paid;
}

async function refundOf(order: Order, amount: string): Promise<string> {
  const wish = requestRefundInput.parse({ orderId: order.id, alsoCancel: false, shipping: false, amount });
  const asked = mustSucceed(await requestRefund(ctx, wish, { limit: null, mayCancel: true }), "asking");
  return Object.keys(asked.money.refunds).at(-1) ?? "";
}

const STORIES: Readonly<Record<string, () => Promise<void>>> = {
  "a form is opened, and another instead of it": async () => {
    const order = await given();
    await page(order);
    await page(order);
  },
  "an opening without an answer is ended before the next": async () => {
    const order = await given();
    fake.misfortunes.push("cut");
    await start(order);
    wait(25 * MINUTE_MS);
    await page(order);
  },
  "a customer comes back and pays": async () => {
    await givenPaid();
  },
  "a refund is sent, and sent again after silence": async () => {
    const order = await givenPaid();
    const refundId = await refundOf(order, "5000");
    fake.misfortunes.push({ status: 503 });
    await expect(sendRefund(ctx, { orderId: order.id, refundId })).rejects.toThrow("did not answer");
    await sendRefund(ctx, { orderId: order.id, refundId });
  },
  "a refund that stays on its way is asked about": async () => {
    const order = await givenPaid();
    const refundId = await refundOf(order, "5000");
    const { paymentId } = Object.values(order.money.payments)[0] ?? { paymentId: "" };
    const pending = await changeOrder<never>(as(ctx, providerActor("webpay")), order.id, () =>
      ok([
        {
          ...{ kind: "refund_reported", refundId, providerRefundId: "x", paymentId, amount: 5_000n },
          ...{ outcome: "pending", failureReason: null },
        },
      ]),
    );
    mustSucceed(pending, "reporting");
    wait(HOUR_MS);
    await sweepRefunds(clockwork());
  },
  "attempts that nobody hears of are asked about": async () => {
    await page(await given());
    wait(20 * MINUTE_MS);
    await watchAttempts(clockwork());
  },
  "an order is given up": async () => {
    await page(await given());
    wait(3 * HOUR_MS);
    await expireOrders(clockwork());
  },
  "books are compared, and what is missing is repaired": async () => {
    const token = await page(await given());
    fake.world.act(token, "accept");
    fake.world.commit(token);
    wait(HOUR_MS);
    await reconcileAll(clockwork());
    const list = watchedProvider({ ...watch.provider, list: async () => [] }, () => base.db);
    await reconcileAll({ ...clockwork(), providers: new Map([["webpay", list.provider]]) });
    for (const call of list.calls) watch.calls.add(call);
    watch.offences.push(...list.offences);
  },
};

/** Every line of a command that calls a provider. */
function callsInCode(): string[] {
  const rooms = ["lib/payments/commands", "lib/orders/commands", "lib/carts/commands"];
  const call = new RegExp(`provider(?:s\\.get\\(.*\\))?\\??\\.(${PROVIDER_CALLS.join("|")})\\(`, "g");
  return rooms.flatMap((room) =>
    readdirSync(room)
      .filter((name) => !name.endsWith(".test.ts"))
      .flatMap((name) => {
        const text = readFileSync(`${room}/${name}`, "utf8");
        return Array.from(text.matchAll(call), ([, which]) => `${name.replace(/\.ts$/, "")}:${which}`);
      }),
  );
}

test.each(Object.keys(STORIES))("%s: no transaction is open while a provider is asked", async (name) => {
  await STORIES[name]?.();
  expect(watch.offences).toEqual([]);
});

test("these stories have gone through every line that calls a provider", () => {
  expect([...watch.calls].sort()).toEqual([...new Set(callsInCode())].sort());
});

test("the watch sees a call that is made inside a transaction", async () => {
  const order = await given();
  const { provider, offences } = watchedProvider(watch.provider, () => base.db);
  const token = await page(order);
  await inTransaction(base.db, async (tx) => {
    await tx.execute("select 1");
    await provider.ask(token);
  });
  expect(offences).toHaveLength(1);
});
