import { z } from "zod";
import { insertNote } from "@/db/queries/notes";
import { mintId } from "@/lib/kernel/ids";
import { checked, listField, longText, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result } from "@/lib/kernel/result";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { type MoveRefused, stepFrom } from "@/lib/orders/rules";
import type { Context } from "@/lib/platform/context";
import { changeOrder, type GateRefused } from "./change-order";

export const CANCEL_REASONS = ["customer_asked", "out_of_stock", "fraud", "duplicate", "other"] as const;

export const cancelOrderInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField,
  reason: z.enum(CANCEL_REASONS),
  note: orNull(longText({ max: 2_000 })).optional(),
  notify: checked,
  /** Lines whose goods did not come back: written off instead of returned to stock. */
  notReturned: listField(
    z.strictObject({ lineId: z.string(), quantity: z.coerce.number().int().min(1) }),
    200,
  ),
});
export type CancelOrderInput = z.output<typeof cancelOrderInput>;
export type CancelRefused = MoveRefused | GateRefused;

/** Cancels an order (P7, P8). Stock, letter and money owed back follow from the rules. Canceling twice is refused. */
export async function cancelOrder(
  ctx: Context,
  input: CancelOrderInput,
): Promise<Result<Order, CancelRefused>> {
  const noteId = input.note ? mintId(ctx.random, "note") : null;
  return changeOrder<MoveRefused>(
    ctx,
    input.orderId,
    (order) => {
      const step = stepFrom(order.paymentStatus, "cancel", ctx.actor.kind);
      if (!step.ok) return step;
      const events: NewEvent[] = [
        { kind: "order_canceled", reason: input.reason, noteId, notify: input.notify },
      ];
      if (input.notReturned.length > 0) {
        events.push({ kind: "stock_written_off", lines: input.notReturned, reason: input.reason });
      }
      return ok(events);
    },
    {
      expectedVersion: input.expectedVersion,
      alongside: async (tx, order) => {
        if (!noteId || !input.note) return;
        await insertNote(tx, {
          id: noteId,
          orderId: order.id,
          kind: "reason",
          text: input.note,
          createdAt: ctx.now(),
        });
      },
    },
  );
}
