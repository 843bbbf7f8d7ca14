import { z } from "zod";
import { checked, rowIdField } from "@/lib/kernel/input";
import { ok, type Result } from "@/lib/kernel/result";
import type { Order } from "@/lib/orders/order";
import { type MoveRefused, stepFrom } from "@/lib/orders/rules";
import type { Context } from "@/lib/platform/context";
import { changeOrder, type GateRefused } from "./change-order";

export const uncancelOrderInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField,
  acceptShortage: checked,
});
export type UncancelOrderInput = z.output<typeof uncancelOrderInput>;
export type UncancelRefused = MoveRefused | GateRefused;

/** Which of the three reopening moves fits: it depends on what the order was before it was canceled. */
export function uncancelMove(order: Order): "uncancel" | "uncancel_paid" | "uncancel_open" {
  const covered = order.captured > 0n && order.captured >= order.totals.total;
  if (covered || (order.totals.total === 0n && order.placed)) return "uncancel_paid";
  return order.placed || order.captured > 0n ? "uncancel" : "uncancel_open";
}

/** Takes a cancel back (P14): stock is taken again; refused when it is gone, unless the person accepts the shortage. */
export async function uncancelOrder(
  ctx: Context,
  input: UncancelOrderInput,
): Promise<Result<Order, UncancelRefused>> {
  return changeOrder<MoveRefused>(
    ctx,
    input.orderId,
    (order) => {
      const step = stepFrom(order.paymentStatus, uncancelMove(order), ctx.actor.kind);
      if (!step.ok || !order.closed) return step.ok ? ok([]) : step;
      const { acceptShortage } = input;
      return ok([
        { kind: "order_uncanceled", canceledSeq: order.closed.seq, cause: "reopen", acceptShortage },
      ]);
    },
    { expectedVersion: input.expectedVersion },
  );
}
