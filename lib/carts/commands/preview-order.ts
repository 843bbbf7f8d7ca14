import { EMPTY_DRAFT, mergeLines } from "@/lib/carts/cart";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { type LoadedCart, priceNow } from "./load-cart";
import { linesOf } from "./open-order-cart";

/** What the lines of an order cost and are worth today, with what changed since. Reads only; nothing of its buyer. */
export async function previewOrder(
  ctx: Context,
  order: Order,
  coupon: string | null,
): Promise<Pick<LoadedCart, "rows" | "priced" | "settings"> & { readonly gone: readonly string[] }> {
  const settings = await ctx.settings();
  const { lines, gone } = linesOf(order);
  const asked = { lines: mergeLines(lines), coupon, draft: EMPTY_DRAFT, orderId: null, agreed: [], settings };
  const found = await priceNow(ctx.db, ctx, asked);
  const unknown = order.lines.filter((line) => line.variantId !== null && !found.rows.has(line.variantId));
  return { ...found, settings, gone: [...gone, ...unknown.map((line) => line.name)] };
}
