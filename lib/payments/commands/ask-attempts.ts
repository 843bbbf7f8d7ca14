import type { Order } from "@/lib/orders/order";
import { isForgotten } from "@/lib/payments/attempts";
import type { Payment } from "@/lib/payments/payment";
import type { AttemptState } from "@/lib/payments/provider";
import type { Context } from "@/lib/platform/context";
import { applyAskedFacts } from "./apply-facts";

export type AskedAttempt = { readonly paymentId: string; readonly state: AttemptState };

/** Asks a provider about one attempt and applies what it says. `unknown`: no answer came, nothing may be concluded. */
export async function askAttempt(ctx: Context, orderId: number, attempt: Payment): Promise<AttemptState> {
  if (attempt.providerObjectId === null) return isForgotten(attempt, ctx.now()) ? "over" : "live";
  const provider = ctx.providers.get(attempt.provider ?? "");
  if (!provider) return "unknown";
  const asked = await provider.ask(attempt.providerObjectId).catch(() => null);
  if (!asked) return "unknown";
  await applyAskedFacts(ctx, orderId, provider.name, asked.facts);
  return asked.state;
}

/** The same about several, one after the other; never inside a transaction. */
export async function askAttempts(
  ctx: Context,
  order: Order,
  attempts: readonly Payment[],
): Promise<readonly AskedAttempt[]> {
  const answers: AskedAttempt[] = [];
  for (const attempt of attempts) {
    answers.push({ paymentId: attempt.paymentId, state: await askAttempt(ctx, order.id, attempt) });
  }
  return answers;
}
