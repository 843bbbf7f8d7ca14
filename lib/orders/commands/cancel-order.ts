import { z } from "zod";
import { insertNote } from "@/db/queries/notes";
import { mintId } from "@/lib/kernel/ids";
import { checked, listField, longText, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result } from "@/lib/kernel/result";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { type MoveRefused, stepFrom } from "@/lib/orders/rules";
import type { PlanRefused } from "@/lib/payments/refund-plan";
import { CANCEL_REFUNDS, canceledMoney, type RefundReason } from "@/lib/payments/refund-request";
import type { Context } from "@/lib/platform/context";
import { changeOrder, type GateRefused } from "./change-order";

export const CANCEL_REASONS = ["customer_asked", "out_of_stock", "fraud", "duplicate", "other"] as const;

const REFUND_REASON = {
  customer_asked: "customer_asked",
  out_of_stock: "out_of_stock",
  fraud: "fraud",
  duplicate: "other",
  other: "other",
} as const satisfies Record<(typeof CANCEL_REASONS)[number], RefundReason>;

export const cancelOrderInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField,
  reason: z.enum(CANCEL_REASONS),
  note: orNull(longText({ max: 2_000 })).optional(),
  notify: checked,
  /** Lines whose goods did not come back: written off instead of returned to stock. */
  notReturned: listField(
    z.strictObject({ lineId: z.string(), quantity: z.coerce.number().int().min(1) }),
    200,
  ),
  /** The money that was received; left owed unless said otherwise. */
  refund: z.enum(CANCEL_REFUNDS).optional(),
});

/** What the person who cancels may do about its money. */
export type Refunder = { readonly mayRefund: boolean; readonly limit: bigint | null };
const NO_REFUNDS: Refunder = { mayRefund: false, limit: null };

export type CancelOrderInput = z.output<typeof cancelOrderInput>;
export type CancelRefused = MoveRefused | PlanRefused | GateRefused;

/** Cancels an order (P7, P8). Stock, letter and money owed back follow from the rules. Canceling twice is refused. */
export async function cancelOrder(
  ctx: Context,
  input: CancelOrderInput,
  { mayRefund, limit }: Refunder = NO_REFUNDS,
): Promise<Result<Order, CancelRefused>> {
  const noteId = input.note ? mintId(ctx.random, "note") : null;
  const { currency } = await ctx.settings();
  const ask = {
    ...{ reason: REFUND_REASON[input.reason], actor: ctx.actor, mintId: () => mintId(ctx.random, "rf") },
    limit: limit === null ? null : { amount: limit, currency },
  };
  return changeOrder<MoveRefused | PlanRefused>(
    ctx,
    input.orderId,
    (order) => {
      const step = stepFrom(order.paymentStatus, "cancel", ctx.actor.kind);
      if (!step.ok) return step;
      const events: NewEvent[] = [
        { kind: "order_canceled", reason: input.reason, noteId, notify: input.notify },
      ];
      if (input.notReturned.length > 0) {
        events.push({ kind: "stock_written_off", lines: input.notReturned, reason: input.reason });
      }
      const money = canceledMoney(order, (mayRefund && input.refund) || "later", ask);
      return money.ok ? ok([...events, ...money.value]) : money;
    },
    {
      expectedVersion: input.expectedVersion,
      alongside: async (tx, order) => {
        if (!noteId || !input.note) return;
        await insertNote(tx, {
          id: noteId,
          orderId: order.id,
          kind: "reason",
          text: input.note,
          createdAt: ctx.now(),
        });
      },
    },
  );
}
