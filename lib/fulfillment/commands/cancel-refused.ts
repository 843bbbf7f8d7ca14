import { z } from "zod";
import { endsRefused } from "@/lib/fulfillment/returning";
import { isLive } from "@/lib/fulfillment/shipment";
import { hasReturned } from "@/lib/fulfillment/status";
import { checked, listField, longText, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { type MoveRefused, stepFrom } from "@/lib/orders/rules";
import type { Context } from "@/lib/platform/context";
import { lineQuantity } from "./dispatch";
import { say } from "./parcel-notes";

export const cancelRefusedInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField,
  note: orNull(longText({ max: 1_000 })).optional(),
  notify: checked,
  /** Units that did not come back, or cannot be sold again: written off instead of returned to stock. */
  notReturned: listField(lineQuantity, 200),
});
export type CancelRefusedInput = z.output<typeof cancelRefusedInput>;
export type CancelRefusedRefused = MoveRefused | { readonly code: "not_refused" };

const returned = (order: Order): OrderEvent[] =>
  Object.values(order.parcels.shipments)
    .filter((one) => isLive(one) && !hasReturned(one))
    .map(({ shipmentId }) => ({
      ...{ kind: "shipment_reported", shipmentId, state: "failed", detail: "returned" },
      reason: "refused_at_door",
    }));

/** Nobody paid at the door: the parcels are back, the order is canceled and its goods are in stock again, in one commit. */
export async function cancelRefused(
  ctx: Context,
  input: CancelRefusedInput,
): Promise<Result<Order, CancelRefusedRefused | GateRefused>> {
  const { orderId, notify, notReturned } = input;
  const note = say(ctx, "reason", input.note);
  return changeOrder<CancelRefusedRefused>(
    ctx,
    orderId,
    (order) => {
      const step = stepFrom(order.paymentStatus, "cancel", ctx.actor.kind);
      if (!step.ok) return step;
      if (!endsRefused(order)) return refuse({ code: "not_refused" });
      const events = returned(order);
      events.push({ kind: "order_canceled", reason: "other", noteId: note?.id ?? null, notify });
      if (notReturned.length > 0)
        events.push({ kind: "stock_written_off", lines: notReturned, reason: "refused_at_door" });
      return ok(events);
    },
    {
      expectedVersion: input.expectedVersion,
      alongside: async (tx, order) => note?.keep(tx, order),
    },
  );
}
