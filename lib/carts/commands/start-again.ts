import { findCart } from "@/db/queries/carts";
import type { Locale } from "@/lib/i18n/locale";
import { tokenHash } from "@/lib/kernel/hash";
import { type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { type OrderCartRefused, openDuplicateCart, openRecoveryCart } from "./open-order-cart";

export type StartAgainRefused = OrderCartRefused | { readonly code: "cart_not_found" };

/** The same products in a new cart, for somebody whose checkout is over. An order that nobody recovered yet is recovered by it. */
export async function startAgain(
  ctx: Context,
  token: string,
  locale: Locale,
): Promise<Result<{ token: string }, StartAgainRefused>> {
  const cart = await findCart(ctx.db, tokenHash(token));
  if (!cart?.orderId) return refuse({ code: "cart_not_found" });
  const { orderId } = cart;
  const recovered = await openRecoveryCart(ctx, { orderId, locale });
  return !recovered.ok && recovered.refusal.code === "order_over"
    ? openDuplicateCart(ctx, { orderId, locale })
    : recovered;
}
