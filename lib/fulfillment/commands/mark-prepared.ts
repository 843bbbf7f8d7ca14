import { z } from "zod";
import { checked, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

const HEAVIEST = 1_000_000;

export const markPreparedInput = z.strictObject({
  orderId: rowIdField,
  /** Another one means that the lines may have changed under the packer's hands. */
  expectedVersion: rowIdField,
  weightGrams: orNull(z.coerce.number().int().min(1).max(HEAVIEST)).optional(),
  /** Every unit was scanned. */
  verified: checked,
});
export type MarkPreparedRefused =
  | GateRefused
  | { readonly code: "order_is_held" }
  | { readonly code: "order_not_placed" };

/** The box is packed: what it weighs is kept for its parcel. */
export async function markPrepared(
  ctx: Context,
  { orderId, expectedVersion, weightGrams, verified }: z.output<typeof markPreparedInput>,
): Promise<Result<Order, MarkPreparedRefused>> {
  return changeOrder<MarkPreparedRefused>(
    ctx,
    orderId,
    (order) => {
      if (order.heldAt) return refuse({ code: "order_is_held" });
      if (order.paymentStatus !== "paid" && order.paymentStatus !== "pending")
        return refuse({ code: "order_not_placed" });
      return ok([
        { kind: "preparation_marked", stage: "packed", weightGrams: weightGrams ?? null, verified },
      ]);
    },
    { expectedVersion },
  );
}
