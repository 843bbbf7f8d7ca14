import { z } from "zod";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result } from "@/lib/kernel/result";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { changeOrder, type GateRefused } from "./change-order";

export const ORDER_MARKS = [
  "hold",
  "release",
  "archive",
  "unarchive",
  "preparing",
  "packed",
  "unprepared",
] as const;
export type OrderMark = (typeof ORDER_MARKS)[number];

export const markOrderInput = z.strictObject({
  orderId: rowIdField,
  mark: z.enum(ORDER_MARKS),
});
export type MarkOrderInput = z.output<typeof markOrderInput>;

type Marking = { readonly event: OrderEvent; readonly already: (order: Order) => boolean };

/** Marks are not statuses: they change no money, no stock and no parcel, and each has its opposite. */
const MARKINGS: Record<OrderMark, Marking> = {
  hold: { event: { kind: "order_held", reason: null }, already: (order) => order.heldAt !== null },
  release: { event: { kind: "order_released", reason: null }, already: (order) => order.heldAt === null },
  archive: { event: { kind: "order_archived", reason: null }, already: (order) => order.archivedAt !== null },
  unarchive: {
    event: { kind: "order_unarchived", reason: null },
    already: (order) => order.archivedAt === null,
  },
  preparing: {
    event: { kind: "preparation_marked", stage: "preparing" },
    already: (order) => order.parcels.preparation === "preparing",
  },
  packed: {
    event: { kind: "preparation_marked", stage: "packed" },
    already: (order) => order.parcels.preparation === "packed",
  },
  unprepared: {
    event: { kind: "preparation_marked", stage: "none" },
    already: (order) => order.parcels.preparation === "none",
  },
};

/** Idempotent: a mark that stands already is left alone. */
export async function markOrder(ctx: Context, input: MarkOrderInput): Promise<Result<Order, GateRefused>> {
  const { event, already } = MARKINGS[input.mark];
  return changeOrder<never>(ctx, input.orderId, (order) => ok(already(order) ? [] : [event]));
}
