import type { Actor } from "@/lib/kernel/actor";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { EventOf, NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { ruleOf } from "@/lib/orders/rules";
import { counts, type Refund } from "./refund";
import { type PlanRefused, planRefund, type RefundPlan, type RefundWish, wholeWish } from "./refund-plan";

export const REFUND_REASONS = [
  "customer_asked",
  "out_of_stock",
  "damaged",
  "duplicate",
  "overpaid",
  "fraud",
  "other",
] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/** How much a person may give back on one order without a second person, in the shop's currency; null: no limit. */
export type RefundLimit = { readonly amount: bigint; readonly currency: string } | null;

type CancelReason = EventOf<"order_canceled">["reason"];
const CANCEL_REASON: Partial<Record<RefundReason, CancelReason>> = {
  customer_asked: "customer_asked",
  out_of_stock: "out_of_stock",
  duplicate: "duplicate",
  fraud: "fraud",
};

/** What this person has let go on the order without anybody else's consent: many small refunds are one large one. */
function givenAlone({ money }: Order, actor: Actor): bigint {
  return Object.values(money.refunds)
    .filter((one) => counts(one) && one.requestedHere && one.approvedBy === null && one.state !== "requested")
    .filter(({ requestedBy }) => requestedBy.kind === actor.kind && requestedBy.id === actor.id)
    .reduce((all, { amount }) => all + amount, 0n);
}

export function needsSecondPerson(order: Order, amount: bigint, actor: Actor, limit: RefundLimit): boolean {
  if (limit === null) return false;
  return limit.currency !== order.currency || givenAlone(order, actor) + amount > limit.amount;
}

/** Cancels with a refund: what was asked to stay out of stock is written off. Nothing when the order is closed already. */
export function cancelingEvents(
  order: Order,
  actor: Actor,
  refunds: readonly Pick<Refund, "lines" | "restock" | "reason">[],
): NewEvent[] {
  const rule = ruleOf(order.paymentStatus, "cancel");
  if (!rule?.by.includes(actor.kind)) return [];
  const reason = CANCEL_REASON[(refunds[0]?.reason ?? "other") as RefundReason] ?? "other";
  const lost = refunds.flatMap(({ lines, restock }) =>
    lines
      .filter(({ lineId, quantity }) => quantity > 0 && !restock.some((back) => back.lineId === lineId))
      .map(({ lineId, quantity }) => ({ lineId, quantity })),
  );
  return [
    { kind: "order_canceled", reason, noteId: null, notify: true },
    ...(lost.length > 0 ? [{ kind: "stock_written_off" as const, lines: lost, reason: "refund" }] : []),
  ];
}

export type RefundAsk = {
  readonly wish: RefundWish;
  readonly reason: RefundReason;
  readonly noteId: string | null;
  readonly alsoCancel: boolean;
  readonly actor: Actor;
  readonly limit: RefundLimit;
  readonly mintId: () => string;
};

export type AskedRefund = {
  readonly plan: RefundPlan;
  readonly requests: readonly EventOf<"refund_requested">[];
  readonly events: readonly NewEvent[];
};

/** One request for each payment that gives back. A cancel waits with them when somebody else has to agree first. */
export function askRefund(order: Order, ask: RefundAsk): Result<AskedRefund, PlanRefused> {
  const plan = planRefund(order, ask.wish);
  if (!plan.ok) return plan;
  const { reason, noteId, alsoCancel, actor, limit } = ask;
  const needsApproval = needsSecondPerson(order, plan.value.total, actor, limit);
  const requests = plan.value.parts.map(({ source, amount, lines, shippingAmount, restock }) => ({
    ...{
      kind: "refund_requested" as const,
      refundId: ask.mintId(),
      paymentId: source.payment.paymentId,
      amount,
    },
    ...{
      lines: [...lines],
      shippingAmount,
      restock: [...restock],
      reason,
      noteId,
      alsoCancel,
      needsApproval,
    },
  }));
  const cancel = alsoCancel && !needsApproval ? cancelingEvents(order, actor, requests) : [];
  return ok({ plan: plan.value, requests, events: [...requests, ...cancel] });
}

export const CANCEL_REFUNDS = ["now", "later", "not_due"] as const;
export type CancelRefund = (typeof CANCEL_REFUNDS)[number];

/** What becomes of the money of an order that is canceled: asked back at once, left owed, or agreed to stay. */
export function canceledMoney(
  order: Order,
  choice: CancelRefund,
  ask: Pick<RefundAsk, "reason" | "actor" | "limit" | "mintId">,
): Result<readonly NewEvent[], PlanRefused> {
  const owed = order.received - order.money.waived - order.refundPending;
  if (choice === "later" || owed <= 0n) return ok([]);
  if (choice === "not_due") return ok([{ kind: "refund_waived", amount: owed, reason: "agreed" }]);
  const asked = askRefund(order, { ...ask, wish: wholeWish(order, false), noteId: null, alsoCancel: false });
  return asked.ok ? ok(asked.value.requests) : asked;
}

export type RefundNotFound = { readonly code: "refund_not_found" };
export type StateRefused =
  | RefundNotFound
  | { readonly code: "refund_decided" | "own_refund" | "refund_sent" };

const isSame = (a: Actor, b: Actor): boolean => a.kind === b.kind && a.id === b.id;

/** A second person agrees: never the one who asked. */
export function approveRefundEvents(
  order: Order,
  refundId: string,
  actor: Actor,
): Result<NewEvent[], StateRefused> {
  const refund = order.money.refunds[refundId];
  if (!refund) return refuse({ code: "refund_not_found" });
  if (refund.state !== "requested") return refuse({ code: "refund_decided" });
  if (isSame(refund.requestedBy, actor)) return refuse({ code: "own_refund" });
  return ok([
    { kind: "refund_approved", refundId },
    ...(refund.alsoCancel ? cancelingEvents(order, actor, [refund]) : []),
  ]);
}

/** Refused by somebody else, or taken back by who asked. What was sent cannot be taken back; what failed is let go. */
export function rejectRefundEvents(
  order: Order,
  refundId: string,
  {
    actor,
    mayRefuse,
    isSent,
    isUndo,
  }: { actor: Actor; mayRefuse: boolean; isSent: boolean; isUndo: boolean },
): Result<NewEvent[], StateRefused> {
  const refund = order.money.refunds[refundId];
  if (!refund) return refuse({ code: "refund_not_found" });
  const isOwn = isSame(refund.requestedBy, actor);
  const isOpen =
    ["requested", "approved"].includes(refund.state) || (refund.state === "failed" && !refund.settled);
  if (!isOpen) return refuse({ code: "refund_decided" });
  if (refund.state === "approved" && isSent) return refuse({ code: "refund_sent" });
  if (!isOwn && !mayRefuse) return refuse({ code: "own_refund" });
  const cause = isUndo ? "undone" : isOwn || refund.state !== "requested" ? "withdrawn" : "refused";
  return ok([{ kind: "refund_rejected", refundId, cause }]);
}
