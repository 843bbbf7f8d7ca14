import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { writeSettings } from "@/db/queries/shop";
import { variants } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenOpenOrder, givenPendingOrder, givenVariant } from "@/db/testing/orders";
import { CLOCK } from "@/lib/kernel/actor";
import { MINUTE_MS, plus } from "@/lib/kernel/clock";
import { orderRef } from "@/lib/kernel/ids";
import { money } from "@/lib/kernel/money";
import { ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { expired, recorded } from "@/lib/orders/testing/journal";
import type { ProviderFact } from "@/lib/payments/provider";
import { type ScriptedProvider, scriptedProvider } from "@/lib/payments/testing/scripted-provider";
import type { Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { startPayment } from "./start-payment";

const base = testDatabase({ max: 10 });
const clock = { now: new Date() };
let provider: ScriptedProvider;
let ctx: Context;

beforeEach(async () => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
  provider = scriptedProvider(() => base.db);
  ctx = testContext(base.db, { clock, providers: new Map([["demo", provider]]) });
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((one) => ({ ...one, enabled: true }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, clock.now);
});

const pay = (order: Order) =>
  startPayment(ctx, {
    orderId: order.id,
    methodKey: "demo",
    successUrl: "http://shop.test/o/t?paid",
    cancelUrl: "http://shop.test/pay/t",
  });
const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const attemptsOf = async (order: Order) =>
  Object.values((await now(order)).money.payments).map(({ state, attempt, providerObjectId }) => ({
    ...{ state, attempt, named: providerObjectId !== null },
  }));
const wait = (minutes: number) => {
  clock.now = plus(clock.now, minutes * MINUTE_MS);
};
const captured = (order: Order, objectId: string): ProviderFact => ({
  ...{ orderRef: orderRef(order.id), paymentId: null, objectId, kind: "captured", fee: null, brand: null },
  ...{ amount: money(20_000n, "CLP"), last4: null, occurredAt: clock.now },
});

describe("the first page", () => {
  test("the attempt stands in the journal before the provider is asked, and no transaction is open meanwhile", async () => {
    const order = await givenPendingOrder(ctx);
    const page = await pay(order);
    const [started] = provider.started;
    expect(page.ok && page.value.objectId).toBe(`obj_${started?.order.paymentId}`);
    expect(started).toMatchObject({
      key: `order:${order.id}:pay:1`,
      order: { orderRef: orderRef(order.id), due: money(20_000n, "CLP"), attempt: 1, locale: "es" },
    });
    expect(provider.openDuringCalls).toEqual([]);
    expect(await attemptsOf(order)).toEqual([{ state: "started", attempt: 1, named: true }]);
  });

  test("an open order is placed with the method and takes its stock", async () => {
    const variantId = await givenVariant(ctx, 5);
    const order = await givenOpenOrder(ctx, { variantId });
    expect((await pay(order)).ok).toBe(true);
    const after = await now(order);
    expect([after.paymentStatus, after.placed?.methodKey, after.placed?.provider]).toEqual([
      "pending",
      "demo",
      "demo",
    ]);
    const [variant] = await base.db.select().from(variants).where(eq(variants.id, variantId));
    expect(variant?.stock).toBe(3);
  });

  test("a sold-out open order is refused before anybody is asked", async () => {
    const order = await givenOpenOrder(ctx, { variantId: await givenVariant(ctx, 1) });
    expect(await pay(order)).toMatchObject({ ok: false, refusal: { code: "out_of_stock" } });
    expect(provider.calls).toEqual([]);
  });

  test("only the balance is asked for", async () => {
    const order = await givenPendingOrder(ctx);
    await changeOrder(ctx, order.id, () => ok([recorded(15_000n)]));
    await pay(order);
    expect(provider.started[0]?.order.due).toEqual(money(5_000n, "CLP"));
  });

  test("paid, abandoned or switched off: refused", async () => {
    const paid = await givenPendingOrder(ctx);
    await changeOrder(ctx, paid.id, () => ok([recorded(20_000n)]));
    expect(await pay(paid)).toEqual({ ok: false, refusal: { code: "not_payable" } });
    const over = await givenPendingOrder(ctx);
    await changeOrder({ ...ctx, actor: CLOCK }, over.id, () => ok([expired("pending")]));
    expect(await pay(over)).toEqual({ ok: false, refusal: { code: "not_payable" } });
    await writeSettings(base.db, DEFAULT_SETTINGS, clock.now);
    expect(await pay(over)).toEqual({ ok: false, refusal: { code: "method_unavailable" } });
  });
});

describe("again", () => {
  test("a cut answer asked again with the same key gives the same page", async () => {
    const order = await givenPendingOrder(ctx);
    provider.nextStarts.push("cut");
    expect(await pay(order)).toEqual({ ok: false, refusal: { code: "provider_unavailable" } });
    expect(await attemptsOf(order)).toEqual([{ state: "started", attempt: 1, named: false }]);
    expect((await pay(order)).ok).toBe(true);
    expect(new Set(provider.started.map(({ key }) => key)).size).toBe(1);
    expect(provider.started[1]).toEqual(provider.started[0]);
    expect(await attemptsOf(order)).toEqual([{ state: "started", attempt: 1, named: true }]);
  });

  test("a young page is shown again, an older one is ended first", async () => {
    const order = await givenPendingOrder(ctx);
    const first = await pay(order);
    wait(10);
    expect(await pay(order)).toEqual(first);
    wait(15);
    const second = await pay(order);
    expect(second.ok && first.ok && second.value.url !== first.value.url).toBe(true);
    expect(await attemptsOf(order)).toEqual([
      { state: "closed", attempt: 1, named: true },
      { state: "started", attempt: 2, named: true },
    ]);
    expect(provider.calls.map(({ call }) => call)).toEqual(["start", "ask", "start", "close", "start"]);
    expect(provider.openDuringCalls).toEqual([]);
  });

  test("20 presses at once open one attempt", async () => {
    const order = await givenPendingOrder(ctx);
    const pages = await Promise.all(Array.from({ length: 20 }, () => pay(order)));
    const urls = new Set(pages.map((page) => (page.ok ? page.value.url : page.refusal.code)));
    expect([...urls]).toHaveLength(1);
    expect(await attemptsOf(order)).toHaveLength(1);
  });

  test("what was paid meanwhile is found when the old page is ended", async () => {
    const order = await givenPendingOrder(ctx);
    const first = await pay(order);
    const objectId = first.ok ? first.value.objectId : "";
    provider.truth.set(objectId, { state: "paid", facts: [captured(order, objectId)] });
    wait(25);
    expect(await pay(order)).toEqual({ ok: false, refusal: { code: "not_payable" } });
    expect((await now(order)).paymentStatus).toBe("paid");
  });

  test("a silent provider: nothing is opened, nothing is lost", async () => {
    const order = await givenPendingOrder(ctx);
    await pay(order);
    provider.silent = true;
    wait(25);
    expect(await pay(order)).toEqual({ ok: false, refusal: { code: "provider_unavailable" } });
    expect(await attemptsOf(order)).toEqual([{ state: "started", attempt: 1, named: true }]);
  });

  test("a refusal by the provider ends the attempt; the next press begins another", async () => {
    const order = await givenPendingOrder(ctx);
    provider.nextStarts.push({ code: "amount_too_small", detail: "" });
    expect(await pay(order)).toEqual({ ok: false, refusal: { code: "amount_too_small" } });
    expect((await pay(order)).ok).toBe(true);
    expect(provider.started.map(({ key }) => key)).toEqual([
      `order:${order.id}:pay:1`,
      `order:${order.id}:pay:2`,
    ]);
    expect(await attemptsOf(order)).toEqual([
      { state: "closed", attempt: 1, named: false },
      { state: "started", attempt: 2, named: true },
    ]);
  });
});
