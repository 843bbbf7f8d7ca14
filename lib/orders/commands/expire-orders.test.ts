import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { writeSettings } from "@/db/queries/shop";
import { letters, variants } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenOpenOrder, givenPendingOrder, givenVariant, staffContext } from "@/db/testing/orders";
import { providerActor } from "@/lib/kernel/actor";
import { HOUR_MS, MINUTE_MS, plus } from "@/lib/kernel/clock";
import { orderRef } from "@/lib/kernel/ids";
import { money } from "@/lib/kernel/money";
import { mustSucceed, ok } from "@/lib/kernel/result";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { captured, shipped } from "@/lib/orders/testing/journal";
import { startPayment } from "@/lib/payments/commands/start-payment";
import type { ProviderFact } from "@/lib/payments/provider";
import { type ScriptedProvider, scriptedProvider } from "@/lib/payments/testing/scripted-provider";
import type { Context } from "@/lib/platform/context";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { changeOrder } from "./change-order";
import { expireOrders } from "./expire-orders";
import { readOrder } from "./read-order";

const base = testDatabase({ max: 10 });
const START = new Date("2026-05-04T13:00:00.000Z");
const clock = { now: START };
let provider: ScriptedProvider;
let ctx: Context;

beforeEach(async () => {
  clock.now = START;
  provider = scriptedProvider(() => base.db);
  ctx = testContext(base.db, { clock, providers: new Map([["demo", provider]]) });
  const paymentMethods = DEFAULT_SETTINGS.paymentMethods.map((one) => ({ ...one, enabled: true }));
  await writeSettings(base.db, { ...DEFAULT_SETTINGS, paymentMethods }, clock.now);
});

const wait = (ms: number) => {
  clock.now = plus(clock.now, ms);
};
const sweep = () => expireOrders({ ...ctx, actor: { kind: "clock", id: null } });
const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const statusOf = async (order: Order) => (await now(order)).paymentStatus;
const add = async (order: Order, actor: Context["actor"], ...events: NewEvent[]) =>
  mustSucceed(await changeOrder<never>({ ...ctx, actor }, order.id, () => ok(events)), "adding");

async function attempt(order: Order): Promise<string> {
  const urls = { successUrl: "http://shop.test/o", cancelUrl: "http://shop.test/p" };
  const page = await startPayment(ctx, { orderId: order.id, methodKey: "demo", ...urls });
  return mustSucceed(page, "starting").objectId;
}

const fact = (order: Order, objectId: string, about: object): ProviderFact =>
  ({
    orderRef: orderRef(order.id),
    paymentId: null,
    objectId,
    occurredAt: clock.now,
    ...about,
  }) as ProviderFact;
const paidFact = (order: Order, objectId: string) =>
  fact(order, objectId, {
    kind: "captured",
    amount: money(20_000n, "CLP"),
    fee: null,
    brand: null,
    last4: null,
  });

describe("abandoned by the clock (S45)", () => {
  test("an open order of a customer, after its hours; never one of the shop's people (P4)", async () => {
    const order = await givenOpenOrder(ctx);
    const manual = await givenOpenOrder(staffContext(ctx));
    wait(23 * HOUR_MS);
    await sweep();
    expect(await statusOf(order)).toBe("open");
    wait(HOUR_MS);
    await sweep();
    expect([await statusOf(order), await statusOf(manual)]).toEqual(["abandoned", "open"]);
    const sent = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
    expect(sent.map(({ kind, step }) => [kind, step])).toEqual([
      ["recovery", 1],
      ["recovery", 2],
      ["recovery", 3],
    ]);
  });

  test("a pending one, once its provider says that every attempt is over; stock comes back (P6)", async () => {
    const variantId = await givenVariant(ctx, 2);
    const order = await givenOpenOrder(ctx, { variantId });
    const objectId = await attempt(order);
    wait(24 * HOUR_MS);
    await sweep();
    expect(await statusOf(order)).toBe("pending");
    const closed = fact(order, objectId, { kind: "attempt_closed", outcome: "expired" });
    provider.truth.set(objectId, { state: "over", facts: [closed] });
    await sweep();
    expect(await statusOf(order)).toBe("abandoned");
    const last = (await readJournal(base.db, order.id)).at(-1);
    expect([last?.actor.kind, last?.event]).toMatchObject([
      "clock",
      { from: "pending", checked: [{ providerState: "over" }] },
    ]);
    const [variant] = await base.db.select().from(variants).where(eq(variants.id, variantId));
    expect(variant?.stock).toBe(2);
    expect(provider.openDuringCalls).toEqual([]);
  });

  test("a provider that does not answer postpones it, and the order says so once", async () => {
    const order = await givenOpenOrder(ctx);
    await attempt(order);
    const before = (await now(order)).version;
    wait(48 * HOUR_MS);
    provider.silent = true;
    await sweep();
    await sweep();
    const after = await now(order);
    expect([after.paymentStatus, after.version, after.flags]).toEqual([
      ...["pending", before + 1],
      ["provider_silent"],
    ]);
  });

  test("money that nobody told us about is found instead", async () => {
    const order = await givenOpenOrder(ctx);
    const objectId = await attempt(order);
    provider.truth.set(objectId, { state: "paid", facts: [paidFact(order, objectId)] });
    wait(24 * HOUR_MS);
    await sweep();
    expect(await statusOf(order)).toBe("paid");
  });

  test("an attempt that the provider never named is over once its page would have ended", async () => {
    const order = await givenOpenOrder(ctx);
    provider.nextStarts.push("cut");
    await expect(attempt(order)).rejects.toThrow("provider_unavailable");
    wait(24 * HOUR_MS);
    await sweep();
    expect(await statusOf(order)).toBe("abandoned");
  });

  test("several servers at once end it once", async () => {
    const order = await givenOpenOrder(ctx);
    wait(25 * HOUR_MS);
    await Promise.all([sweep(), sweep(), sweep(), sweep()]);
    const kinds = (await readJournal(base.db, order.id)).map(({ event }) => event.kind);
    expect(kinds).toEqual(["order_created", "order_expired"]);
  });
});

