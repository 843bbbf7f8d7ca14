import { z } from "zod";
import { announceable, type PickupRefused, pickupCode, pickupCodeHash } from "@/lib/fulfillment/pickup";
import { checked, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

export const pickupReadyInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField.optional(),
  locationKey: z.string().min(1).max(40),
  notify: checked,
});
export type PickupReadyRefused = PickupRefused | GateRefused | { readonly code: "location_not_found" };

/** It waits at the counter (F5): the letter with place, hours, instructions and code follows `notify`. */
export async function pickupReady(
  ctx: Context,
  { orderId, expectedVersion, locationKey, notify }: z.output<typeof pickupReadyInput>,
): Promise<Result<Order, PickupReadyRefused>> {
  const { pickupLocations } = await ctx.settings();
  const codeHash = pickupCodeHash(ctx.linkKey, orderId, pickupCode(ctx.linkKey, orderId));
  return changeOrder<PickupReadyRefused>(
    ctx,
    orderId,
    (order) => {
      const may = announceable(order);
      if (!may.ok) return may;
      if (!pickupLocations.some(({ key }) => key === locationKey))
        return refuse({ code: "location_not_found" });
      return ok([{ kind: "pickup_ready", locationKey, codeHash, notify }]);
    },
    { expectedVersion },
  );
}
