import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { readJournal } from "@/db/queries/journal";
import { letters, orderEvents, orders, people, products, stockMovements, variants } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { CLOCK, providerActor } from "@/lib/kernel/actor";
import { ok, refuse } from "@/lib/kernel/result";
import type { Order } from "@/lib/orders/order";
import { aLine, canceled, captured, created, expired, placed } from "@/lib/orders/testing/journal";
import type { Context } from "@/lib/platform/context";
import { changeOrder, openOrderWithin } from "./change-order";

const base = testDatabase({ max: 20 });

async function givenVariant(stock: number): Promise<number> {
  const now = new Date("2026-01-01T00:00:00Z");
  const [product] = await base.db
    .insert(products)
    .values({ name: "Café", description: "", type: "physical", status: "available", createdAt: now })
    .returning();
  const [variant] = await base.db
    .insert(variants)
    .values({
      productId: product?.id ?? 0,
      sku: `SKU-${product?.id}`,
      options: [],
      price: 10_000n,
      stock,
      unlimited: false,
    })
    .returning();
  return variant?.id ?? 0;
}

async function givenOpenOrder(ctx: Context, variantId: number, quantity = 1): Promise<Order> {
  const [person] = await base.db
    .insert(people)
    .values({
      fullName: "Lucía Pérez",
      email: `p${crypto.randomUUID()}@example.test`,
      locale: "es",
      createdAt: ctx.now(),
    })
    .returning();
  const lines = [aLine({ variantId, quantity, total: 10_000n * BigInt(quantity) })];
  const opened = await inTransaction(base.db, (tx) =>
    openOrderWithin(tx, ctx, (number) => [
      created({ number, lines, personId: person?.id ?? null, addressId: null }),
    ]),
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  return opened.value;
}

const stockOf = async (variantId: number): Promise<number> => {
  const [row] = await base.db.select().from(variants).where(eq(variants.id, variantId));
  return row?.stock ?? Number.NaN;
};

describe("the gate", () => {
  test("numbers have no holes and start at 1001", async () => {
    const ctx = testContext(base.db);
    const variant = await givenVariant(10);
    const first = await givenOpenOrder(ctx, variant);
    const second = await givenOpenOrder(ctx, variant);
    expect([first.number, second.number]).toEqual([1001, 1002]);
  });

  test("a life of an order moves stock, letters and the chain in one commit each", async () => {
    const ctx = testContext(base.db);
    const variant = await givenVariant(10);
    const order = await givenOpenOrder(ctx, variant, 3);
    expect(await stockOf(variant)).toBe(10);
    await changeOrder(ctx, order.id, () => ok([placed()]));
    expect(await stockOf(variant)).toBe(7);
    const paid = await changeOrder({ ...ctx, actor: providerActor("demo") }, order.id, () =>
      ok([captured(30_000n)]),
    );
    expect(paid.ok && paid.value.paymentStatus).toBe("paid");
    expect(await stockOf(variant)).toBe(7);
    const sent = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
    expect(sent.map((letter) => letter.kind)).toEqual(["order_paid"]);
    await changeOrder({ ...ctx, actor: staff() }, order.id, () => ok([canceled()]));
    expect(await stockOf(variant)).toBe(10);
    const journal = await readJournal(base.db, order.id);
    expect(journal.map((entry) => [entry.seq, entry.actor.kind, entry.event.kind])).toEqual([
      [1, "customer", "order_created"],
      [2, "customer", "order_placed"],
      [3, "provider", "payment_captured"],
      [4, "staff", "order_canceled"],
    ]);
    expect(journal[3]?.prevHash).toBe(journal[2]?.hash);
    const moves = await base.db.select().from(stockMovements).where(eq(stockMovements.orderId, order.id));
    expect(moves.map(({ kind, delta, balanceAfter }) => [kind, delta, balanceAfter])).toEqual([
      ["take", -3, 7],
      ["return", 3, 10],
    ]);
  });

  test("a refusal writes nothing", async () => {
    const ctx = testContext(base.db);
    const order = await givenOpenOrder(ctx, await givenVariant(1));
    const refused = await changeOrder(ctx, order.id, () => refuse({ code: "no" as const }));
    expect(refused).toEqual({ ok: false, refusal: { code: "no" } });
    expect(await readJournal(base.db, order.id)).toHaveLength(1);
  });

  test("a sold-out variant refuses the whole move and names it", async () => {
    const ctx = testContext(base.db);
    const variant = await givenVariant(1);
    const order = await givenOpenOrder(ctx, variant, 2);
    const refused = await changeOrder(ctx, order.id, () => ok([placed()]));
    expect(refused).toEqual({
      ok: false,
      refusal: { code: "out_of_stock", short: [{ variantId: variant, wanted: 2, available: 1 }] },
    });
    expect(await stockOf(variant)).toBe(1);
  });

  test("late money takes stock again, below zero if it must, and says so (S48)", async () => {
    const ctx = testContext(base.db);
    const variant = await givenVariant(2);
    const order = await givenOpenOrder(ctx, variant, 2);
    await changeOrder(ctx, order.id, () => ok([placed()]));
    await changeOrder({ ...ctx, actor: CLOCK }, order.id, () => ok([expired("pending")]));
    const other = await givenOpenOrder(ctx, variant, 1);
    await changeOrder(ctx, other.id, () => ok([placed()]));
    const late = await changeOrder({ ...ctx, actor: providerActor("demo") }, order.id, () =>
      ok([captured(20_000n)]),
    );
    expect(late.ok && [late.value.paymentStatus, late.value.flags]).toEqual([
      "paid",
      ["late_payment", "stock_short"],
    ]);
    expect(await stockOf(variant)).toBe(-1);
  });

  test("someone who saw an older version is told, not overwritten", async () => {
    const ctx = testContext(base.db);
    const order = await givenOpenOrder(ctx, await givenVariant(5));
    await changeOrder(ctx, order.id, () => ok([placed()]));
    const stale = await changeOrder(ctx, order.id, () => ok([canceled()]), { expectedVersion: 1 });
    expect(stale).toEqual({ ok: false, refusal: { code: "changed_meanwhile", version: 2 } });
  });

  test("whoever waited for the order decides on what the others wrote", async () => {
    const ctx = testContext(base.db);
    const order = await givenOpenOrder(ctx, await givenVariant(1));
    const tags = Array.from({ length: 9 }, (_, index) => `tag-${index}`);
    const done = await Promise.all(
      tags.map((tag) =>
        changeOrder<never>(ctx, order.id, ({ tags: before }) =>
          ok([{ kind: "tags_changed", before: [...before], after: [...before, tag] }]),
        ),
      ),
    );
    expect(done.every((one) => one.ok)).toBe(true);
    const journal = await readJournal(base.db, order.id);
    expect(journal.map(({ seq }) => seq)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
    for (const [index, entry] of journal.entries())
      if (index > 0) expect(entry.prevHash).toBe(journal[index - 1]?.hash);
    const [row] = await base.db.select().from(orders).where(eq(orders.id, order.id));
    expect(new Set(row?.tags)).toEqual(new Set(tags));
  });

  test("the journal refuses UPDATE, DELETE and TRUNCATE (S60)", async () => {
    await expect(base.db.update(orderEvents).set({ kind: "order_held" })).rejects.toThrow();
    await expect(base.db.delete(orderEvents)).rejects.toThrow();
    await expect(base.db.execute(sql`truncate order_events`)).rejects.toThrow();
  });

  test("400 parallel buyers of 50 units sell exactly 50", async () => {
    const ctx = testContext(base.db);
    const variant = await givenVariant(50);
    const open: Order[] = [];
    for (let index = 0; index < 400; index += 20) {
      open.push(...(await Promise.all(Array.from({ length: 20 }, () => givenOpenOrder(ctx, variant)))));
    }
    const answers = await Promise.all(open.map((order) => changeOrder(ctx, order.id, () => ok([placed()]))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(50);
    expect(await stockOf(variant)).toBe(0);
    const pending = await base.db.select().from(orders).where(eq(orders.paymentStatus, "pending"));
    const sold = pending.filter((row) => open.some((order) => order.id === row.id));
    expect(sold).toHaveLength(50);
  }, 60_000);
});
