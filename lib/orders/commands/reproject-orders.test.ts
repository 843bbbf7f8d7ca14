import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { orderLines, orders } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { verifyOrders } from "@/db/verify/verify-orders";
import { mustSucceed, ok } from "@/lib/kernel/result";
import type { OrderEvent } from "@/lib/orders/events";
import { changeOrder } from "./change-order";
import { reprojectOrders } from "./reproject-orders";

const base = testDatabase();
const differences = async () => (await verifyOrders(base.db)).differences.map(({ column }) => column);

/** As an older release left them: what the fold says today is missing or other. */
const age = (id: number) =>
  base.db
    .update(orders)
    .set({ foldVersion: 0, dispatchable: true, flags: ["overpaid"], state: {} })
    .where(eq(orders.id, id));

describe("after an upgrade", () => {
  test("orders that an older fold wrote are folded again, and only those", async () => {
    const ctx = testContext(base.db);
    const [old, kept] = [await givenPendingOrder(ctx), await givenPendingOrder(ctx)];
    await age(old.id);
    await base.db.delete(orderLines).where(eq(orderLines.orderId, old.id));
    await base.db
      .update(orders)
      .set({ flags: ["overpaid"] })
      .where(eq(orders.id, kept.id));
    expect(await differences()).toContain("orders.state");

    await reprojectOrders(ctx, { afterId: 0 });
    expect(await differences()).toEqual(["orders.flags"]);
  });

  test("one that is changed before its turn is written anew as a whole", async () => {
    const ctx = testContext(base.db);
    const { id } = await givenPendingOrder(ctx);
    await reprojectOrders(ctx, { afterId: 0 });
    const known = await differences();
    await age(id);
    await base.db.delete(orderLines).where(eq(orderLines.orderId, id));
    await base.db.update(orders).set({ searchText: "" }).where(eq(orders.id, id));
    const tagged: OrderEvent = { kind: "tags_changed", before: [], after: ["regalo"] };
    mustSucceed(await changeOrder<never>(ctx, id, () => ok([tagged])), "a tag");
    expect(await differences()).toEqual(known);
  });

  test("one whose journal cannot be read is named, and the others are done", async () => {
    const ctx = testContext(base.db);
    const [broken, whole] = [await givenPendingOrder(ctx), await givenPendingOrder(ctx)];
    await age(broken.id);
    await age(whole.id);
    await base.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`update order_events set payload = '{}' where order_id = ${broken.id} and seq = 1`);
    });
    await expect(reprojectOrders(ctx, { afterId: 0 })).rejects.toThrow(
      `orders ${broken.id} cannot be folded`,
    );
    const rows = await base.db.select({ id: orders.id, by: orders.foldVersion }).from(orders);
    expect(rows.filter(({ by }) => by === 0)).toEqual([{ id: broken.id, by: 0 }]);
  });
});
