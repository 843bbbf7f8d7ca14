import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeSettings } from "@/db/queries/shop";
import { inbox } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import {
  startWebpayFake,
  WEBPAY_TEST_CODE,
  WEBPAY_TEST_KEY,
  type WebpayFake,
} from "@/e2e/support/fakes/webpay";
import type { WebpayAct } from "@/e2e/support/fakes/webpay-world";
import { HOUR_MS, MINUTE_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { expireOrders } from "@/lib/orders/commands/expire-orders";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { canceled } from "@/lib/orders/testing/journal";
import { webpayProvider } from "@/lib/payments/adapters/webpay";
import type { Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { processInboxMessage } from "./process-inbox-message";
import { startPayment } from "./start-payment";
import { takeWebpayReturn } from "./take-webpay-return";
import { watchAttempts } from "./watch-attempts";

const base = testDatabase();
const START = new Date("2026-05-04T13:00:00.000Z");
const clock = { now: START };
let fake: WebpayFake;
let ctx: Context;

beforeEach(async () => {
  clock.now = START;
  fake = await startWebpayFake({ now: () => clock.now });
  const settings = { commerceCode: WEBPAY_TEST_CODE, apiKey: WEBPAY_TEST_KEY, apiBase: fake.url };
  const provider = webpayProvider({ ...settings, appUrl: "http://shop.test", now: () => clock.now });
  ctx = testContext(base.db, { clock, providers: new Map([["webpay", provider]]) });
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((one) => ({ ...one, enabled: true }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, clock.now);
});
afterEach(() => fake.close());

const WEBPAY = { methodKey: "webpay", provider: "webpay" } as const;
const wait = (ms: number) => {
  clock.now = plus(clock.now, ms);
};
const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const start = (order: Order) =>
  startPayment(ctx, {
    ...{ orderId: order.id, methodKey: "webpay" },
    ...{ successUrl: "http://shop.test/o", cancelUrl: "http://shop.test/o" },
  });
const page = async (order: Order) => mustSucceed(await start(order), "starting").objectId;
const comeBack = async (token: string, act: WebpayAct | null = null) => {
  if (act) fake.world.act(token, act);
  return mustSucceed(await takeWebpayReturn(ctx, fake.world.bringsBack(token)), "coming back");
};
const attempts = async (order: Order) =>
  Object.values((await now(order)).money.payments).map(({ state }) => state);
const stored = (order: Order) =>
  base.db.select().from(inbox).where(eq(inbox.orderId, order.id)).orderBy(inbox.id);
const commits = () => fake.requests.filter(({ call }) => call === "commit").length;

describe("coming back", () => {
  test.each<[WebpayAct, string, string, string]>([
    ["accept", "paid", "paid", "captured"],
    ["reject", "failed", "pending", "failed"],
    ["abort", "canceled", "pending", "closed"],
    ["fail_form", "canceled", "pending", "closed"],
    ["timeout", "timed_out", "pending", "closed"],
  ])("%s: %s, the order is %s", async (act, outcome, status, state) => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    expect(await comeBack(await page(order), act)).toEqual({ orderId: order.id, outcome, problem: null });
    expect((await now(order)).paymentStatus).toBe(status);
    expect(await attempts(order)).toEqual([state]);
    expect((await stored(order)).map(({ effect }) => effect)).toEqual(["applied"]);
  });

  test("refreshing the page commits and keeps nothing more", async () => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    const token = await page(order);
    await comeBack(token, "accept");
    expect((await comeBack(token)).outcome).toBe("paid");
    expect([commits(), (await stored(order)).length]).toEqual([1, 1]);
    expect((await now(order)).captured).toBe(20_000n);
  });

  test("five returns at once commit once", async () => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    const token = await page(order);
    fake.world.act(token, "accept");
    await Promise.all(Array.from({ length: 5 }, () => comeBack(token)));
    expect([commits(), (await stored(order)).length]).toEqual([1, 1]);
    expect(await now(order)).toMatchObject({ paymentStatus: "paid", captured: 20_000n, flags: [] });
  });

  test("a token, a session or words that are none of ours keep nothing", async () => {
    const before = await base.db.select().from(inbox);
    const strange: Record<string, string>[] = [
      {},
      { token_ws: "f".repeat(64) },
      { TBK_ID_SESION: "pay_0000000000000000.abc", TBK_ORDEN_COMPRA: "1-1-00000000" },
      { TBK_ID_SESION: "pay_0000000000000000.abc" },
    ];
    for (const given of strange) {
      expect(await takeWebpayReturn(ctx, given)).toEqual({
        ok: false,
        refusal: { code: "attempt_not_found" },
      });
    }
    expect(await base.db.select().from(inbox)).toEqual(before);
    expect(fake.requests).toEqual([]);
  });

  test("after an abort another form is opened and paid; both have their own token", async () => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    const first = await page(order);
    await comeBack(first, "abort");
    const second = await page(order);
    expect(second).not.toBe(first);
    await comeBack(second, "accept");
    expect(await attempts(order)).toEqual(["closed", "captured"]);
    expect((await now(order)).paymentStatus).toBe("paid");
  });

  test("a rejected card may be followed by another form at once", async () => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    await comeBack(await page(order), "reject");
    await comeBack(await page(order), "accept");
    expect(await attempts(order)).toEqual(["failed", "captured"]);
  });
});

