import { updateCart } from "@/db/queries/carts";
import { withQuantities } from "@/lib/carts/cart";
import { typedCoupon } from "@/lib/catalog/coupon";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { ChangedMeanwhile, GateRefused } from "@/lib/orders/commands/change-order";
import type { Context } from "@/lib/platform/context";
import { type LoadedCart, loadCart } from "./load-cart";
import { type CartRefused, syncOrder, withOpenCart } from "./within-cart";

export type ChangeCartInput = {
  readonly token: string;
  /** The version that the form was rendered for. */
  readonly version: number;
  /** Variant id → units; 0 removes the line. */
  readonly quantities?: Readonly<Record<number, number>>;
  /** Null takes the coupon off. */
  readonly coupon?: string | null;
};
export type ChangeCartRefused = CartRefused | ChangedMeanwhile | GateRefused;

/** Changes quantities or the coupon. Prices seen now are remembered; an open order follows in the same commit. */
export async function changeCart(
  given: Context,
  input: ChangeCartInput,
): Promise<Result<LoadedCart, ChangeCartRefused>> {
  return withOpenCart<LoadedCart, ChangeCartRefused>(given, input.token, async (tx, loaded, ctx) => {
    const { cart, draft } = loaded;
    if (cart.version !== input.version) return refuse({ code: "changed_meanwhile", version: cart.version });
    const lines = input.quantities ? withQuantities(cart.lines, input.quantities) : cart.lines;
    const coupon = input.coupon === undefined ? cart.coupon : typedCoupon(input.coupon);
    const changed = await updateCart(
      tx,
      cart,
      { lines: withSeen(lines, loaded), coupon, draft: { ...draft, problems: {}, gone: [] } },
      ctx.now(),
    );
    const after = await loadCart(tx, ctx, changed);
    const synced = await syncOrder(tx, ctx, after);
    return synced.ok ? ok(after) : synced;
  });
}

/** The prices on the page that was answered are now the ones that the buyer knows. */
export function withSeen(
  lines: LoadedCart["cart"]["lines"],
  { priced }: LoadedCart,
): LoadedCart["cart"]["lines"] {
  const prices = new Map(priced.lines.map((line) => [line.variantId, line.unitPrice.toString()]));
  return lines.map((line) => ({ ...line, seenPrice: prices.get(line.variantId) ?? line.seenPrice ?? null }));
}
