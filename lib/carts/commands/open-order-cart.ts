import type { CartLine } from "@/lib/carts/cart";
import type { Locale } from "@/lib/i18n/locale";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { isRecoverable } from "./mark-recovered";
import { openCart } from "./open-cart";

export type OrderCartRefused = { readonly code: "order_not_found" | "order_over" | "nothing_to_buy" };
type OrderCart = { readonly orderId: number; readonly locale: Locale };

/** Lines of an order as a new cart has them: what was paid then is the price that the buyer knows. */
export function linesOf(order: Order): { readonly lines: CartLine[]; readonly gone: string[] } {
  const lines = order.lines.flatMap(({ variantId, quantity, unitPrice }): CartLine[] =>
    variantId === null ? [] : [{ variantId, quantity, fixedPrice: null, seenPrice: unitPrice.toString() }],
  );
  return { lines, gone: order.lines.filter((line) => line.variantId === null).map((line) => line.name) };
}

/** A new cart from an order that was abandoned or canceled (P10). The order is marked once the new one opens. */
export async function openRecoveryCart(
  ctx: Context,
  { orderId, locale }: OrderCart,
): Promise<Result<{ token: string }, OrderCartRefused>> {
  const order = await readOrder(ctx.db, orderId);
  if (!order) return refuse({ code: "order_not_found" });
  if (!isRecoverable(order)) return refuse({ code: "order_over" });
  const { lines, gone } = linesOf(order);
  if (lines.length === 0) return refuse({ code: "nothing_to_buy" });
  const attribution = { ...kept(order), channel: "email" };
  const source = "recovery" as const;
  const coupon = order.coupon?.code ?? null;
  return ok({
    token: await openCart(ctx, { lines, gone, coupon, source, locale, attribution, recoveredFrom: orderId }),
  });
}

/** A new cart with the lines of any order, at today's prices; nothing of its buyer. */
export async function openDuplicateCart(
  ctx: Context,
  { orderId, locale }: OrderCart,
): Promise<Result<{ token: string }, OrderCartRefused>> {
  const order = await readOrder(ctx.db, orderId);
  if (!order) return refuse({ code: "order_not_found" });
  const { lines, gone } = linesOf(order);
  if (lines.length === 0) return refuse({ code: "nothing_to_buy" });
  const source = "duplicate" as const;
  return ok({
    token: await openCart(ctx, {
      lines,
      gone,
      coupon: null,
      source,
      locale,
      attribution: {},
      duplicatedFrom: orderId,
    }),
  });
}

/** Where the first visit came from stays true of the order that recovers it. */
const kept = ({ attribution }: Order) =>
  Object.fromEntries(Object.entries(attribution).filter(([, value]) => typeof value === "string"));
