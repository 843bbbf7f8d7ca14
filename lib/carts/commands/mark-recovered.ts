import type { Tx } from "@/db/client";
import { lockOrder } from "@/db/queries/journal";
import { findOrderLink, revokeLinkRow } from "@/db/queries/links";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrderWithin } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { stepFrom } from "@/lib/orders/rules";
import type { Context } from "@/lib/platform/context";

export const isRecoverable = (order: Order): boolean =>
  order.recoveredBy === null && stepFrom(order.paymentStatus, "recover", "customer").ok;

/** The old order, held, when a new one may still recover it (P10); null otherwise: the new order then stands for itself. */
export async function recoverable(tx: Tx, orderId: number | null): Promise<number | null> {
  if (orderId === null || !(await lockOrder(tx, orderId))) return null;
  const order = await readOrder(tx, orderId);
  return order && isRecoverable(order) ? orderId : null;
}

/** Writes on the old order who took its place, and ends its recovery link. */
export async function markRecovered(
  tx: Tx,
  ctx: Context,
  orderId: number,
  newOrderId: number,
): Promise<void> {
  const link = await findOrderLink(tx, orderId, "recovery");
  const marked = await changeOrderWithin(tx, ctx, orderId, () =>
    ok([{ kind: "order_recovered" as const, newOrderId, linkId: link?.id ?? null }]),
  );
  mustSucceed(marked, `mark order ${orderId} as recovered`);
  if (link) await revokeLinkRow(tx, link.id, ctx.now());
}
