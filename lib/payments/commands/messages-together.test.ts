import { eq, inArray } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { inbox, letters } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder, staffContext } from "@/db/testing/orders";
import { orderRef } from "@/lib/kernel/ids";
import { money } from "@/lib/kernel/money";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import type { ProviderFact } from "@/lib/payments/provider";
import { type ScriptedProvider, scriptedProvider } from "@/lib/payments/testing/scripted-provider";
import type { Context } from "@/lib/platform/context";
import { adoptMessage } from "./adopt-message";
import { processInboxMessage } from "./process-inbox-message";
import { receiveProviderMessage } from "./receive-provider-message";

const base = testDatabase({ max: 20 });
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
let provider: ScriptedProvider;
let ctx: Context;
let count = 0;

beforeEach(() => {
  provider = scriptedProvider(() => base.db);
  ctx = testContext(base.db, { clock, providers: new Map([["demo", provider]]) });
});

const paid = (order: Order | null, amount = 20_000n): ProviderFact => ({
  ...{ orderRef: order && orderRef(order.id), paymentId: null, objectId: `obj_${order?.id ?? count}` },
  ...{ kind: "captured", amount: money(amount, "CLP"), fee: null, brand: "visa", last4: "4242" },
  occurredAt: new Date("2026-05-04T12:59:00.000Z"),
});

function knows(...facts: ProviderFact[]): string {
  const about = `object_${++count}`;
  provider.truth.set(about, { state: "paid", facts });
  return about;
}

async function received(about: string): Promise<number> {
  const body = JSON.stringify({ id: `evt_${++count}`, type: "payment.captured", about });
  const answer = await receiveProviderMessage(ctx, provider, { body, headers: {}, query: {} });
  return (answer.ok && answer.value.inboxId) || 0;
}

async function several(about: string, howMany: number): Promise<number[]> {
  const ids: number[] = [];
  for (let one = 0; one < howMany; one++) ids.push(await received(about));
  return ids;
}

const rowsOf = (ids: readonly number[]) =>
  base.db
    .select()
    .from(inbox)
    .where(inArray(inbox.id, [...ids]))
    .orderBy(inbox.id);

const asked = () => provider.calls.map(({ about }) => about);

async function jobsOf(ids: readonly number[]): Promise<string[]> {
  const { rows } = await base.db.execute<{ key: string }>(
    "select key from graphile_worker.jobs order by key",
  );
  const own = new Set(ids.map((id) => `inbox:${id}`));
  return rows.flatMap(({ key }) => (own.has(key) ? [key] : []));
}

const tracesOf = async (order: Order) =>
  (await readJournal(base.db, order.id))
    .filter(({ sourceEventId }) => sourceEventId !== null)
    .map(({ event, sourceEventId }) => [event.kind, sourceEventId]);

