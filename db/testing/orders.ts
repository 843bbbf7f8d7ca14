import { inTransaction } from "@/db/client";
import { people, products, variants } from "@/db/schema";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder, openOrderWithin } from "@/lib/orders/commands/change-order";
import type { EventOf } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { aLine, created, placed } from "@/lib/orders/testing/journal";
import type { Context } from "@/lib/platform/context";
import { staff } from "./context";

/** A product of one variant with so many units. */
export async function givenVariant(ctx: Context, stock = 100): Promise<number> {
  const [product] = await ctx.db
    .insert(products)
    .values({ name: "Café", description: "", type: "physical", status: "available", createdAt: ctx.now() })
    .returning();
  if (!product) throw new Error("no product");
  const [variant] = await ctx.db
    .insert(variants)
    .values({
      ...{ productId: product.id, sku: `SKU-${product.id}`, options: [], price: 10_000n },
      ...{ stock, unlimited: false },
    })
    .returning();
  if (!variant) throw new Error("no variant");
  return variant.id;
}

type Wanted = {
  readonly variantId?: number;
  readonly quantity?: number;
  readonly created?: Partial<EventOf<"order_created">>;
};

/** An open order of a customer with an e-mail: 2 × 10.000 CLP unless told otherwise. */
export async function givenOpenOrder(ctx: Context, wanted: Wanted = {}): Promise<Order> {
  const { quantity = 2 } = wanted;
  const variantId = wanted.variantId ?? (await givenVariant(ctx));
  const email = `p${crypto.randomUUID()}@example.test`;
  const [person] = await ctx.db
    .insert(people)
    .values({ fullName: "Lucía Pérez", email, locale: "es", createdAt: ctx.now() })
    .returning();
  const lines = [aLine({ variantId, quantity, total: 10_000n * BigInt(quantity) })];
  const opened = await inTransaction(ctx.db, (tx) =>
    openOrderWithin(tx, ctx, (number) => [
      created({ number, lines, personId: person?.id ?? null, addressId: null, ...wanted.created }),
    ]),
  );
  return mustSucceed(opened, "opening an order");
}

/** The same, placed: pending with the demo provider unless told otherwise. */
export async function givenPendingOrder(
  ctx: Context,
  given: Partial<EventOf<"order_placed">> = {},
  wanted: Wanted = {},
): Promise<Order> {
  const order = await givenOpenOrder(ctx, wanted);
  const changed = await changeOrder<never>(ctx, order.id, () => ok([placed(given)]));
  return mustSucceed(changed, "placing an order");
}

export const staffContext = (ctx: Context): Context => ({ ...ctx, actor: staff() });
