import { gte } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { listRuns } from "@/db/queries/reconciliation";
import { writeSettings } from "@/db/queries/shop";
import { reconciliationDifferences } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder, staffContext } from "@/db/testing/orders";
import { verifyOrders } from "@/db/verify/verify-orders";
import { CLOCK } from "@/lib/kernel/actor";
import { DAY_MS, MINUTE_MS, plus } from "@/lib/kernel/clock";
import { money } from "@/lib/kernel/money";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { captured } from "@/lib/orders/testing/journal";
import { demoProvider } from "@/lib/payments/adapters/demo";
import type { ListedPayment, PaymentProvider } from "@/lib/payments/provider";
import type { Context } from "@/lib/platform/context";
import { dayOf } from "@/lib/shop/day";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { actOnDemoPage } from "./act-on-demo-page";
import { fixDifference, labelDifference } from "./fix-difference";
import { reconcileAll, reconcileRun, startReconciliation } from "./reconcile-provider";
import { startPayment } from "./start-payment";

const base = testDatabase({ max: 10 });
const FIRST = new Date("2026-05-04T13:00:00.000Z");
/** Each test lives two months after the one before: their payments never share a period. */
let start = FIRST;
const clock = { now: FIRST };
let provider: PaymentProvider;
let ctx: Context;