describe("money that is not wanted any more is never taken", () => {
  test("two tabs: the older form is given up and its card is not charged", async () => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    const [older, newer] = [await page(order), await page(order)];
    expect((await comeBack(older, "accept")).outcome).toBe("superseded");
    expect([commits(), (await now(order)).captured]).toEqual([0, 0n]);
    expect((await comeBack(newer, "accept")).outcome).toBe("paid");
    expect(await now(order)).toMatchObject({ captured: 20_000n, flags: [] });
  });

  test("the order was canceled while the customer typed", async () => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    const token = await page(order);
    await changeOrder({ ...ctx, actor: { kind: "staff", id: "1" } }, order.id, () => ok([canceled()]));
    expect((await comeBack(token, "accept")).outcome).toBe("superseded");
    expect(commits()).toBe(0);
    expect(await now(order)).toMatchObject({ paymentStatus: "canceled", captured: 0n });
  });
});

describe("answers that never arrive", () => {
  test("Transbank is down: the customer waits, the job commits later", async () => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    const token = await page(order);
    fake.world.act(token, "accept");
    fake.misfortunes.push({ status: 503 }, { status: 503 });
    const returned = await comeBack(token);
    expect(returned).toMatchObject({ outcome: "waiting", problem: expect.stringContaining("503") });
    const [message] = await stored(order);
    expect(message).toMatchObject({ effect: "failed", processedAt: null });
    await processInboxMessage(ctx, message?.id ?? 0);
    expect(await now(order)).toMatchObject({ paymentStatus: "paid", captured: 20_000n });
  });

  test("killed between the commit and our record: the job finds the charge by its status", async () => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    const token = await page(order);
    fake.world.act(token, "accept");
    fake.misfortunes.push("cut", "cut");
    expect((await comeBack(token)).outcome).toBe("waiting");
    expect((await now(order)).captured).toBe(0n);
    const [message] = await stored(order);
    await processInboxMessage(ctx, message?.id ?? 0);
    expect((await now(order)).captured).toBe(20_000n);
    expect(fake.requests.map(({ call }) => call)).toEqual(["create", "commit", "status", "commit", "status"]);
  });

  test("the same, and the job is lost too: the clock asks and finds it", async () => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    const token = await page(order);
    fake.world.act(token, "accept");
    fake.world.commit(token);
    wait(20 * MINUTE_MS);
    await watchAttempts({ ...ctx, actor: { kind: "clock", id: null } });
    expect(await now(order)).toMatchObject({ paymentStatus: "paid", captured: 20_000n });
  });

  test("a browser that never comes back: nobody assumes money, the order is given up in time", async () => {
    const order = await givenPendingOrder(ctx, { ...WEBPAY, expiresAt: plus(START, HOUR_MS).toISOString() });
    fake.world.act(await page(order), "accept");
    wait(5 * MINUTE_MS);
    await watchAttempts(ctx);
    expect(await attempts(order)).toEqual(["started"]);
    wait(2 * HOUR_MS);
    await expireOrders({ ...ctx, actor: { kind: "clock", id: null } });
    expect(await now(order)).toMatchObject({ paymentStatus: "abandoned", captured: 0n });
    expect([await attempts(order), commits()]).toEqual([["closed"], 0]);
  });

  test("a cut answer to the first press: the second press gets a page, the first token was seen by nobody", async () => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    fake.misfortunes.push("cut");
    expect(await start(order)).toMatchObject({ ok: false, refusal: { code: "provider_unavailable" } });
    const token = await page(order);
    expect(fake.world.sales.size).toBe(2);
    await comeBack(token, "accept");
    expect(await attempts(order)).toEqual(["captured"]);
  });

  test("presses at once end with one live attempt, and whoever pays it is known", async () => {
    const order = await givenPendingOrder(ctx, WEBPAY);
    await Promise.all(Array.from({ length: 6 }, () => start(order)));
    const live = Object.values((await now(order)).money.payments).filter(({ state }) => state === "started");
    expect(live).toHaveLength(1);
    await comeBack(live[0]?.providerObjectId ?? "", "accept");
    expect(await now(order)).toMatchObject({ paymentStatus: "paid", captured: 20_000n, flags: [] });
  });
});

test("another amount than asked is written down and flagged, never taken for the whole", async () => {
  const order = await givenPendingOrder(ctx, WEBPAY);
  const token = await page(order);
  fake.world.sale(token).charged = 1_000;
  await comeBack(token, "accept");
  expect(await now(order)).toMatchObject({
    ...{ paymentStatus: "pending", captured: 1_000n, flags: ["amount_mismatch"] },
  });
});
