import { z } from "zod";
import { insertNote } from "@/db/queries/notes";
import { leftToSend } from "@/lib/fulfillment/status";
import { trackingLink } from "@/lib/fulfillment/tracking-url";
import { mintId } from "@/lib/kernel/ids";
import { checked, lineText, listField, longText, orNull, rowIdField, webUrl } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { LineQuantity } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

const lineQuantity = z.strictObject({
  lineId: z.string().min(1),
  quantity: z.coerce.number().int().min(1).max(999_999),
});

export const dispatchInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField,
  carrier: lineText({ min: 1, max: 80 }),
  trackingNumber: orNull(lineText({ max: 80 })).optional(),
  /** Typed by hand; otherwise the carrier's own template is used. */
  trackingUrl: orNull(webUrl).optional(),
  /** Empty: everything that is left. */
  lines: listField(lineQuantity, 200),
  expectedTo: orNull(z.iso.datetime()).optional(),
  message: orNull(longText({ max: 1_000 })).optional(),
  notify: checked,
});
export type DispatchInput = z.output<typeof dispatchInput>;

export type DispatchRefused =
  | { readonly code: "nothing_to_send" }
  | { readonly code: "more_than_left"; readonly lineId: string; readonly left: number }
  | { readonly code: "order_is_held" }
  | { readonly code: "order_not_placed" };

function chosenLines(order: Order, asked: readonly LineQuantity[]): Result<LineQuantity[], DispatchRefused> {
  const left = leftToSend(order);
  if (left.length === 0) return refuse({ code: "nothing_to_send" });
  if (asked.length === 0) return ok(left);
  for (const { lineId, quantity } of asked) {
    const rest = left.find((line) => line.lineId === lineId)?.quantity ?? 0;
    if (quantity > rest) return refuse({ code: "more_than_left", lineId, left: rest });
  }
  return ok([...asked]);
}

/** May parcels leave for this order? An unpaid one may (cash on delivery ships first): the screen warns, nothing forbids. */
export function dispatchable(order: Order): Result<true, DispatchRefused> {
  if (order.heldAt) return refuse({ code: "order_is_held" });
  if (order.paymentStatus !== "paid" && order.paymentStatus !== "pending")
    return refuse({ code: "order_not_placed" });
  return ok(true);
}

/** Dispatches by hand with one's own carrier (F1): a parcel with some or all of what is left; the letter follows `notify`. */
export async function dispatch(
  ctx: Context,
  input: DispatchInput,
): Promise<Result<Order, DispatchRefused | GateRefused>> {
  const shipmentId = mintId(ctx.random, "shp");
  const noteId = input.message ? mintId(ctx.random, "note") : null;
  const { country } = await ctx.settings();
  const known = trackingLink(input.carrier, input.trackingNumber ?? null, country);
  return changeOrder<DispatchRefused>(
    ctx,
    input.orderId,
    (order) => {
      const may = dispatchable(order);
      if (!may.ok) return may;
      const lines = chosenLines(order, input.lines);
      if (!lines.ok) return lines;
      const created: OrderEvent = {
        kind: "shipment_created",
        shipmentId,
        mode: "manual",
        carrier: input.carrier,
        trackingNumber: input.trackingNumber ?? null,
        trackingUrl: input.trackingUrl ?? known?.url ?? null,
        service: null,
        lines: lines.value,
        expectedFrom: null,
        expectedTo: input.expectedTo ?? null,
        noteId,
        notify: input.notify,
        replaces: null,
      };
      return ok([created]);
    },
    {
      expectedVersion: input.expectedVersion,
      alongside: async (tx, order) => {
        if (!noteId || !input.message) return;
        await insertNote(tx, {
          id: noteId,
          orderId: order.id,
          kind: "message",
          text: input.message,
          createdAt: ctx.now(),
        });
      },
    },
  );
}
