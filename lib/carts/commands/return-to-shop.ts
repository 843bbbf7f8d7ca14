import { findCart } from "@/db/queries/carts";
import { tokenHash } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { type MoveRefused, stepFrom } from "@/lib/orders/rules";
import { liveAttempts } from "@/lib/payments/attempts";
import { endAttempt } from "@/lib/payments/commands/end-attempt";
import type { Context } from "@/lib/platform/context";

export type ReturnToShopInput = { readonly token: string };
export type ReturnRefused =
  | { readonly code: "cart_not_found" }
  /** Money may be on its way: nothing is taken back before the provider says that it is not. */
  | { readonly code: "payment_in_progress" }
  | GateRefused
  | MoveRefused;

/**
 * The customer goes back to change an order that waits for its payment (P3): live attempts are ended first, then it is open again
 * and its stock returns. Refused while money or a transfer receipt is on its way. Doing it twice is fine.
 */
export async function returnToShop(
  ctx: Context,
  { token }: ReturnToShopInput,
): Promise<Result<Order, ReturnRefused>> {
  const cart = await findCart(ctx.db, tokenHash(token));
  if (!cart?.orderId) return refuse({ code: "cart_not_found" });
  const order = await readOrder(ctx.db, cart.orderId);
  if (!order) return refuse({ code: "order_not_found" });
  if (order.paymentStatus === "open") return ok(order);
  for (const attempt of liveAttempts(order.money)) {
    const isNamed = attempt.providerObjectId !== null;
    const state = isNamed ? await endAttempt(ctx, order.id, attempt, null) : "unknown";
    if (state !== "over") return refuse({ code: "payment_in_progress" });
  }
  return changeOrder<ReturnRefused>(ctx, order.id, (now) => {
    const step = stepFrom(now.paymentStatus, "reopen", ctx.actor.kind);
    if (!step.ok) return step;
    if (isMoneyComing(now)) return refuse({ code: "payment_in_progress" });
    return ok([{ kind: "order_reopened", cause: "returned_to_shop" }]);
  });
}

const isMoneyComing = (order: Order): boolean =>
  order.captured > 0n ||
  liveAttempts(order.money).length > 0 ||
  Object.values(order.money.receipts).some((receipt) => receipt.state === "submitted");
