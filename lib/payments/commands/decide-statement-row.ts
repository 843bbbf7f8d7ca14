import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import { lockLine, orderIdOf, orderNumberOf, type StatementLine, updateLine } from "@/db/queries/statements";
import { placedEvent } from "@/lib/carts/placing";
import { mintId } from "@/lib/kernel/ids";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { type HandPayment, type HandRefused, recordedByHand } from "@/lib/payments/by-hand";
import { type Context, pinned } from "@/lib/platform/context";
import { defaultMethod } from "@/lib/shop/payment-methods";
import { keepReference } from "./mark-paid-by-hand";
import { type VoidPaymentRefused, voidPayment } from "./void-payment";

export const confirmRowInput = z.strictObject({
  rowId: rowIdField,
  /** The number that people say, not the id. */
  number: rowIdField,
});
export type RowUsed = { readonly code: "row_used"; readonly number: number | null };
export type ConfirmRowRefused = HandRefused | GateRefused | RowUsed | { readonly code: "row_not_found" };

/**
 * A row of the bank pays an order: recorded with its day and words (P5), and the receipt that showed it is accepted. The row is
 * locked first, so one row never pays two orders.
 */
export async function confirmStatementRow(
  ctx: Context,
  { rowId, number }: z.output<typeof confirmRowInput>,
): Promise<Result<Order, ConfirmRowRefused>> {
  const orderId = await orderIdOf(ctx.db, number);
  if (orderId === null) return refuse({ code: "order_not_found" });
  const ready = await pinned(ctx);
  return inTransaction(ctx.db, async (tx) => {
    const row = await lockLine(tx, rowId);
    if (!row) return refuse({ code: "row_not_found" });
    if (row.state === "used") return refuse({ code: "row_used", number: await usedBy(tx, row) });
    return payWith(tx, ready, orderId, row);
  });
}

const usedBy = async (tx: Tx, { orderId }: StatementLine): Promise<number | null> =>
  orderId === null ? null : orderNumberOf(tx, orderId);

async function payWith(
  tx: Tx,
  ctx: Context,
  orderId: number,
  row: StatementLine,
): Promise<Result<Order, ConfirmRowRefused>> {
  const { times, paymentMethods } = await ctx.settings();
  const method = paymentMethods.find(({ key }) => key === "bank_transfer") ?? defaultMethod("bank_transfer");
  const placing = placedEvent(method, times, ctx.now(), null);
  const paymentId = mintId(ctx.random, "pay");
  const referenceId = mintId(ctx.random, "note");
  const changed = await changeOrderWithin<HandRefused>(
    tx,
    ctx,
    orderId,
    (order) => {
      const receiptId = waitingReceipt(order, row.amount);
      const payment: HandPayment = {
        ...{ paymentId, methodKey: "bank_transfer", amount: row.amount, paidOn: row.bookedOn },
        ...{ referenceId, receiptId, acceptShortage: false },
      };
      const recorded = recordedByHand(order, payment, placing, ctx.actor);
      if (!recorded.ok) return recorded;
      const accepted: NewEvent[] =
        receiptId === null ? [] : [{ kind: "receipt_accepted", receiptId, paymentId, amount: row.amount }];
      return ok([...accepted, ...recorded.value]);
    },
    { alongside: keepReference(ctx, referenceId, wordsOf(row)) },
  );
  if (changed.ok) await decide(tx, ctx, row.id, { state: "used", orderId, paymentId });
  return changed;
}

/** The one receipt that shows this transfer: the only one that waits, or the only one of that amount. */
function waitingReceipt(order: Order, amount: bigint): string | null {
  const waiting = Object.values(order.money.receipts).filter(({ state }) => state === "submitted");
  const same = waiting.filter(({ claimedAmount }) => claimedAmount === amount);
  const [one, ...more] = same.length > 0 ? same : waiting;
  return one && more.length === 0 ? one.receiptId : null;
}

const wordsOf = ({ reference, payer, description }: StatementLine): string =>
  [reference, payer, description].filter(Boolean).join(" · ").slice(0, 200);

const decide = (tx: Tx, ctx: Context, id: number, change: Parameters<typeof updateLine>[2]): Promise<void> =>
  updateLine(tx, id, {
    ...change,
    decidedBy: ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null,
    decidedAt: ctx.now(),
  });

export const setAsideInput = z.strictObject({
  rowId: rowIdField,
  state: z.enum(["open", "later", "dismissed"]),
});

/** Not now, not ours, or back again; a row that paid an order is let go by its own step. */
export async function setRowAside(
  ctx: Context,
  { rowId, state }: z.output<typeof setAsideInput>,
): Promise<Result<undefined, RowUsed | { readonly code: "row_not_found" }>> {
  return inTransaction(ctx.db, async (tx) => {
    const row = await lockLine(tx, rowId);
    if (!row) return refuse({ code: "row_not_found" });
    if (row.state === "used") return refuse({ code: "row_used", number: await usedBy(tx, row) });
    await decide(tx, ctx, rowId, { state });
    return ok(undefined);
  });
}

export const releaseRowInput = z.strictObject({ rowId: rowIdField });
export type ReleaseRowRefused = VoidPaymentRefused | { readonly code: "row_not_used" };

/** Takes a confirmation back: the payment is voided (P13) and the row may pay another order. */
export async function releaseStatementRow(
  ctx: Context,
  { rowId }: z.output<typeof releaseRowInput>,
): Promise<Result<undefined, ReleaseRowRefused>> {
  const row = await inTransaction(ctx.db, (tx) => lockLine(tx, rowId));
  if (row?.state !== "used" || row.orderId === null || row.paymentId === null)
    return refuse({ code: "row_not_used" });
  const order = await readOrder(ctx.db, row.orderId);
  if (order?.money.payments[row.paymentId]?.state === "captured") {
    const voided = await voidPayment(ctx, { orderId: row.orderId, paymentId: row.paymentId, reason: "undo" });
    if (!voided.ok) return voided;
  }
  await inTransaction(ctx.db, (tx) =>
    decide(tx, ctx, rowId, { state: "open", orderId: null, paymentId: null }),
  );
  return ok(undefined);
}
