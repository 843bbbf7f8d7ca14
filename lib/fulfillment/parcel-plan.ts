import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { EventOf } from "@/lib/orders/events";
import type { LineQuantity } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import { isLive } from "./shipment";
import { leftToSend } from "./status";

export type PlanRefused =
  | { readonly code: "nothing_to_send" }
  | { readonly code: "more_than_left"; readonly lineId: string; readonly left: number }
  | { readonly code: "order_is_held" }
  | { readonly code: "order_not_placed" }
  | { readonly code: "shipment_not_found" }
  | { readonly code: "not_failed" };

type Created = EventOf<"shipment_created">;
/** A parcel that somebody wants to send; no lines: everything that is left. */
export type ParcelPlan = Omit<Created, "kind">;

/** May parcels leave for this order? An unpaid one may (cash on delivery ships first): the screen warns, nothing forbids. */
function dispatchable(order: Order): Result<true, PlanRefused> {
  if (order.heldAt) return refuse({ code: "order_is_held" });
  if (order.paymentStatus !== "paid" && order.paymentStatus !== "pending")
    return refuse({ code: "order_not_placed" });
  return ok(true);
}

/** What may go into a parcel: what is left, and with a new attempt what is in the failed one. */
export function sendable(order: Order, replaces: string | null = null): LineQuantity[] {
  const failed = replaces === null ? undefined : order.parcels.shipments[replaces];
  if (!failed) return leftToSend(order);
  const shipments = { ...order.parcels.shipments, [failed.shipmentId]: { ...failed, replacedBy: "next" } };
  return leftToSend({ ...order, parcels: { ...order.parcels, shipments } });
}

/** Of what is sendable, what is in the failed parcel: where a new attempt starts from. */
export function sendableAgain(order: Order, replaces: string): LineQuantity[] {
  const failed = order.parcels.shipments[replaces];
  const may = new Map(sendable(order, replaces).map(({ lineId, quantity }) => [lineId, quantity]));
  return (failed?.lines ?? []).flatMap(({ lineId, quantity }) => {
    const units = Math.min(quantity, may.get(lineId) ?? 0);
    return units > 0 ? [{ lineId, quantity: units }] : [];
  });
}

const total = (lines: readonly LineQuantity[], lineId: string): number =>
  lines.filter((line) => line.lineId === lineId).reduce((sum, { quantity }) => sum + quantity, 0);

function chosenLines(order: Order, { lines, replaces }: ParcelPlan): Result<LineQuantity[], PlanRefused> {
  const may = sendable(order, replaces);
  if (may.length === 0) return refuse({ code: "nothing_to_send" });
  if (lines.length === 0) {
    const again = replaces === null ? may : sendableAgain(order, replaces);
    return again.length > 0 ? ok(again) : refuse({ code: "nothing_to_send" });
  }
  for (const { lineId } of lines) {
    const left = total(may, lineId);
    if (total(lines, lineId) > left) return refuse({ code: "more_than_left", lineId, left });
  }
  return ok([...lines]);
}

function replaceable(order: Order, replaces: string | null): Result<true, PlanRefused> {
  if (replaces === null) return ok(true);
  const failed = order.parcels.shipments[replaces];
  if (!failed || !isLive(failed)) return refuse({ code: "shipment_not_found" });
  return failed.state === "failed" ? ok(true) : refuse({ code: "not_failed" });
}

/**
 * Decides a dispatch (F1, and F4 when it takes the place of a failed parcel), by hand or by a carrier: never more units than are
 * left, never twice for one failed parcel.
 */
export function planParcel(order: Order, plan: ParcelPlan): Result<Created, PlanRefused> {
  const may = dispatchable(order);
  if (!may.ok) return may;
  const free = replaceable(order, plan.replaces);
  if (!free.ok) return free;
  const lines = chosenLines(order, plan);
  return lines.ok ? ok({ ...plan, kind: "shipment_created", lines: lines.value }) : lines;
}
