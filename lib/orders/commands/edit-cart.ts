import type { Tx } from "@/db/client";
import { type CartRow, updateCart } from "@/db/queries/carts";
import type { EditPlan } from "@/lib/orders/edit";
import type { Order } from "@/lib/orders/order";

/** What a cart can say too: it will bring its order to these lines again at the next step of the checkout. */
export function fitsCart(order: Order, plan: EditPlan): boolean {
  const variants = plan.lines.map(({ variantId }) => variantId);
  const isPlain = plan.lines.every((line) => line.variantId !== null && line.discount === 0n);
  const isSameShipping = plan.totals.shipping === order.totals.shipping;
  const isSameCoupon = plan.coupon?.code === order.coupon?.code;
  const isOnce = new Set(variants).size === variants.length;
  return isPlain && isOnce && isSameShipping && isSameCoupon && plan.ownDiscount === 0n;
}

/** The cart that an order still follows says the same again: the next step of its checkout would undo the edit. */
export async function followCart(tx: Tx, cart: CartRow | null, { lines }: Order, at: Date): Promise<void> {
  if (cart) await updateCart(tx, cart, { lines: cartLines(lines) }, at);
}

const cartLines = (lines: Order["lines"]) =>
  lines.flatMap(({ variantId, quantity }) =>
    variantId === null ? [] : [{ variantId, quantity, fixedPrice: null }],
  );
