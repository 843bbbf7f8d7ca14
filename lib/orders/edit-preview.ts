import type { Actor } from "@/lib/kernel/actor";
import { liveAttempts } from "@/lib/payments/attempts";
import type { Payment } from "@/lib/payments/payment";
import { prepareBatch } from "./batch";
import { type EditPlan, eventsOf } from "./edit";
import { effectsOf } from "./effects";
import type { OrderLine } from "./events/parts";
import type { StockMove } from "./holds";
import type { Order, PaymentStatus } from "./order";
import { endedPayLinks } from "./pay-links";
import { type ReceiptRow, totalRows } from "./receipt";
import type { Sentence } from "./said";

/** One row of the totals before and after; null where it is not there. */
export type DeltaRow = Pick<ReceiptRow, "id" | "strong" | "aside"> & {
  readonly label: Sentence;
  readonly before: bigint | null;
  readonly after: bigint | null;
};

export type EditWarning = "packed" | "pickup_announced" | "refund_in_flight" | "receipt_waiting";

/** What an edit would do, worked out by the same code that does it. */
export type EditPreview = {
  readonly status: { readonly before: PaymentStatus; readonly after: PaymentStatus };
  readonly rows: readonly DeltaRow[];
  readonly captured: bigint;
  readonly due: { readonly before: bigint; readonly after: bigint };
  readonly owedBack: { readonly before: bigint; readonly after: bigint };
  readonly stock: readonly StockMove[];
  readonly lines: readonly OrderLine[];
  /** Payment links that die with their amount. */
  readonly linksEnded: number;
  /** Provider pages that must be closed before the total changes. */
  readonly attempts: readonly Payment[];
  readonly warnings: readonly EditWarning[];
};

/** The order as it would be. */
export function editedOrder(order: Order, plan: EditPlan, actor: Actor, now: Date) {
  const events = eventsOf(order, plan, { reason: "other", noteId: null });
  const cause = { actor, commandId: null, sourceEventId: null, now };
  return prepareBatch(order.id, { order, hash: "" }, events, cause);
}

export function previewEdit(order: Order, plan: EditPlan, actor: Actor, now: Date): EditPreview {
  const batch = editedOrder(order, plan, actor, now);
  const after = batch?.order ?? order;
  const isPriced = plan.totals.total !== order.totals.total;
  return {
    status: { before: order.paymentStatus, after: after.paymentStatus },
    rows: deltaRows(totalRows(order), totalRows(after)),
    captured: order.captured,
    due: { before: order.balanceDue, after: after.balanceDue },
    owedBack: { before: order.owedBack, after: after.owedBack },
    stock: batch ? effectsOf(order, batch.steps, actor).stock : [],
    lines: after.lines,
    linksEnded: endedPayLinks(after, now).length,
    attempts: isPriced ? liveAttempts(order.money) : [],
    warnings: warningsOf(order),
  };
}

function deltaRows(before: readonly ReceiptRow[], after: readonly ReceiptRow[]): DeltaRow[] {
  const gone = before.filter(({ id }) => !after.some((row) => row.id === id));
  const rows = after.map((row): DeltaRow => {
    const was = before.find(({ id }) => id === row.id);
    return { ...shape(row), before: was?.amount ?? null, after: row.amount };
  });
  const end = rows.findIndex(({ strong }) => strong);
  const dropped = gone.map((row): DeltaRow => ({ ...shape(row), before: row.amount, after: null }));
  return [...rows.slice(0, end), ...dropped, ...rows.slice(end)];
}

const shape = ({ id, label, strong, aside }: ReceiptRow) => ({ id, label, strong, aside });

function warningsOf(order: Order): EditWarning[] {
  const isWaiting = Object.values(order.money.receipts).some(({ state }) => state === "submitted");
  const found: readonly [EditWarning, boolean][] = [
    ["packed", order.parcels.preparation === "packed"],
    ["pickup_announced", order.parcels.pickup !== null],
    ["refund_in_flight", order.refundPending > 0n],
    ["receipt_waiting", isWaiting],
  ];
  return found.flatMap(([warning, holds]) => (holds ? [warning] : []));
}
