import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { letters, stockMovements, variants } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder, givenVariant } from "@/db/testing/orders";
import { dispatch } from "@/lib/fulfillment/commands/dispatch";
import { providerActor } from "@/lib/kernel/actor";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { captured } from "@/lib/orders/testing/journal";
import { cancelOrder } from "./cancel-order";
import { changeOrder } from "./change-order";
import { uncancelOrder } from "./uncancel-order";

const base = testDatabase();

const parcel = { carrier: "starken", trackingNumber: "123", lines: [], notify: false };

const asked = (orderId: number, expectedVersion: number) => ({
  ...{ orderId, expectedVersion, notify: true, notReturned: [] },
  reason: "customer_asked" as const,
});

async function givenPaidOrder(stock = 10) {
  const ctx = testContext(base.db);
  const variantId = await givenVariant(ctx, stock);
  const pending = await givenPendingOrder(ctx, {}, { variantId });
  const provider = { ...ctx, actor: providerActor("demo") };
  const paid = await changeOrder<never>(provider, pending.id, () => ok([captured(20_000n)]));
  return { desk: { ...ctx, actor: staff() }, order: mustSucceed(paid, "pay"), variantId };
}

const stockOf = async (variantId: number) =>
  (await base.db.select().from(variants).where(eq(variants.id, variantId)))[0]?.stock;

describe("canceling (S24)", () => {
  test("returns the stock exactly once, sends one letter and says what is owed", async () => {
    const { desk, order, variantId } = await givenPaidOrder();
    expect(await stockOf(variantId)).toBe(8);
    const twice = await Promise.all([
      cancelOrder(desk, asked(order.id, order.version)),
      cancelOrder(desk, asked(order.id, order.version)),
    ]);
    const [done] = twice.filter((answer) => answer.ok);
    expect(twice.filter((answer) => answer.ok)).toHaveLength(1);
    expect(done?.ok && [done.value.paymentStatus, done.value.owedBack, done.value.flags]).toEqual([
      ...["canceled", 20_000n, ["refund_due"]],
    ]);
    expect(await stockOf(variantId)).toBe(10);
    const sent = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
    expect(sent.filter(({ kind }) => kind === "order_canceled")).toHaveLength(1);
    const again = await cancelOrder(desk, asked(order.id, order.version + 1));
    expect(again.ok).toBe(false);
  });

  test("names a parcel that is under way", async () => {
    const { desk, order } = await givenPaidOrder();
    const sent = await dispatch(desk, { ...parcel, orderId: order.id, expectedVersion: order.version });
    const shipped = mustSucceed(sent, "dispatch");
    const canceled = await cancelOrder(desk, asked(order.id, shipped.version));
    expect(canceled.ok && canceled.value.flags).toEqual(["refund_due", "live_parcel_of_canceled"]);
  });

  test("writes off what did not come back, apart from what the order held", async () => {
    const { desk, order, variantId } = await givenPaidOrder();
    const notReturned = [{ lineId: "l1", quantity: 1 }];
    mustSucceed(await cancelOrder(desk, { ...asked(order.id, order.version), notReturned }), "cancel");
    expect(await stockOf(variantId)).toBe(9);
    const moves = await base.db.select().from(stockMovements).where(eq(stockMovements.orderId, order.id));
    expect(moves.map(({ kind, delta }) => [kind, delta])).toEqual([
      ["take", -2],
      ["return", 2],
      ["write_off", -1],
    ]);
  });

  test("is taken back with its stock, or with a shortage that a person accepts (P14)", async () => {
    const { desk, order, variantId } = await givenPaidOrder(2);
    const canceled = mustSucceed(await cancelOrder(desk, asked(order.id, order.version)), "cancel");
    await base.db.update(variants).set({ stock: 1 }).where(eq(variants.id, variantId));
    const input = { orderId: order.id, expectedVersion: canceled.version, acceptShortage: false };
    const short = [{ variantId, wanted: 2, available: 1 }];
    expect(await uncancelOrder(desk, input)).toEqual({ ok: false, refusal: { code: "out_of_stock", short } });
    const reopened = await uncancelOrder(desk, { ...input, acceptShortage: true });
    expect(reopened.ok && [reopened.value.paymentStatus, reopened.value.flags]).toEqual([
      "paid",
      ["stock_short"],
    ]);
    expect(await stockOf(variantId)).toBe(-1);
  });

  test("a version that was not seen is refused, and nothing is written", async () => {
    const { desk, order } = await givenPaidOrder();
    const stale = await cancelOrder(desk, asked(order.id, order.version - 1));
    expect(stale).toMatchObject({ ok: false, refusal: { code: "changed_meanwhile" } });
    expect(await readJournal(base.db, order.id)).toHaveLength(order.version);
  });
});
