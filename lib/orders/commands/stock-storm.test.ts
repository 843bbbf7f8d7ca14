import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stockMovements, variants } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenOpenOrder, givenVariant } from "@/db/testing/orders";
import { CLOCK, CUSTOMER, providerActor, staffActor } from "@/lib/kernel/actor";
import { ok } from "@/lib/kernel/result";
import type { OrderEvent } from "@/lib/orders/events";
import { holdsOf } from "@/lib/orders/holds";
import type { Order } from "@/lib/orders/order";
import { stepFrom } from "@/lib/orders/rules";
import { aLine, canceled, captured, expired, placed } from "@/lib/orders/testing/journal";
import type { Context } from "@/lib/platform/context";
import { changeOrder } from "./change-order";
import { readOrder } from "./read-order";

const base = testDatabase({ max: 8 });
const open = () => testContext(base.db);

type Act = { readonly by: Context["actor"]; readonly decide: (order: Order) => OrderEvent[] };
const may = (order: Order, move: Parameters<typeof stepFrom>[1], by: Act["by"], event: OrderEvent) =>
  stepFrom(order.paymentStatus, move, by.kind).ok ? [event] : [];
const STAFF = staffActor(1);

/** Everything that moves stock, guarded as the commands guard it. */
const ACTS = {
  place: { by: CUSTOMER, decide: (order) => may(order, "place", CUSTOMER, placed()) },
  reopen: {
    by: CUSTOMER,
    decide: (order) =>
      order.captured > 0n
        ? []
        : may(order, "reopen", CUSTOMER, { kind: "order_reopened", cause: "returned_to_shop" }),
  },
  expire: {
    by: CLOCK,
    decide: (order) =>
      order.captured > 0n
        ? []
        : may(order, "expire", CLOCK, expired(order.paymentStatus === "open" ? "open" : "pending")),
  },
  pay: { by: providerActor("demo"), decide: ({ totals }) => [captured(totals.total)] },
  cancel: { by: STAFF, decide: (order) => may(order, "cancel", STAFF, canceled()) },
  uncancel: {
    by: STAFF,
    decide: ({ paymentStatus, closed }) =>
      paymentStatus === "canceled" && closed
        ? [{ kind: "order_uncanceled", canceledSeq: closed.seq, cause: "undo", acceptShortage: true }]
        : [],
  },
  restock: {
    by: STAFF,
    decide: ({ restocked }) =>
      restocked.l1
        ? []
        : [{ kind: "stock_restocked", lines: [{ lineId: "l1", quantity: 1 }], refundId: null }],
  },
} as const satisfies Record<string, Act>;

/** Two lines of one variant and one of another, so that I7 is in every run. */
async function givenOrders(scarce: number, plenty: number): Promise<Order[]> {
  const lines = [
    aLine({ lineId: "l1", variantId: scarce, quantity: 2 }),
    aLine({ lineId: "l2", variantId: scarce, quantity: 1, total: 10_000n }),
    aLine({ lineId: "l3", variantId: plenty, quantity: 3, total: 30_000n }),
  ];
  return [
    await givenOpenOrder(open(), { created: { lines, totals: totalsFor(60_000n) } }),
    await givenOpenOrder(open(), { created: { lines, totals: totalsFor(60_000n) } }),
    await givenOpenOrder(open(), { variantId: scarce, quantity: 2 }),
  ];
}

const totalsFor = (total: bigint) => ({
  ...{ subtotal: total, discount: 0n, tax: 0n, shipping: 0n, shippingTax: 0n, shippingDiscount: 0n },
  total,
});

async function checkVariant(id: number, start: number, orders: readonly Order[]): Promise<void> {
  const [variant] = await base.db.select().from(variants).where(eq(variants.id, id));
  const moves = await base.db
    .select()
    .from(stockMovements)
    .where(eq(stockMovements.variantId, id))
    .orderBy(asc(stockMovements.id));
  let left = start;
  for (const { delta, balanceAfter, shortage } of moves) {
    left += delta;
    expect(balanceAfter, "I5: in sequence").toBe(left);
    if (left < 0 && delta < 0) expect(shortage, "I3: below zero only with a mark").toBe(true);
  }
  expect(variant?.stock, "I5: movements sum to the stock").toBe(left);
  const held = orders.reduce((sum, order) => sum + (holdsOf(order).get(id) ?? 0), 0);
  expect(held + left, "I4: held + left = start").toBe(start);
  for (const order of orders) {
    const moved = moves.filter(({ orderId, kind }) => orderId === order.id && kind !== "write_off");
    const sum = moved.reduce((all, { delta }) => all + delta, 0);
    expect(sum + (holdsOf(order).get(id) ?? 0), "I1: an order holds what it moved").toBe(0);
  }
}

const someAct = fc.record({
  which: fc.nat(2),
  what: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
});

test("any storm of moves, side by side, keeps stock, movements and what orders hold in step (I1–I5, I7, S66)", {
  timeout: 120_000,
}, async () => {
  const rounds = fc.array(fc.array(someAct, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rounds, fc.integer({ min: 0, max: 9 }), async (storm, start) => {
      const [scarce, plenty] = [await givenVariant(open(), start), await givenVariant(open(), 50)];
      const orders = await givenOrders(scarce, plenty);
      for (const round of storm) {
        await Promise.all(
          round.map(({ which, what }) => {
            const { by, decide }: Act = ACTS[what];
            return changeOrder<never>({ ...open(), actor: by }, orders[which]?.id ?? 0, (order) =>
              ok(decide(order)),
            );
          }),
        );
      }
      const now = await Promise.all(orders.map(({ id }) => readOrder(base.db, id)));
      const known = now.flatMap((order) => (order ? [order] : []));
      expect(known).toHaveLength(orders.length);
      await checkVariant(scarce, start, known);
      await checkVariant(plenty, 50, known);
    }),
    { numRuns: 60 },
  );
});

test("the same event applied twice moves nothing (I2)", async () => {
  const variantId = await givenVariant(open(), 5);
  const order = await givenOpenOrder(open(), { variantId, quantity: 2 });
  const ctx = { ...open(), actor: providerActor("demo") };
  for (let times = 0; times < 3; times++) {
    await changeOrder<never>({ ...open(), actor: CUSTOMER }, order.id, (now) => ok(ACTS.place.decide(now)));
    await changeOrder<never>(ctx, order.id, () => ok([captured(20_000n)]), { sourceEventId: "evt_1" });
  }
  const moves = await base.db.select().from(stockMovements).where(eq(stockMovements.variantId, variantId));
  expect(moves.map(({ kind, delta }) => [kind, delta])).toEqual([["take", -2]]);
});
