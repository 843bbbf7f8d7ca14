import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { inbox, letters, stockMovements, variants } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder, givenVariant, staffContext } from "@/db/testing/orders";
import { CLOCK } from "@/lib/kernel/actor";
import { orderRef } from "@/lib/kernel/ids";
import { type Currency, money } from "@/lib/kernel/money";
import { ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { canceled, expired } from "@/lib/orders/testing/journal";
import type { ProviderFact } from "@/lib/payments/provider";
import { type ScriptedProvider, scriptedProvider } from "@/lib/payments/testing/scripted-provider";
import type { Context } from "@/lib/platform/context";
import { processInboxMessage } from "./process-inbox-message";
import { receiveProviderMessage } from "./receive-provider-message";
import { replayInboxMessage } from "./replay-inbox-message";
import { sweepInbox } from "./sweep-inbox";

const base = testDatabase({ max: 20 });
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
let provider: ScriptedProvider;
let ctx: Context;
let count = 0;

beforeEach(() => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
  provider = scriptedProvider(() => base.db);
  ctx = testContext(base.db, { clock, providers: new Map([["demo", provider]]) });
});

const paid = (
  order: Order | null,
  amount: bigint,
  currency: Currency = "CLP",
  objectId = "obj",
): ProviderFact => ({
  ...{
    orderRef: order && orderRef(order.id),
    paymentId: null,
    objectId: `${objectId}_${order?.id ?? "none"}`,
  },
  ...{ kind: "captured", amount: money(amount, currency), fee: null, brand: "visa", last4: "4242" },
  occurredAt: new Date("2026-05-04T12:59:00.000Z"),
});

const knows = (...facts: ProviderFact[]): string => {
  const about = `truth_${++count}`;
  provider.truth.set(about, { state: "paid", facts });
  return about;
};

async function received(about: string, more: object = {}): Promise<number> {
  const body = JSON.stringify({ id: `evt_${++count}`, type: "payment.captured", about, ...more });
  const answer = await receiveProviderMessage(ctx, provider, { body, headers: {}, query: {} });
  return (answer.ok && answer.value.inboxId) || 0;
}

async function heard(...facts: ProviderFact[]): Promise<number> {
  const inboxId = await received(knows(...facts));
  await processInboxMessage(ctx, inboxId);
  return inboxId;
}

