import { z } from "zod";
import type { PickupRefused } from "@/lib/fulfillment/pickup";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

export const withdrawPickupInput = z.strictObject({ orderId: rowIdField });

/** Takes the last step of a pickup back: one that was handed over waits again, one that waits is not ready. No letter goes. */
export async function withdrawPickup(
  ctx: Context,
  { orderId }: z.output<typeof withdrawPickupInput>,
): Promise<Result<Order, PickupRefused | GateRefused>> {
  return changeOrder<PickupRefused>(ctx, orderId, ({ parcels: { pickup } }) => {
    if (!pickup) return refuse({ code: "not_announced" });
    const { locationKey, codeHash, handedOverAt } = pickup;
    const withdrawn: OrderEvent = { kind: "pickup_withdrawn", reason: "undo" };
    if (!handedOverAt) return ok([withdrawn]);
    return ok([withdrawn, { kind: "pickup_ready", locationKey, codeHash, notify: false }]);
  });
}