/** A shop whose provider keeps its own books and whose messages never arrive: its jobs are not worked off. */
beforeEach(async () => {
  start = plus(start, 60 * DAY_MS);
  clock.now = start;
  const silent = testContext(base.db, { clock });
  provider = demoProvider({
    ...{ db: () => base.db, secret: "c2VjcmV0", appUrl: "http://shop.test" },
    ...{ enqueue: silent.enqueue, now: () => clock.now },
  });
  ctx = testContext(base.db, { clock, providers: new Map([["demo", provider]]) });
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((one) => ({ ...one, enabled: true }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, clock.now);
});

const wait = (ms: number) => {
  clock.now = plus(clock.now, ms);
};
const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
async function paidThere(order: Order, amount?: string): Promise<string> {
  const urls = { successUrl: "http://shop.test/o", cancelUrl: "http://shop.test/p" };
  const page = mustSucceed(
    await startPayment(ctx, { orderId: order.id, methodKey: "demo", ...urls }),
    "starting",
  );
  mustSucceed(await actOnDemoPage(ctx, { id: page.objectId, act: "pay", amount }), "paying");
  return page.objectId;
}
const differences = () =>
  base.db
    .select()
    .from(reconciliationDifferences)
    .where(gte(reconciliationDifferences.occurredAt, start))
    .orderBy(reconciliationDifferences.id);
async function compared(context: Context = ctx): Promise<number> {
  const days = { from: dayOf(start, "UTC"), to: dayOf(plus(start, 20 * DAY_MS), "UTC") };
  const started = await startReconciliation(staffContext(context), {
    provider: "demo",
    ...days,
  });
  const { runId } = mustSucceed(started, "starting");
  await reconcileRun({ ...context, actor: CLOCK }, { runId, repair: false });
  return runId;
}
const settled = async () => (await differences()).map(({ kind, state, outcome }) => [kind, state, outcome]);

describe("webhooks that never came (R2)", () => {
  test("three days of them are repaired by one cycle of the clock, all of them", async () => {
    const all: Order[] = [];
    for (let index = 0; index < 12; index++) {
      const order = await givenPendingOrder(ctx);
      await paidThere(order);
      all.push(order);
      wait(6 * 60 * MINUTE_MS);
    }
    expect(new Set(await Promise.all(all.map(async (order) => (await now(order)).captured)))).toEqual(
      new Set([0n]),
    );
    await reconcileAll({ ...ctx, actor: CLOCK });
    for (const order of all)
      expect(await now(order)).toMatchObject({ paymentStatus: "paid", captured: 20_000n });
    expect(new Set((await differences()).map(({ state }) => state))).toEqual(new Set(["fixed"]));
    const [last] = all;
    const journal = await readJournal(base.db, last?.id ?? 0);
    const repair = journal.find(({ event }) => event.kind === "payment_captured");
    expect([repair?.actor, repair?.sourceEventId?.startsWith("reconciled:")]).toEqual([
      { kind: "provider", id: "demo" },
      true,
    ]);
    await reconcileAll({ ...ctx, actor: CLOCK });
    const [run] = await listRuns(base.db);
    expect(run).toMatchObject({ differences: 0, run: { agreed: 12, state: "done" } });
    expect(await verifyOrders(base.db)).toMatchObject({ differences: [] });
  }, 60_000);

  test("an outage longer than the least look back is covered from where the last run ended", async () => {
    await reconcileAll({ ...ctx, actor: CLOCK });
    const order = await givenPendingOrder(ctx);
    await paidThere(order);
    wait(9 * DAY_MS);
    await reconcileAll({ ...ctx, actor: CLOCK });
    expect((await now(order)).paymentStatus).toBe("paid");
  });
});

describe("a run of a person", () => {
  test("changes nothing by itself; each difference has its fix, and a second press does nothing", async () => {
    const order = await givenPendingOrder(ctx);
    await paidThere(order);
    const before = (await now(order)).version;
    await compared();
    expect((await now(order)).version).toBe(before);
    const [found] = await differences();
    expect(found).toMatchObject({ kind: "missing_here", state: "open", orderId: order.id, theirs: 20_000n });
    const fix = () => fixDifference(staffContext(ctx), { differenceId: found?.id ?? 0 });
    expect(await fix()).toEqual({ ok: true, value: null });
    expect(await fix()).toEqual({ ok: false, refusal: { code: "already_settled" } });
    expect(await now(order)).toMatchObject({ paymentStatus: "paid", captured: 20_000n });
    expect(await settled()).toEqual([["missing_here", "fixed", "applied"]]);
  });

  test("what the provider does not confirm stays open until it is labelled, and the label holds", async () => {
    const order = await givenPendingOrder(ctx);
    const ours = captured(20_000n, { paymentId: "pay_gone", providerObjectId: "demo_gone" });
    await changeOrder<never>(ctx, order.id, () => ok([ours]));
    const elsewhere: PaymentProvider = { ...provider, ask: async () => ({ state: "over", facts: [] }) };
    const other = { ...ctx, providers: new Map([["demo", elsewhere]]) };
    await compared(other);
    const [found] = await differences();
    const differenceId = found?.id ?? 0;
    expect(found).toMatchObject({ kind: "missing_there", ours: 20_000n, theirs: null });
    expect(await fixDifference(other, { differenceId })).toEqual({
      ok: false,
      refusal: { code: "still_different" },
    });
    expect(await labelDifference(staffContext(ctx), { differenceId, reason: "provider_error" })).toEqual({
      ok: true,
      value: null,
    });
    await compared(other);
    expect(await settled()).toEqual([
      ["missing_there", "labelled", "provider_error"],
      ["missing_there", "labelled", "provider_error"],
    ]);
  });

  test("what is found again is carried, what agrees meanwhile has settled itself", async () => {
    const order = await givenPendingOrder(ctx);
    await paidThere(order);
    await compared();
    await compared();
    expect(await settled()).toEqual([
      ["missing_here", "carried", "carried"],
      ["missing_here", "open", null],
    ]);
    const asked = await provider.ask(`demo_${Object.keys((await now(order)).money.payments)[0]}`);
    const [fact] = asked.facts;
    if (fact?.kind !== "captured") throw new Error("not paid");
    await changeOrder<never>(ctx, order.id, () =>
      ok([captured(20_000n, { paymentId: fact.paymentId ?? "", providerObjectId: fact.objectId })]),
    );
    await compared();
    expect((await settled()).at(-1)).toEqual(["missing_here", "fixed", "by_itself"]);
  });

  test("a payment that names no order of ours is given one by number, and its fee is recorded", async () => {
    const order = await givenPendingOrder(ctx);
    const stray: ListedPayment = {
      ...{ orderRef: null, paymentId: null, objectId: "stray", state: "captured", occurredAt: clock.now },
      ...{ captured: money(20_000n, "CLP"), refunded: money(0n, "CLP"), fee: money(590n, "CLP") },
    };
    const listing: PaymentProvider = { ...provider, list: async () => [stray] };
    const other = { ...ctx, providers: new Map([["demo", listing]]) };
    await compared(other);
    const [found] = await differences();
    const differenceId = found?.id ?? 0;
    expect(await fixDifference(other, { differenceId })).toEqual({
      ok: false,
      refusal: { code: "order_needed" },
    });
    expect(await fixDifference(other, { differenceId, orderNumber: 9_999_999 })).toEqual({
      ok: false,
      refusal: { code: "order_not_found" },
    });
    expect(await fixDifference(other, { differenceId, orderNumber: order.number })).toEqual({
      ok: true,
      value: null,
    });
    const paid = await now(order);
    expect(paid).toMatchObject({ paymentStatus: "paid", captured: 20_000n });
    expect(Object.values(paid.money.payments).map(({ fee }) => fee)).toEqual([590n]);
  });

  test("a provider without a list is asked about each attempt; one that is silent is counted, not concluded upon", async () => {
    const [paid, quiet] = [await givenPendingOrder(ctx), await givenPendingOrder(ctx)];
    await paidThere(paid);
    const silentId = await paidThere(quiet);
    const asking: PaymentProvider = {
      ...provider,
      list: null,
      ask: async (objectId) =>
        objectId === silentId ? { state: "unknown", facts: [] } : provider.ask(objectId),
    };
    await compared({ ...ctx, providers: new Map([["demo", asking]]) });
    expect((await differences()).map(({ kind, orderId }) => [kind, orderId])).toEqual([
      ["missing_here", paid.id],
    ]);
    const [run] = await listRuns(base.db);
    expect(run?.run).toMatchObject({ source: "asked", unanswered: 1, state: "done" });
  });

  test("a list that does not come fails the run and says why; the job tries it again", async () => {
    const broken: PaymentProvider = {
      ...provider,
      list: async () => Promise.reject(new Error("503 from them")),
    };
    await expect(compared({ ...ctx, providers: new Map([["demo", broken]]) })).rejects.toThrow(
      "503 from them",
    );
    const [run] = await listRuns(base.db);
    expect(run?.run).toMatchObject({ state: "failed", error: "503 from them" });
    await reconcileRun(ctx, { runId: run?.run.id ?? 0, repair: false });
    expect((await listRuns(base.db))[0]?.run.state).toBe("done");
  });

  test("only a configured provider, and a period that it can be asked for", async () => {
    const ask = (provider: string, from: string) =>
      startReconciliation(ctx, { provider, from, to: "2026-05-20" });
    expect(await ask("stripe", "2026-05-01")).toEqual({
      ok: false,
      refusal: { code: "provider_not_configured" },
    });
    expect(await ask("demo", "2025-05-01")).toEqual({ ok: false, refusal: { code: "period_too_long" } });
  });
});
