import type { Actor } from "@/lib/kernel/actor";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { EventOf, NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { type MoveRefused, stepFrom } from "@/lib/orders/rules";

export type HandPayment = Omit<EventOf<"payment_recorded">, "kind" | "amount"> & {
  /** Null: all that is still missing. */
  readonly amount: bigint | null;
};
export type HandRefused = MoveRefused | { readonly code: "nothing_due" };

/** What is missing for the whole total; also of a closed order, which owes nothing by itself. */
export function missingOf(order: Order): bigint {
  const missing = order.totals.total - order.captured - order.money.cashRounding;
  return missing > 0n ? missing : 0n;
}

/** A payment that a person reports. An open order is placed with it in the same batch; part payments add up (P5, P11). */
export function recordedByHand(
  order: Order,
  payment: HandPayment,
  placing: EventOf<"order_placed">,
  actor: Actor,
): Result<readonly NewEvent[], HandRefused> {
  const step = stepFrom(order.paymentStatus, "pay", actor.kind);
  if (!step.ok) return step;
  const amount = payment.amount ?? missingOf(order);
  if (amount <= 0n) return refuse({ code: "nothing_due" });
  const isOpen = order.paymentStatus === "open";
  return ok([...(isOpen ? [placing] : []), { kind: "payment_recorded", ...payment, amount }]);
}