const rowOf = async (id: number) => (await base.db.select().from(inbox).where(eq(inbox.id, id)))[0];
const now = async (order: Order) => {
  const found = await readOrder(base.db, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const kindsOf = async (order: Order) => (await readJournal(base.db, order.id)).map(({ event }) => event.kind);

describe("receiving", () => {
  test("50 parallel copies of one message are one row, one effect and one letter", async () => {
    const order = await givenPendingOrder(ctx);
    const about = knows(paid(order, 20_000n));
    const body = JSON.stringify({ id: "evt_storm", type: "payment.captured", about });
    const copies = Array.from({ length: 50 }, () =>
      receiveProviderMessage(ctx, provider, { body, headers: {}, query: {} }),
    );
    const answers = await Promise.all(copies);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    const [inboxId, ...others] = answers.flatMap((answer) => (answer.ok && answer.value.inboxId) || []);
    expect(others).toEqual([]);
    await Promise.all(Array.from({ length: 10 }, () => processInboxMessage(ctx, inboxId ?? 0)));
    expect(await kindsOf(order)).toEqual(["order_created", "order_placed", "payment_captured"]);
    const sent = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
    expect(sent.map(({ kind }) => kind)).toEqual(["order_paid"]);
  });

  test("what is not signed is stored nowhere", async () => {
    const body = JSON.stringify({ id: "evt_forged", type: "payment.captured", signed: false });
    const answer = await receiveProviderMessage(ctx, provider, { body, headers: {}, query: {} });
    expect(answer).toEqual({ ok: false, refusal: { code: "bad_signature" } });
    expect(await base.db.select().from(inbox).where(eq(inbox.eventId, "evt_forged"))).toEqual([]);
  });

  test.each([
    ["a type that we do not use", { type: "something.else" }, "not_ours"],
    ["a test message to a live shop", { live: false }, "wrong_mode"],
  ] as const)("%s is kept, shown and never worked on", async (_, more, effect) => {
    Object.assign(provider, { live: true });
    const id = await received(knows(), more);
    expect(await rowOf(id)).toMatchObject({ effect, processedAt: clock.now });
    await processInboxMessage(ctx, id);
    expect(provider.calls).toEqual([]);
  });
});

describe("what a message does", () => {
  test("paid: stock stays taken, the row says what came of it", async () => {
    const order = await givenPendingOrder(ctx);
    const id = await heard(paid(order, 20_000n));
    expect((await now(order)).paymentStatus).toBe("paid");
    expect([provider.calls.length, provider.openDuringCalls]).toEqual([1, []]);
    expect(await rowOf(id)).toMatchObject({ effect: "applied", orderId: order.id, attempts: 1, error: null });
    const [entry] = (await readJournal(base.db, order.id)).slice(-1);
    expect([entry?.actor, entry?.sourceEventId]).toEqual([
      { kind: "provider", id: "demo" },
      (await rowOf(id))?.eventId,
    ]);
  });

  test.each([
    ["too little", 12_000n, "CLP", ["pending", 12_000n, "amount_mismatch"]],
    ["another currency", 20_000n, "USD", ["pending", 0n, "amount_mismatch"]],
    ["too much", 25_000n, "CLP", ["paid", 25_000n, "overpaid"]],
  ] as const)("%s is recorded and flagged", async (_, amount, currency, expected) => {
    const order = await givenPendingOrder(ctx);
    await heard(paid(order, amount, currency));
    const after = await now(order);
    expect([after.paymentStatus, after.captured, ...after.flags]).toEqual(expected);
  });

  test("two attempts paid: both recorded, paid twice", async () => {
    const order = await givenPendingOrder(ctx);
    await heard(paid(order, 20_000n));
    await heard(paid(order, 20_000n, "CLP", "second"));
    expect(await now(order)).toMatchObject({ captured: 40_000n, owedBack: 20_000n, flags: ["paid_twice"] });
  });

  test("the same fact by another event is one line without effect, however often it is replayed", async () => {
    const order = await givenPendingOrder(ctx);
    await heard(paid(order, 20_000n));
    const again = await heard(paid(order, 20_000n));
    expect((await rowOf(again))?.effect).toBe("ignored");
    await replayInboxMessage(ctx, { inboxId: again });
    await processInboxMessage(ctx, again);
    expect((await kindsOf(order)).slice(2)).toEqual(["payment_captured", "provider_fact_ignored"]);
  });

  test.each([
    ["abandoned", expired("pending")],
    ["canceled", canceled()],
  ] as const)(
    "late money finds an order that is %s (P11) and takes stock that is not there",
    async (_, end) => {
      const variantId = await givenVariant(ctx, 2);
      const order = await givenPendingOrder(ctx, {}, { variantId });
      const actor = end.kind === "order_expired" ? CLOCK : staffContext(ctx).actor;
      await changeOrder({ ...ctx, actor }, order.id, () => ok([end]));
      await givenPendingOrder(ctx, {}, { variantId, quantity: 1 });
      await heard(paid(order, 20_000n));
      expect(await now(order)).toMatchObject({
        paymentStatus: "paid",
        flags: ["late_payment", "stock_short"],
      });
      const [variant] = await base.db.select().from(variants).where(eq(variants.id, variantId));
      const moves = await base.db.select().from(stockMovements).where(eq(stockMovements.orderId, order.id));
      expect([variant?.stock, moves.map(({ delta }) => delta)]).toEqual([-1, [-2, 2, -2]]);
    },
  );
});

describe("what cannot be worked on", () => {
  test("an unknown order stays unmatched and is found when it appears", async () => {
    const order = await givenPendingOrder(ctx);
    const fact = paid(null, 20_000n);
    const about = knows(fact);
    const id = await received(about);
    await processInboxMessage(ctx, id);
    expect(await rowOf(id)).toMatchObject({ effect: "unmatched", processedAt: null });
    provider.truth.set(about, { state: "paid", facts: [{ ...fact, orderRef: orderRef(order.id) }] });
    await processInboxMessage(ctx, id);
    expect(await rowOf(id)).toMatchObject({ effect: "applied", attempts: 2, orderId: order.id });
  });

  test("a provider that does not answer makes the job fail, with the reason and the count on the row", async () => {
    const order = await givenPendingOrder(ctx);
    const id = await received(knows(paid(order, 20_000n)));
    provider.silent = true;
    await expect(processInboxMessage(ctx, id)).rejects.toThrow("no answer");
    await expect(processInboxMessage(ctx, id)).rejects.toThrow("no answer");
    expect(await rowOf(id)).toMatchObject({
      effect: "failed",
      error: "no answer",
      attempts: 2,
      processedAt: null,
    });
    provider.silent = false;
    await processInboxMessage(ctx, id);
    expect((await now(order)).paymentStatus).toBe("paid");
  });

  test("the sweep gives a job to what has none, and waits longer after each miss", async () => {
    await base.db.execute("truncate graphile_worker._private_jobs");
    await base.db.delete(inbox);
    const lost = await received(knows(paid(null, 1n, "CLP", "lost")));
    const swept = async () => {
      await base.db.execute("delete from graphile_worker._private_jobs");
      await sweepInbox(ctx);
      const { rows } = await base.db.execute<{ key: string }>("select key from graphile_worker.jobs");
      return rows.map(({ key }) => key);
    };
    expect(await swept()).toEqual([]);
    clock.now = new Date(clock.now.getTime() + 61_000);
    expect(await swept()).toEqual([`inbox:${lost}`]);
    for (let miss = 1; miss <= 3; miss++) await processInboxMessage(ctx, lost);
    expect(await swept()).toEqual([]);
    clock.now = new Date(clock.now.getTime() + 8 * 60_000);
    expect(await swept()).toEqual([`inbox:${lost}`]);
    clock.now = new Date(clock.now.getTime() + 86_400_000);
    expect(await swept()).toEqual([]);
  });
});