describe("messages about one object that wait together", () => {
  test("one question answers them all; each has its mark and its own trace", async () => {
    const order = await givenPendingOrder(ctx);
    const about = knows(paid(order));
    const ids = await several(about, 4);
    const [, second = 0] = ids;
    await processInboxMessage(ctx, second);
    expect(asked()).toEqual([about]);
    expect(provider.openDuringCalls).toEqual([]);
    const rows = await rowsOf(ids);
    expect(rows.map(({ effect }) => effect)).toEqual(["applied", "ignored", "ignored", "ignored"]);
    for (const row of rows) {
      expect(row).toMatchObject({ orderId: order.id, processedAt: clock.now, attempts: 1, error: null });
    }
    const [first = "", ...others] = rows.map(({ eventId }) => eventId);
    expect(await tracesOf(order)).toEqual([
      ["payment_captured", first],
      ...others.map((eventId) => ["provider_fact_ignored", eventId]),
    ]);
    const sent = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
    expect(sent.map(({ kind }) => kind)).toEqual(["order_paid"]);
  });

  test("the jobs of the others go with the commit; done again they ask nobody", async () => {
    const order = await givenPendingOrder(ctx);
    const ids = await several(knows(paid(order)), 3);
    const [first = 0, ...others] = ids;
    expect(await jobsOf(ids)).toHaveLength(3);
    expect(await processInboxMessage(ctx, first)).toBe(true);
    expect(await jobsOf(ids)).toEqual([`inbox:${first}`]);
    for (const id of others) expect(await processInboxMessage(ctx, id)).toBe(false);
    expect(asked()).toHaveLength(1);
  });

  test("a job that another worker holds stays, and finds its message done", async () => {
    const order = await givenPendingOrder(ctx);
    const ids = await several(knows(paid(order)), 2);
    const [first = 0, second = 0] = ids;
    await base.db.execute(
      `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'other' where key = 'inbox:${second}'`,
    );
    await processInboxMessage(ctx, first);
    expect(await jobsOf(ids)).toContain(`inbox:${second}`);
    expect(await processInboxMessage(ctx, second)).toBe(false);
  });

  test("what comes while the provider is asked is not answered by that question", async () => {
    const order = await givenPendingOrder(ctx);
    const about = knows(paid(order));
    const first = await received(about);
    const { facts } = provider;
    let late = 0;
    provider.facts = async (message, alike) => {
      const answer = await facts(message, alike);
      late = await received(about);
      return answer;
    };
    await processInboxMessage(ctx, first);
    expect(await rowsOf([first, late])).toMatchObject([
      { effect: "applied" },
      { processedAt: null, attempts: 0 },
    ]);
    provider.facts = facts;
    await processInboxMessage(ctx, late);
    expect(asked()).toEqual([about, about]);
    expect(await rowsOf([late])).toMatchObject([{ effect: "ignored" }]);
  });

  test("workers that begin at once: every message ends once, with one trace", async () => {
    const order = await givenPendingOrder(ctx);
    const ids = await several(knows(paid(order)), 8);
    await Promise.all(ids.map((id) => processInboxMessage(ctx, id)));
    const rows = await rowsOf(ids);
    expect(rows.map(({ effect }) => effect).filter((effect) => effect === "applied")).toHaveLength(1);
    expect(rows.every(({ processedAt }) => processedAt !== null)).toBe(true);
    const traces = await tracesOf(order);
    expect(traces.map(([, source]) => source).sort()).toEqual(rows.map(({ eventId }) => eventId).sort());
    expect(await readOrder(base.db, order.id)).toMatchObject({ paymentStatus: "paid", captured: 20_000n });
  });
});

describe("what is left to itself", () => {
  test("no answer: only the message that was tried says so", async () => {
    const order = await givenPendingOrder(ctx);
    const ids = await several(knows(paid(order)), 2);
    provider.silent = true;
    await expect(processInboxMessage(ctx, ids[0] ?? 0)).rejects.toThrow("no answer");
    expect(await rowsOf(ids)).toMatchObject([
      { effect: "failed", attempts: 1 },
      { effect: null, attempts: 0 },
    ]);
    provider.silent = false;
    await processInboxMessage(ctx, ids[1] ?? 0);
    expect(await rowsOf(ids)).toMatchObject([
      { effect: "applied", attempts: 1, error: null },
      { effect: "ignored", attempts: 1 },
    ]);
  });

  test("a message of another object", async () => {
    const [order, other] = [await givenPendingOrder(ctx), await givenPendingOrder(ctx)];
    const first = await received(knows(paid(order)));
    const second = await received(knows(paid(other)));
    await processInboxMessage(ctx, first);
    expect(await rowsOf([second])).toMatchObject([{ processedAt: null }]);
  });

  test("one whose order a person named: it goes there, and takes no other along", async () => {
    const order = await givenPendingOrder(ctx);
    const about = knows(paid(null));
    const [first = 0, second = 0] = await several(about, 2);
    await processInboxMessage(ctx, first);
    await processInboxMessage(ctx, second);
    expect(await rowsOf([first, second])).toMatchObject([{ effect: "unmatched" }, { effect: "unmatched" }]);
    const adopted = await adoptMessage(staffContext(ctx), { inboxId: first, orderNumber: order.number });
    expect(adopted.ok).toBe(true);
    await processInboxMessage(ctx, second);
    expect(await rowsOf([first])).toMatchObject([{ processedAt: null }]);
    await processInboxMessage(ctx, first);
    expect(await rowsOf([first])).toMatchObject([{ effect: "applied", orderId: order.id }]);
  });
});
