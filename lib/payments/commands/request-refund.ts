import { z } from "zod";
import type { Tx } from "@/db/client";
import { insertNote } from "@/db/queries/notes";
import { mintId } from "@/lib/kernel/ids";
import {
  checked,
  lineText,
  listField,
  longText,
  orNull,
  positiveUnits,
  rowIdField,
} from "@/lib/kernel/input";
import { ok, type Result } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { EventOf, NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import type { PlanRefused } from "@/lib/payments/refund-plan";
import { askRefund, REFUND_REASONS, type RefundLimit } from "@/lib/payments/refund-request";
import type { Context } from "@/lib/platform/context";
import { dayOf, isDay } from "@/lib/shop/day";
import { MANUAL_METHODS } from "@/lib/shop/payment-methods";

/** What is asked back: the same for the preview and for the request. */
export const refundWishFields = {
  lines: listField(
    z.strictObject({
      lineId: z.string().min(1).max(200),
      quantity: z.coerce.number().int().min(1).max(999_999),
      restock: checked,
    }),
    500,
  ),
  shipping: checked,
  /** Minor units for nothing in particular. */
  amount: orNull(positiveUnits).optional(),
  /** Only from this payment. */
  paymentId: orNull(z.string().max(200)).optional(),
};

export const requestRefundInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField.optional(),
  ...refundWishFields,
  reason: z.enum(REFUND_REASONS).default("other"),
  note: orNull(longText({ max: 2_000 })).optional(),
  alsoCancel: checked,
  /** Given back by hand already: how, when, with what proof. Counts for payments that no provider returns. */
  recorded: z
    .strictObject({
      methodKey: z.enum(MANUAL_METHODS),
      paidOn: orNull(z.string().refine(isDay, "bad_day")).optional(),
      reference: orNull(lineText({ max: 200 })).optional(),
    })
    .nullish(),
});
export type RequestRefundInput = z.output<typeof requestRefundInput>;
export type RequestRefundRefused = PlanRefused | GateRefused;

/** What the person who asks may do alone. */
export type Requester = { readonly limit: bigint | null; readonly mayCancel: boolean };

/** The limit is written in the shop's currency. */
export async function limitOf(ctx: Context, limit: bigint | null): Promise<RefundLimit> {
  return limit === null ? null : { amount: limit, currency: (await ctx.settings()).currency };
}

export const wishOf = ({
  lines,
  shipping,
  amount,
  paymentId,
}: Pick<RequestRefundInput, keyof typeof refundWishFields>) => ({
  ...{ lines, shipping, amount: amount ?? 0n, paymentId: paymentId ?? null },
});

/**
 * Asks for money to go back: one request for each payment that gives it, decided on the locked order, so that no click too many is
 * accepted. The providers are asked afterwards by jobs; over the person's limit, not before somebody else has agreed.
 */
export async function requestRefund(
  ctx: Context,
  input: RequestRefundInput,
  { limit, mayCancel }: Requester,
): Promise<Result<Order, RequestRefundRefused>> {
  const { timeZone } = await ctx.settings();
  const [noteId, referenceId] = [
    input.note ? mintId(ctx.random, "note") : null,
    input.recorded?.reference ? mintId(ctx.random, "note") : null,
  ];
  const bound = await limitOf(ctx, limit);
  const paidOn = input.recorded?.paidOn ?? dayOf(ctx.now(), timeZone);
  return changeOrder<PlanRefused>(
    ctx,
    input.orderId,
    (order) => {
      const asked = askRefund(order, {
        ...{ wish: wishOf(input), reason: input.reason, noteId, actor: ctx.actor, limit: bound },
        alsoCancel: input.alsoCancel && mayCancel,
        mintId: () => mintId(ctx.random, "rf"),
      });
      if (!asked.ok) return asked;
      const { requests, events } = asked.value;
      const { recorded } = input;
      return ok([
        ...events,
        ...(recorded
          ? requests.flatMap((one) => recordedNow(order, one, { ...recorded, paidOn, referenceId }))
          : []),
      ]);
    },
    {
      expectedVersion: input.expectedVersion,
      alongside: async (tx, order) => {
        await keep(tx, ctx, order, { id: noteId, kind: "reason", text: input.note ?? null });
        await keep(tx, ctx, order, {
          id: referenceId,
          kind: "reference",
          text: input.recorded?.reference ?? null,
        });
      },
    },
  );
}

type Recorded = { readonly methodKey: string; readonly paidOn: string; readonly referenceId: string | null };

function recordedNow(order: Order, request: EventOf<"refund_requested">, recorded: Recorded): NewEvent[] {
  const isByHand = order.money.payments[request.paymentId]?.provider === null;
  if (!isByHand || request.needsApproval) return [];
  const { refundId, amount } = request;
  return [
    {
      kind: "refund_recorded",
      refundId,
      amount,
      ...recorded,
      methodKey: recorded.methodKey,
      paidOn: recorded.paidOn,
    },
  ];
}

type Kept = {
  readonly id: string | null;
  readonly kind: "reason" | "reference";
  readonly text: string | null;
};

async function keep(tx: Tx, ctx: Context, order: Order, { id, kind, text }: Kept): Promise<void> {
  if (id === null || text === null) return;
  await insertNote(tx, { id, orderId: order.id, kind, text, createdAt: ctx.now() });
}
