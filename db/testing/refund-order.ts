import type { Db } from "@/db/client";
import { inTransaction } from "@/db/client";
import type { Dice } from "@/db/seed/dice";
import { providerActor } from "@/lib/kernel/actor";
import { orderRef } from "@/lib/kernel/ids";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder, openOrderWithin } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import { aLine, captured, created, placed, recorded, totalsOf } from "@/lib/orders/testing/journal";
import type { RefundingProvider } from "@/lib/payments/testing/refunding-provider";
import { as, type Context } from "@/lib/platform/context";
import { givenVariant } from "./orders";

export type RefundShop = {
  readonly db: Db;
  readonly ctx: Context;
  readonly provider: RefundingProvider;
  readonly dice: Dice;
  /** Either somebody refunds in the provider's dashboard too, or what failed is given back by hand: neither knows of the other. */
  readonly usesDashboard: boolean;
};

/** Payments that together cover the total or more: one, two parts, the same twice, and sometimes a part by hand. */
function shares(total: bigint, dice: Dice): bigint[] {
  const first = (total * BigInt(dice.int(20, 80))) / 100n;
  return dice.weighted<bigint[]>([
    [[total], 50],
    [[first, total - first], 30],
    [[total, total], 15],
    [[total + BigInt(dice.int(1, 5_000))], 5],
  ]);
}

/** A paid order with random lines, a delivery and one or two payments at the provider; some of it at times by hand. */
export async function givenRefundable({ ctx, provider, dice }: RefundShop): Promise<Order> {
  const variantId = await givenVariant(ctx, 1_000_000);
  const lines = Array.from({ length: dice.int(1, 3) }, (_, index) => {
    const quantity = dice.int(1, 5);
    const total = BigInt(dice.int(1, 40_000));
    return aLine({ lineId: `l${index + 1}`, variantId, quantity, unitPrice: total, total });
  });
  const goods = totalsOf(lines);
  const shipping = dice.chance(0.5) ? BigInt(dice.int(1, 6_000)) : 0n;
  const totals = { ...goods, shipping, total: goods.total + shipping };
  const opened = await inTransaction(ctx.db, (tx) =>
    openOrderWithin(tx, ctx, (number) => [
      created({ number, lines, totals, personId: null, addressId: null }),
      placed(),
    ]),
  );
  const order = mustSucceed(opened, "opening");
  let paid = order;
  for (const [index, amount] of shares(totals.total, dice)
    .filter((one) => one > 0n)
    .entries()) {
    const isByHand = index > 0 && dice.chance(0.3);
    paid = await (isByHand
      ? byHand(ctx, order, amount)
      : atProvider(ctx, provider, { order, amount, index }));
  }
  return paid;
}

async function byHand(ctx: Context, { id }: Order, amount: bigint): Promise<Order> {
  return mustSucceed(await changeOrder<never>(ctx, id, () => ok([recorded(amount)])), "recording");
}

type Paying = { readonly order: Order; readonly amount: bigint; readonly index: number };

async function atProvider(
  ctx: Context,
  provider: RefundingProvider,
  { order: { id }, amount, index }: Paying,
): Promise<Order> {
  const objectId = `obj_${id}_${index}`;
  provider.open({ objectId, orderRef: orderRef(id), captured: amount, currency: "CLP" });
  const event = captured(amount, {
    paymentId: `pay_${id}_${index}`,
    provider: provider.name,
    providerObjectId: objectId,
  });
  return mustSucceed(
    await changeOrder<never>(as(ctx, providerActor(provider.name)), id, () => ok([event])),
    "paying",
  );
}
