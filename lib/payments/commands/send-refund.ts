import { inTransaction } from "@/db/client";
import { lockOrder, readJournal } from "@/db/queries/journal";
import { findRefundSend, noteRefundError, noteRefundSend } from "@/db/queries/refunds";
import { providerActor } from "@/lib/kernel/actor";
import { orderRef } from "@/lib/kernel/ids";
import { type Currency, money } from "@/lib/kernel/money";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import { fold } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import type { PaymentProvider, RefundRequest } from "@/lib/payments/provider";
import type { Refund } from "@/lib/payments/refund";
import { as, type Context, type Tasks } from "@/lib/platform/context";
import { applyAskedFacts } from "./apply-facts";

/** The key of one refund: known before the provider is asked, and the same on every try. */
export const refundSendKey = (refundId: string): string => `refund:${refundId}`;

type Call = {
  readonly provider: PaymentProvider;
  readonly request: RefundRequest;
  readonly key: string;
  /** Above 1: asked before, and that answer may have been lost on its way. */
  readonly attempt: number;
};

/**
 * Asks the provider for a refund that was agreed to. Idempotent: one that has an answer is left alone. What the provider says is
 * reported like any message of its. @throws when no answer came: the job tries again with the same key.
 */
export async function sendRefund(ctx: Context, { orderId, refundId }: Tasks["refund:send"]): Promise<void> {
  const call = await claim(ctx, orderId, refundId);
  if (!call) return;
  try {
    if (call.attempt > 1 && (await isAnswered(ctx, orderId, call))) return;
    await carryOut(ctx, orderId, call);
    await noteRefundError(ctx.db, refundId, null);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await noteRefundError(ctx.db, refundId, reason.slice(0, 500));
    throw error;
  }
}

const waiting = ({ money: { refunds } }: Order, refundId: string): Refund | null =>
  refunds[refundId]?.state === "approved" ? refunds[refundId] : null;

const returnedOf = ({ money: { refunds } }: Order, paymentId: string): bigint =>
  Object.values(refunds).reduce(
    (sum, one) => (one.paymentId === paymentId && one.state === "succeeded" ? sum + one.amount : sum),
    0n,
  );

/** Written down under the order's lock, so that a request that is being taken back is never sent. */
async function claim(ctx: Context, orderId: number, refundId: string): Promise<Call | null> {
  return inTransaction(ctx.db, async (tx) => {
    if (!(await lockOrder(tx, orderId))) return null;
    const order = fold(orderId, await readJournal(tx, orderId));
    const refund = waiting(order, refundId);
    const payment = refund && order.money.payments[refund.paymentId];
    if (!refund || !payment?.provider || !payment.providerObjectId) return null;
    const provider = ctx.providers.get(payment.provider);
    if (!provider) throw new Error(`${payment.provider} is not configured`);
    const sent = await noteRefundSend(tx, {
      refundId,
      orderId,
      idempotencyKey: refundSendKey(refundId),
      at: ctx.now(),
    });
    const request = {
      ...{
        refundId,
        orderRef: orderRef(orderId),
        paymentId: refund.paymentId,
        objectId: payment.providerObjectId,
      },
      amount: money(refund.amount, order.currency as Currency),
      returnedBefore: money(returnedOf(order, refund.paymentId), order.currency as Currency),
    };
    return { provider, request, key: sent.idempotencyKey, attempt: sent.attempts };
  });
}

/** Keys do not live for ever at a provider: before it is asked once more, it is asked what it has done already. */
async function isAnswered(ctx: Context, orderId: number, { provider, request }: Call): Promise<boolean> {
  const { facts } = await provider.ask(request.objectId);
  await applyAskedFacts(ctx, orderId, provider.name, facts);
  const order = await readOrder(ctx.db, orderId);
  return !order || !waiting(order, request.refundId);
}

/** More than there was to give back, by what we know: then an older refund has failed there and nobody told us yet. */
async function isTooMuch(ctx: Context, orderId: number, request: RefundRequest): Promise<boolean> {
  const order = await readOrder(ctx.db, orderId);
  const captured = order?.money.payments[request.paymentId]?.captured ?? 0n;
  return order !== null && returnedOf(order, request.paymentId) + request.amount.amount > captured;
}

async function carryOut(ctx: Context, orderId: number, call: Call): Promise<void> {
  const { provider, request, key } = call;
  const answer = await provider.refund(request, key);
  if (answer.ok) {
    const missed = (await isTooMuch(ctx, orderId, request)) ? await provider.ask(request.objectId) : null;
    const facts = [...(missed?.facts ?? []), answer.value];
    const applied = await applyAskedFacts(ctx, orderId, provider.name, facts);
    mustSucceed(applied, `refund ${request.refundId}`);
    return;
  }
  const { code, detail } = answer.refusal;
  if (code === "provider_unavailable") throw new Error(`${provider.name} did not answer: ${detail}`);
  const sent = await findRefundSend(ctx.db, request.refundId);
  if (sent && sent.attempts > call.attempt)
    throw new Error("asked once more meanwhile: the newest answer counts");
  await refusedByProvider(ctx, orderId, call, detail);
}

async function refusedByProvider(
  ctx: Context,
  orderId: number,
  { provider, request }: Pick<Call, "provider" | "request">,
  failureReason: string,
): Promise<void> {
  const { refundId, paymentId } = request;
  const { amount } = request.amount;
  const refused = await changeOrder<never>(as(ctx, providerActor(provider.name)), orderId, (order) =>
    ok(
      waiting(order, refundId)
        ? [
            {
              ...{ kind: "refund_reported", refundId, providerRefundId: null, paymentId, amount },
              ...{ outcome: "failed", failureReason },
            },
          ]
        : [],
    ),
  );
  mustSucceed(refused, `refusal of refund ${refundId}`);
}