describe("canceled by the clock (S44)", () => {
  const rejected = async (final: boolean) => {
    const order = await givenOpenOrder(ctx);
    const objectId = await attempt(order);
    const failed = fact(order, objectId, { kind: "attempt_failed", code: "card_declined", final });
    provider.truth.set(objectId, { state: final ? "over" : "live", facts: [failed] });
    const [paymentId = ""] = Object.keys((await now(order)).money.payments);
    await add(order, providerActor("demo"), {
      ...{
        kind: "payment_attempt_failed",
        paymentId,
        providerObjectId: objectId,
        code: "card_declined",
        final,
      },
    });
    return order;
  };

  test("after a rejection, when the grace is over", async () => {
    const order = await rejected(true);
    wait(29 * MINUTE_MS);
    await sweep();
    expect(await statusOf(order)).toBe("pending");
    wait(MINUTE_MS);
    await sweep();
    expect(await now(order)).toMatchObject({
      paymentStatus: "canceled",
      closed: { reason: "payment_rejected" },
    });
  });

  test("not while the buyer may repeat on the page, nor while another attempt lives", async () => {
    const repeatable = await rejected(false);
    const retried = await rejected(true);
    await attempt(retried);
    wait(45 * MINUTE_MS);
    await sweep();
    expect([await statusOf(repeatable), await statusOf(retried)]).toEqual(["pending", "pending"]);
  });

  test("a manual method has no end of its own, unless it was given a day", async () => {
    const manual = { methodKey: "bank_transfer", methodKind: "manual", provider: null } as const;
    const patient = await givenPendingOrder(ctx, manual);
    const dueAt = plus(START, 72 * HOUR_MS).toISOString();
    const due = await givenPendingOrder(ctx, { ...manual, dueAt });
    const waiting = await givenPendingOrder(ctx, { ...manual, dueAt });
    await add(
      waiting,
      { kind: "customer", id: null },
      {
        ...{ kind: "receipt_submitted", receiptId: "rcp_1", fileHash: "f", claimedAmount: null, sameAs: [] },
      },
    );
    wait(71 * HOUR_MS);
    await sweep();
    expect(await statusOf(due)).toBe("pending");
    wait(400 * HOUR_MS);
    await sweep();
    expect(await now(due)).toMatchObject({
      paymentStatus: "canceled",
      closed: { reason: "unpaid_deadline" },
    });
    expect([await statusOf(patient), await statusOf(waiting)]).toEqual(["pending", "pending"]);
  });

  const refundedAway = async (...more: NewEvent[]) => {
    const order = await givenPendingOrder(ctx);
    const objectId = `obj_${order.id}`;
    const back = { providerRefundId: `re_${order.id}`, paymentId: `pay_${order.id}`, amount: 20_000n };
    await add(
      order,
      providerActor("demo"),
      captured(20_000n, { paymentId: `pay_${order.id}`, providerObjectId: objectId }),
      ...more,
      { kind: "refund_reported", refundId: null, ...back, outcome: "succeeded" },
    );
    provider.truth.set(objectId, { state: "paid", facts: [paidFact(order, objectId)] });
    return { order, objectId };
  };

  test("all refunded at the provider, nothing dispatched, asked again (P8)", async () => {
    const { order } = await refundedAway();
    const sent = await refundedAway(shipped({ shipmentId: "shp_9" }));
    const failing = await refundedAway();
    provider.truth.set(failing.objectId, {
      state: "paid",
      facts: [
        fact(failing.order, failing.objectId, {
          ...{
            kind: "refund",
            providerRefundId: `re_${failing.order.id}`,
            refundId: null,
            outcome: "failed",
          },
          ...{
            amount: money(20_000n, "CLP"),
            failureReason: "expired_card",
            occurredAt: plus(clock.now, 1_000),
          },
        }),
      ],
    });
    wait(31 * MINUTE_MS);
    await sweep();
    expect(await now(order)).toMatchObject({
      paymentStatus: "canceled",
      closed: { reason: "refunded_at_provider" },
    });
    expect([await statusOf(sent.order), await statusOf(failing.order)]).toEqual(["paid", "paid"]);
  });
});
