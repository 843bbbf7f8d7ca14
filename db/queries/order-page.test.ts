import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { insertAddress, upsertPerson } from "@/db/queries/people";
import { products, staff as staffTable, variants } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { addNote } from "@/lib/orders/commands/add-note";
import { changeOrder, openOrderWithin } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import { aLine, captured, created, placed } from "@/lib/orders/testing/journal";
import { findLastChange, findOrderPage } from "./order-page";

const base = testDatabase();
const opened: Order[] = [];
let ana = 0;

async function givenOrders(count: number): Promise<void> {
  const at = new Date("2026-05-01T00:00:00Z");
  const [product] = await base.db
    .insert(products)
    .values({ name: "Café", description: "", type: "physical", status: "available", createdAt: at })
    .returning();
  const [variant] = await base.db
    .insert(variants)
    .values({
      productId: product?.id ?? 0,
      sku: "CAFE-250",
      options: ["Molido"],
      price: 10_000n,
      stock: 9,
      unlimited: false,
    })
    .returning();
  const [person] = await base.db
    .insert(staffTable)
    .values({ name: "Ana Soto", email: "ana@example.test", role: "owner", locale: "es", createdAt: at })
    .returning();
  ana = person?.id ?? 0;
  for (let index = 0; index < count; index++) {
    const clock = { now: new Date(Date.parse("2026-05-04T13:00:00Z") + index * 60_000) };
    const ctx = testContext(base.db, { clock });
    const order = await inTransaction(base.db, async (tx) => {
      const customer = await upsertPerson(
        tx,
        { fullName: "Lucía Pérez", email: "lucia@example.test", phone: "+56987654321", locale: "es" },
        at,
      );
      const addressId = await insertAddress(tx, {
        name: "Lucía",
        street: "Los Aromos 1",
        country: "CL",
        createdAt: at,
      });
      const given = { personId: customer.id, addressId, lines: [aLine({ variantId: variant?.id ?? 0 })] };
      const recoveredFrom = opened[0]?.id ?? null;
      return openOrderWithin(tx, ctx, (number) => [created({ number, ...given, recoveredFrom })]);
    });
    opened.push(mustSucceed(order, "open an order"));
  }
}

const at = (index: number): Order => {
  const order = opened[index];
  if (!order) throw new Error(`no order ${index}`);
  return order;
};

describe("the page of an order", () => {
  beforeAll(async () => {
    await givenOrders(3);
    const ctx = testContext(base.db, { actor: staff(ana) });
    await changeOrder(ctx, at(1).id, () => ok([placed(), captured(20_000n)]));
    mustSucceed(await addNote(ctx, { orderId: at(1).id, text: "Llamó ayer" }), "add a note");
  });

  test("brings the order as folded, its person, address, notes, letters and stock", async () => {
    const page = await findOrderPage(base.db, at(1).number);
    expect(page?.order).toMatchObject({ number: at(1).number, paymentStatus: "paid", version: 4 });
    expect(page?.journal).toHaveLength(4);
    expect([page?.person?.email, page?.shippingAddress?.street]).toEqual([
      "lucia@example.test",
      "Los Aromos 1",
    ]);
    expect(page?.notes.map(({ text }) => text)).toEqual(["Llamó ayer"]);
    expect(page?.letters.map(({ kind, state }) => [kind, state])).toContainEqual(["order_paid", "waiting"]);
    expect(page?.movements.map(({ sku, delta, balanceAfter }) => [sku, delta, balanceAfter])).toEqual([
      ["CAFE-250", -2, 7],
    ]);
    expect(page?.staffNames.get(ana)).toBe("Ana Soto");
  });

  test("knows its neighbours in the list, the orders of its person and those it names", async () => {
    const page = await findOrderPage(base.db, at(1).number);
    expect([page?.newer, page?.older, page?.ordersSoFar]).toEqual([at(2).number, at(0).number, 3]);
    expect(page?.numbers.get(at(0).id)).toBe(at(0).number);
    const ends = await Promise.all([0, 2].map((index) => findOrderPage(base.db, at(index).number)));
    expect([ends[0]?.older, ends[1]?.newer]).toEqual([null, null]);
  });

  test("is null for a number that no order has", async () => {
    expect(await findOrderPage(base.db, 999_999)).toBeNull();
  });

  test("says who changed the order last", async () => {
    expect(await findLastChange(base.db, at(1).id)).toMatchObject({ who: "Ana Soto" });
    expect(await findLastChange(base.db, at(2).id)).toMatchObject({ who: null });
  });
});
