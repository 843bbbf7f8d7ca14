import { z } from "zod";
import type { Tx } from "@/db/client";
import { insertNote } from "@/db/queries/notes";
import { placedEvent } from "@/lib/carts/placing";
import { mintId } from "@/lib/kernel/ids";
import { checked, lineText, orNull, positiveUnits, rowIdField } from "@/lib/kernel/input";
import type { Result } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import { type HandRefused, recordedByHand } from "@/lib/payments/by-hand";
import type { Context } from "@/lib/platform/context";
import { dayOf, isDay } from "@/lib/shop/day";
import { defaultMethod, MANUAL_METHODS } from "@/lib/shop/payment-methods";

export const markPaidByHandInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField.optional(),
  methodKey: z.enum(MANUAL_METHODS),
  /** Minor units; left out: all that is missing. */
  amount: orNull(positiveUnits).optional(),
  /** The shop's day; left out: today. */
  paidOn: orNull(z.string().refine(isDay, "bad_day")).optional(),
  reference: orNull(lineText({ max: 200 })).optional(),
  acceptShortage: checked,
});
export type MarkPaidByHandInput = z.output<typeof markPaidByHandInput>;
export type MarkPaidRefused = HandRefused | GateRefused;

/** Records money that no provider reports. The reference is an erasable row; the journal only names it. Twice is twice. */
export async function markPaidByHand(
  ctx: Context,
  input: MarkPaidByHandInput,
): Promise<Result<Order, MarkPaidRefused>> {
  const { times, timeZone, paymentMethods } = await ctx.settings();
  const now = ctx.now();
  const { methodKey, reference, acceptShortage } = input;
  const method = paymentMethods.find(({ key }) => key === methodKey) ?? defaultMethod(methodKey);
  const referenceId = reference ? mintId(ctx.random, "note") : null;
  const payment = {
    paymentId: mintId(ctx.random, "pay"),
    methodKey,
    amount: input.amount ?? null,
    paidOn: input.paidOn ?? dayOf(now, timeZone),
    referenceId,
    receiptId: null,
    acceptShortage,
  };
  return changeOrder<HandRefused>(
    ctx,
    input.orderId,
    (order) => recordedByHand(order, payment, placedEvent(method, times, now, null), ctx.actor),
    { expectedVersion: input.expectedVersion, alongside: keepReference(ctx, referenceId, reference ?? null) },
  );
}

/** Bank references may name people: they live in a row of their own. */
export const keepReference =
  (ctx: Context, noteId: string | null, text: string | null) =>
  async (tx: Tx, order: Order): Promise<void> => {
    if (noteId === null || text === null) return;
    await insertNote(tx, { id: noteId, orderId: order.id, kind: "reference", text, createdAt: ctx.now() });
  };
