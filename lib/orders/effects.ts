import type { Shipment } from "@/lib/fulfillment/shipment";
import type { Actor } from "@/lib/kernel/actor";
import type { LetterKind } from "@/lib/notifications/letters";
import { refundTwins } from "@/lib/payments/recorded-twice";
import type { Refund } from "@/lib/payments/refund";
import type { EventOf } from "./events";
import { type StockMove, stockMoves } from "./holds";
import { ruleOfStep, type Step } from "./moves";
import type { Order } from "./order";
import type { OrderLetter } from "./rules";

export type LetterOrder = {
  readonly kind: LetterKind;
  readonly audience: "customer" | "desk";
  /** The seq of the event that caused it: each (order, kind, occasion) leaves once. */
  readonly occasion: string;
  readonly shipmentId: string | null;
  /** Waits for the undo window: a person may take the step back. */
  readonly undoable: boolean;
  /** 0 for the first; recovery letters come in steps. */
  readonly step: number;
};

/** A refund that its provider is now asked for. */
export type RefundOrder = { readonly refundId: string; readonly undoable: boolean };

export type Effects = {
  readonly stock: readonly StockMove[];
  readonly letters: readonly LetterOrder[];
  readonly refunds: readonly RefundOrder[];
};

type Letter = Omit<LetterOrder, "undoable">;

const letter = (
  kind: LetterKind,
  audience: Letter["audience"],
  seq: number,
  more: Partial<Letter> = {},
): Letter => ({
  kind,
  audience,
  occasion: String(seq),
  shipmentId: null,
  step: 0,
  ...more,
});

const RECOVERY_STEPS = [1, 2, 3] as const;

type LetterRule = (step: Step, move: string) => Letter[];

/** What each letter of the rules table means in particular (product.md §12.1). */
const STATUS_LETTERS: Record<OrderLetter, LetterRule> = {
  payment_link: () => [],
  order_placed: ({ after, seq }) =>
    after.placed?.methodKind === "manual"
      ? [letter("order_placed", "customer", seq), letter("desk_new_order", "desk", seq, { occasion: "new" })]
      : [],
  order_paid: ({ before, event, seq }, move) => {
    const late = before?.closed && move === "pay";
    const byProvider = event.kind === "payment_captured";
    const byPerson = event.kind === "payment_recorded" || event.kind === "order_placed";
    const silent = byPerson && event.notify === false;
    return [
      ...(silent ? [] : [letter("order_paid", "customer", seq)]),
      ...(late ? [letter("desk_late_payment", "desk", seq)] : []),
      ...(byProvider && !late ? [letter("desk_new_order", "desk", seq, { occasion: "new" })] : []),
    ];
  },
  order_canceled: ({ event, seq }) =>
    event.kind === "order_canceled" && event.notify ? [letter("order_canceled", "customer", seq)] : [],
  recovery: ({ seq }) =>
    RECOVERY_STEPS.map((step) => letter("recovery", "customer", seq, { occasion: `${seq}:${step}`, step })),
};

function parcelLetters({ before, after, event, seq }: Step): Letter[] {
  if (event.kind === "shipment_created" && event.notify) {
    return [letter("order_shipped", "customer", seq, { shipmentId: event.shipmentId })];
  }
  if (event.kind === "pickup_ready" && event.notify)
    return [letter("order_ready_for_pickup", "customer", seq)];
  if (event.kind !== "shipment_reported") return [];
  const is = after.parcels.shipments[event.shipmentId];
  return is ? reportLetters(before?.parcels.shipments[event.shipmentId], is, seq) : [];
}

/** A report speaks only when it is the one that stands: late and repeated ones are kept and nobody hears of them. */
function reportLetters(was: Shipment | undefined, is: Shipment, seq: number): Letter[] {
  const { shipmentId, state, detail, reportedAt, canceled } = is;
  const isSame = was?.state === state && was.detail === detail;
  if (canceled || (isSame && was.reportedAt?.getTime() === reportedAt?.getTime())) return [];
  const day = `${shipmentId}:${reportedAt?.toISOString().slice(0, 10)}`;
  const toCustomer = (kind: LetterKind, occasion: string) =>
    letter(kind, "customer", seq, { shipmentId, occasion });
  const toDesk = () =>
    letter("desk_shipment_failed", "desk", seq, { shipmentId, occasion: `${day}:${detail ?? "failed"}` });
  if (state === "delivered") return isSame ? [] : [toCustomer("order_delivered", shipmentId)];
  if (state === "failed") return isSame ? [] : [toDesk()];
  if (detail === "out_for_delivery") return [toCustomer("order_out_for_delivery", day)];
  return detail === "attempt_failed" ? [toCustomer("order_attempt_failed", day), toDesk()] : [];
}

/** One letter for all that was granted at once. */
const downloadLetters = ({ event, seq }: Step): Letter[] =>
  event.kind === "download_granted" && event.notify ? [letter("downloads_renewed", "customer", seq)] : [];

