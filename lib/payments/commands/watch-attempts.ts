import { z } from "zod";
import {
  type DueAsk,
  findAskTries,
  forgetAsk,
  listDueAsks,
  type Patience,
  recordAsk,
} from "@/db/queries/attempt-asks";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import { nextAskAt } from "@/lib/payments/patience";
import type { AttemptState } from "@/lib/payments/provider";
import type { Context } from "@/lib/platform/context";
import { askAttempt } from "./ask-attempts";
import { noteAnswers } from "./note-answers";

const MOST_ASKED = 200;

export const patienceOf = ({ providers }: Pick<Context, "providers">): Patience =>
  [...providers.values()].map(({ name, patienceMs }) => ({ provider: name, patienceMs }));

/**
 * Asks about every attempt that is pending longer than its provider's patience, each less often the longer it lasts. What the
 * provider says is applied; a message that never came is made up for. One attempt that fails does not stop the others.
 */
export async function watchAttempts(ctx: Context): Promise<void> {
  const due = await listDueAsks(ctx.db, patienceOf(ctx), ctx.now(), MOST_ASKED);
  const failures: unknown[] = [];
  for (const ask of due) await askAgain(ctx, ask).catch((error: unknown) => failures.push(error));
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} attempts could not be asked`);
}

export const askNowInput = z.strictObject({ orderId: rowIdField, paymentId: z.string().min(1).max(200) });
export type AskNowInput = z.output<typeof askNowInput>;
export type AskNowRefused = { readonly code: "attempt_not_found" | "provider_silent" };

/** The same about one attempt, because a person wants to know now. No network inside a transaction. */
export async function askNow(
  ctx: Context,
  { orderId, paymentId }: AskNowInput,
): Promise<Result<{ readonly state: AttemptState }, AskNowRefused>> {
  const tries = await findAskTries(ctx.db, orderId, paymentId);
  const state = await askAgain(ctx, { orderId, paymentId, tries });
  if (state === null) return refuse({ code: "attempt_not_found" });
  return state === "unknown" ? refuse({ code: "provider_silent" }) : ok({ state });
}

/** Null when there is nothing to ask about. */
async function askAgain(ctx: Context, { orderId, paymentId, tries }: DueAsk): Promise<AttemptState | null> {
  const order = await readOrder(ctx.db, orderId);
  const attempt = order?.money.payments[paymentId];
  const isWaiting = attempt?.state === "started" || attempt?.state === "authorized";
  if (!order || !attempt || !isWaiting) {
    await forgetAsk(ctx.db, orderId, paymentId);
    return null;
  }
  const state = await askAttempt(ctx, orderId, attempt);
  await noteAnswers(ctx, order, [{ paymentId, state }]);
  if (state === "paid") {
    await forgetAsk(ctx.db, orderId, paymentId);
    return state;
  }
  const now = ctx.now();
  const patienceMs = ctx.providers.get(attempt.provider ?? "")?.patienceMs ?? 0;
  const nextAt = nextAskAt(now, patienceMs, tries);
  await recordAsk(ctx.db, { orderId, paymentId, askedAt: now, answer: state, tries: tries + 1, nextAt });
  return state;
}
