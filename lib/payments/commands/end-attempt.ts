import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { attemptKey } from "@/lib/payments/attempts";
import type { Payment } from "@/lib/payments/payment";
import type { AttemptState, PayableOrder } from "@/lib/payments/provider";
import type { Context } from "@/lib/platform/context";
import { askAttempt } from "./ask-attempts";

/**
 * Ends an attempt so that it cannot be paid any more, and says how it ended: `paid` when the money was faster, `unknown` when no
 * answer came (then nothing was written). An attempt without an object is opened once more by its key, to learn what to close;
 * without `payable`, it is known that the provider made nothing.
 */
export async function endAttempt(
  ctx: Context,
  orderId: number,
  attempt: Payment,
  payable: PayableOrder | null,
): Promise<AttemptState> {
  const provider = ctx.providers.get(attempt.provider ?? "");
  if (!provider) return "unknown";
  const found = await objectOf(ctx, orderId, attempt, payable);
  if (!found.ok) return "unknown";
  if (found.objectId === null) {
    await markClosed(ctx, orderId, attempt, null);
    return "over";
  }
  const state = await provider.close(found.objectId).catch(() => "unknown" as const);
  if (state === "unknown" || state === "live") return "unknown";
  if (state === "paid") return askAttempt(ctx, orderId, { ...attempt, providerObjectId: found.objectId });
  await markClosed(ctx, orderId, attempt, found.objectId);
  return "over";
}

type Found = { readonly ok: true; readonly objectId: string | null } | { readonly ok: false };

async function objectOf(
  ctx: Context,
  orderId: number,
  { providerObjectId, provider, attempt }: Payment,
  payable: PayableOrder | null,
): Promise<Found> {
  if (providerObjectId !== null || !payable) return { ok: true, objectId: providerObjectId };
  const opened = await ctx.providers.get(provider ?? "")?.start(payable, attemptKey(orderId, attempt));
  if (opened?.ok) return { ok: true, objectId: opened.value.objectId };
  return opened && opened.refusal.code !== "provider_unavailable"
    ? { ok: true, objectId: null }
    : { ok: false };
}

/** `replaced` when there was a page to close, `voided` when the provider never made one. */
async function markClosed(
  ctx: Context,
  orderId: number,
  { paymentId }: Payment,
  objectId: string | null,
): Promise<void> {
  const outcome = objectId === null ? "voided" : "replaced";
  const closed = await changeOrder<never>(ctx, orderId, (order) => {
    const state = order.money.payments[paymentId]?.state;
    if (state === "captured" || state === "closed") return ok([]);
    return ok([
      { kind: "payment_attempt_closed", paymentId, providerObjectId: objectId ?? paymentId, outcome },
    ]);
  });
  mustSucceed(closed, `closing ${paymentId}`);
}
