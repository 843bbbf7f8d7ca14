import "server-only";
import { getLocale } from "next-intl/server";
import { orderWriter } from "@/app/(desk)/orders/[number]/_view/order-writer";
import { listTaxRules } from "@/db/queries/catalog";
import { listSiblings } from "@/db/queries/edit-goods";
import type { OrderPage } from "@/db/queries/order-page";
import { deskLineOf } from "@/lib/carts/desk-line";
import type { Currency } from "@/lib/kernel/money";
import { typedAmount } from "@/lib/kernel/typed-amount";
import type { Order } from "@/lib/orders/order";
import type { Writer } from "@/lib/orders/said";
import type { Context } from "@/lib/platform/context";
import type { EditStart } from "./edit-start";

const UNTOUCHED = { delivery: "keep", deliveryKey: "", deliveryName: "", deliveryPrice: "" } as const;

/** The order as the editor opens with it. */
export async function loadStart(ctx: Context, { order, shippingAddress }: OrderPage): Promise<EditStart> {
  const settings = await ctx.settings();
  const currency = order.currency as Currency;
  const write = await orderWriter(settings, currency, await getLocale());
  const own = order.lines.flatMap(({ variantId }) => variantId ?? []);
  const rules = await listTaxRules(ctx.db);
  return {
    ...{ orderId: order.id, number: order.number, version: order.version, currency },
    draft: {
      lines: order.lines.map((line) => deskLineOf(line, currency)),
      coupon: order.coupon?.code ?? "",
      ownDiscount: order.ownDiscount === 0n ? "" : typedAmount(order.ownDiscount, currency),
      ownDiscountKind: "amount",
      ...UNTOUCHED,
    },
    goods: await listSiblings(ctx.db, own),
    taxes: [...new Set(rules.map(({ rate }) => rate.name))],
    way: wayOf(order, write),
    hasAddress: shippingAddress !== null,
    pickups: settings.pickupLocations
      .filter(({ enabled }) => enabled)
      .map(({ key, name }) => ({ key, name })),
  };
}

const wayOf = (order: Order, write: Writer): string =>
  order.pickupLocationKey
    ? write.word("location", order.pickupLocationKey)
    : (order.shippingMethod?.name ?? write.word("shippingOption", order.shippingOption));
