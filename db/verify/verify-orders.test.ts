import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { upsertPerson } from "@/db/queries/people";
import { orders } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { CLOCK, providerActor } from "@/lib/kernel/actor";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder, openOrderWithin } from "@/lib/orders/commands/change-order";
import { aLine, captured, created, placed, shipped } from "@/lib/orders/testing/journal";
import { verifyOrders } from "./verify-orders";

const base = testDatabase();

async function givenPaidOrder(personId: number | null = null): Promise<{ id: number; number: number }> {
  const ctx = testContext(base.db);
  const lines = [aLine({ variantId: null, tracked: false })];
  const order = mustSucceed(
    await inTransaction(base.db, (tx) =>
      openOrderWithin(tx, ctx, (number) => [created({ number, lines, personId, addressId: null })]),
    ),
    "open",
  );
  mustSucceed(await changeOrder(ctx, order.id, () => ok([placed()])), "place");
  const provider = { ...ctx, actor: providerActor("demo") };
  mustSucceed(await changeOrder(provider, order.id, () => ok([captured(20_000n)])), "pay");
  mustSucceed(await changeOrder({ ...ctx, actor: CLOCK }, order.id, () => ok([shipped()])), "ship");
  return { id: order.id, number: order.number };
}

/** What somebody with the database password could do: the triggers are switched off first. */
async function tamper(statement: string): Promise<void> {
  await base.db.transaction(async (tx) => {
    await tx.execute(sql.raw("set local session_replication_role = replica"));
    await tx.execute(sql.raw(statement));
  });
}

const found = async () =>
  (await verifyOrders(base.db)).differences.map(({ order, seq, column }) => [order, seq, column]);

describe("verify", () => {
  test("a customer who comes back under another name leaves nothing stale", async () => {
    const email = "lucia@example.test";
    const at = new Date("2026-05-04T13:00:00.000Z");
    const given = { email, phone: null, locale: "es" };
    const first = { ...given, fullName: "Lucía Pérez" };
    const person = await inTransaction(base.db, (tx) => upsertPerson(tx, first, at));
    await givenPaidOrder(person.id);
    await inTransaction(base.db, (tx) => upsertPerson(tx, { ...given, fullName: "Lucía Soto" }, at));
    const { differences } = await verifyOrders(base.db);
    expect(differences).toEqual([]);
    const [order] = await base.db.select().from(orders).where(eq(orders.personId, person.id));
    expect(order?.searchText).toContain("lucia soto");
  });

  test("an untouched database has no differences", async () => {
    await givenPaidOrder();
    expect((await verifyOrders(base.db)).differences).toEqual([]);
  });

  const edits: [string, (id: number) => string, number, string][] = [
    [
      "a payload",
      (id) =>
        `update order_events set payload = jsonb_set(payload, '{amount}', '"1"') where order_id = ${id} and seq = 3`,
      3,
      "order_events.hash",
    ],
    [
      "an actor",
      (id) => `update order_events set actor_kind = 'staff' where order_id = ${id} and seq = 2`,
      2,
      "order_events.hash",
    ],
    [
      "a time",
      (id) =>
        `update order_events set occurred_at = occurred_at + interval '1 ms' where order_id = ${id} and seq = 2`,
      2,
      "order_events.hash",
    ],
    [
      "a deleted entry",
      (id) => `delete from order_events where order_id = ${id} and seq = 2`,
      2,
      "order_events.seq",
    ],
    [
      "a cut tail",
      (id) => `delete from order_events where order_id = ${id} and seq = 4`,
      0,
      "orders.version",
    ],
    [
      "a status",
      (id) => `update orders set payment_status = 'pending' where id = ${id}`,
      0,
      "orders.paymentStatus",
    ],
    ["a total", (id) => `update orders set total = 1 where id = ${id}`, 0, "orders.total"],
    ["a search text", (id) => `update orders set search_text = 'x' where id = ${id}`, 0, "orders.searchText"],
    [
      "a line",
      (id) => `update order_lines set quantity = 9 where order_id = ${id}`,
      0,
      "order_lines[1].quantity",
    ],
    [
      "a payment",
      (id) => `update payments set captured = 1 where order_id = ${id}`,
      0,
      "payments[pay_1].captured",
    ],
    ["a parcel", (id) => `delete from shipments where order_id = ${id}`, 0, "shipments[shp_1]"],
  ];
  test.each(edits)(
    "names the order, the sequence and the column after an edit of %s",
    async (_, edit, seq, column) => {
      const { id, number } = await givenPaidOrder();
      const before = await found();
      await tamper(edit(id));
      const after = (await found()).filter((one) => !before.some((old) => String(old) === String(one)));
      expect(after[0]).toEqual([number, seq, column]);
    },
  );
});