function receiptLetters({ event, seq }: Step): Letter[] {
  if (event.kind === "receipt_submitted") {
    return [letter("desk_receipt", "desk", seq, { occasion: event.receiptId })];
  }
  if (event.kind !== "receipt_rejected") return [];
  return [letter("receipt_rejected", "customer", seq, { occasion: `${event.receiptId}:${seq}` })];
}

/** Once a refund, also when it fails and succeeds later. */
function refundOf(
  { money }: Order,
  event: EventOf<"refund_reported" | "refund_recorded">,
): Refund | undefined {
  const reported = event.kind === "refund_reported" ? event.providerRefundId : null;
  const own = event.refundId === null ? undefined : money.refunds[event.refundId];
  return (
    own ?? Object.values(money.refunds).find((one) => reported !== null && one.providerRefundId === reported)
  );
}

/** When a bank takes a charge back, and when that ends. */
function disputeLetters({ before, event, seq }: Step): Letter[] {
  if (event.kind !== "dispute_reported") return [];
  const { disputeId, stage } = event;
  if (before?.money.disputes[disputeId]?.stage === stage) return [];
  return [letter("desk_dispute", "desk", seq, { occasion: `${disputeId}:${stage}` })];
}

/** The day to pay by has passed; that it comes near is written by the clock. */
const reminders = ({ event, after, seq }: Step): Letter[] =>
  event.kind === "payment_fell_due" && after.paymentStatus === "pending"
    ? [letter("payment_reminder", "customer", seq, { occasion: `${after.placed?.seq}:overdue` })]
    : [];

/** Two refunds after all: whoever was not told of one of them is told now. */
const bothTold = ({ money }: Order, seq: number): Letter[] =>
  refundTwins(money).flatMap(({ recorded, told }) =>
    [recorded, told].map(({ refundId }) => letter("refund_made", "customer", seq, { occasion: refundId })),
  );

/** Nobody is told of a refund that may be one they have heard of. */
function moneyLetters(step: Step): Letter[] {
  const { before, after, event, seq } = step;
  if (event.kind === "dispute_reported") return disputeLetters(step);
  if (event.kind === "attention_accepted" && event.flag === "refund_recorded_twice")
    return bothTold(after, seq);
  const refunded = event.kind === "refund_reported" || event.kind === "refund_recorded";
  if (!refunded || !before || after.refunded <= before.refunded) return [];
  const refund = refundOf(after, event);
  if (refundTwins(after.money).some((twin) => twin.recorded === refund || twin.told === refund)) return [];
  return [letter("refund_made", "customer", seq, { occasion: refund?.refundId ?? String(seq) })];
}

/** Letters of a batch: those of a status only when the status is still so at its end, and is not merely the old one again. */
function lettersOf(steps: readonly Step[], final: Order): Letter[] {
  const isUndo = steps.some(({ event }) => event.kind === "step_undone");
  return steps.flatMap((step) => {
    const moved = ruleOfStep(step);
    const stands = !isUndo && moved?.rule.letter && moved.rule.to === final.paymentStatus;
    const ofStatus = stands && moved.rule.letter ? STATUS_LETTERS[moved.rule.letter](step, moved.move) : [];
    return [
      ...ofStatus,
      ...parcelLetters(step),
      ...moneyLetters(step),
      ...receiptLetters(step),
      ...reminders(step),
      ...downloadLetters(step),
    ];
  });
}

/** Those that nobody else has to agree to and that a provider carries out; with a cancel beside it there is nothing to undo. */
function refundsToSend(steps: readonly Step[], { money }: Order): RefundOrder[] {
  return steps.flatMap(({ event }): RefundOrder[] => {
    if (event.kind !== "refund_requested" && event.kind !== "refund_approved") return [];
    const { refundId } = event;
    const refund = money.refunds[refundId];
    const provider = refund && money.payments[refund.paymentId]?.provider;
    if (refund?.state !== "approved" || !provider) return [];
    return [{ refundId, undoable: event.kind === "refund_requested" && !event.alsoCancel }];
  });
}

function writeOffs(steps: readonly Step[]): StockMove[] {
  return steps.flatMap(({ event, after }) => {
    if (event.kind !== "stock_written_off") return [];
    return event.lines.flatMap(({ lineId, quantity }): StockMove[] => {
      const line = after.lines.find((candidate) => candidate.lineId === lineId);
      if (!line?.tracked || line.variantId === null) return [];
      return [{ variantId: line.variantId, kind: "write_off", delta: -quantity }];
    });
  });
}

/**
 * Everything that follows from a batch of events, as plain data: the gate carries it out in the same transaction.
 * @throws Error when a step changed the payment status in a way that the rules table does not know.
 */
export function effectsOf(before: Order | null, steps: readonly Step[], actor: Actor): Effects {
  const final = steps.at(-1)?.after;
  if (!final) return { stock: [], letters: [], refunds: [] };
  const undoable = actor.kind === "staff";
  return {
    stock: [...stockMoves(before, final), ...writeOffs(steps)],
    letters: lettersOf(steps, final).map((one) => ({
      ...one,
      undoable: undoable && one.audience === "customer",
    })),
    refunds: refundsToSend(steps, final),
  };
}
