import { z } from "zod";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { ACCEPTABLE_FLAGS } from "@/lib/orders/accepted";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { changeOrder, type GateRefused } from "./change-order";

export const acceptAttentionInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField.optional(),
  flag: z.enum(ACCEPTABLE_FLAGS),
});
export type AcceptRefused = GateRefused | { readonly code: "not_flagged" };

/** A person saw what a flag points at and lets it stand, by name and in the journal. A new fact of its kind raises it again. */
export async function acceptAttention(
  ctx: Context,
  { orderId, expectedVersion, flag }: z.output<typeof acceptAttentionInput>,
): Promise<Result<Order, AcceptRefused>> {
  return changeOrder<AcceptRefused>(
    ctx,
    orderId,
    (order) =>
      order.flags.includes(flag)
        ? ok([{ kind: "attention_accepted", flag }])
        : refuse({ code: "not_flagged" as const }),
    { expectedVersion },
  );
}
