import type { OrderEvent } from "./events";
import type { Order } from "./order";
import { type OrderMove, type Rule, ruleOf } from "./rules";

/** One event of a batch with the order before and after it. */
export type Step = {
  readonly event: OrderEvent;
  readonly seq: number;
  readonly before: Order | null;
  readonly after: Order;
};

const BY_EVENT: Partial<Record<OrderEvent["kind"], (step: Step) => OrderMove>> = {
  order_created: ({ after }) => (after.paymentStatus === "open" ? "create" : "create_paid"),
  order_placed: ({ after }) => (after.paymentStatus === "paid" ? "place_free" : "place"),
  order_reopened: () => "reopen",
  order_expired: () => "expire",
  order_canceled: () => "cancel",
  order_recovered: () => "recover",
  order_uncanceled: ({ after }) =>
    after.paymentStatus === "paid"
      ? "uncancel_paid"
      : after.paymentStatus === "open"
        ? "uncancel_open"
        : "uncancel",
  payment_captured: ({ after }) => (after.paymentStatus === "paid" ? "pay" : "pay_part"),
  payment_recorded: ({ after }) => (after.paymentStatus === "paid" ? "pay" : "pay_part"),
  payment_record_voided: () => "void_payment",
  lines_changed: ({ before }) => (before?.paymentStatus === "paid" ? "edit" : "pay"),
  delivery_changed: ({ before }) => (before?.paymentStatus === "paid" ? "edit" : "pay"),
  discount_changed: ({ before }) => (before?.paymentStatus === "paid" ? "edit" : "pay"),
  billing_changed: ({ before }) => (before?.paymentStatus === "paid" ? "edit" : "pay"),
};

/** The rule by which a step changed the payment status; null when it did not change. */
export function ruleOfStep(step: Step): { readonly move: OrderMove; readonly rule: Rule } | null {
  const from = step.before?.paymentStatus ?? "none";
  const to = step.after.paymentStatus;
  if (from === to) return null;
  const move = BY_EVENT[step.event.kind]?.(step);
  const rule = move ? ruleOf(from, move) : undefined;
  if (!move || !rule || rule.to !== to) {
    throw new Error(`No rule leads from ${from} to ${to} by ${step.event.kind}`);
  }
  return { move, rule };
}
