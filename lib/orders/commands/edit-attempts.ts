import { readJournal } from "@/db/queries/journal";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { EventKind } from "@/lib/orders/events";
import { fold } from "@/lib/orders/fold";
import { changedSince, isQuiet } from "@/lib/orders/quiet";
import { isForgotten, liveAttempts } from "@/lib/payments/attempts";
import { endAttempt } from "@/lib/payments/commands/end-attempt";
import type { Context } from "@/lib/platform/context";
import type { ChangedMeanwhile } from "./change-order";

/** A provider's page is open and could not be closed; `until` is when it ends by itself. */
export type AttemptLive = { readonly code: "attempt_live"; readonly until: Date | null };

const ENDINGS: ReadonlySet<EventKind> = new Set<EventKind>([
  "payment_attempt_closed",
  "payment_attempt_failed",
  "payment_started",
]);

/**
 * Ends every provider page of an order at its provider, and says the version to go on from. Money that was faster, or anything else
 * that happened, is a change that the person must see first. Never inside a transaction.
 */
export async function settleAttempts(
  ctx: Context,
  orderId: number,
  seenVersion: number,
): Promise<Result<number, AttemptLive | ChangedMeanwhile>> {
  const journal = await readJournal(ctx.db, orderId);
  const order = fold(orderId, journal);
  if (changedSince(journal, seenVersion))
    return refuse({ code: "changed_meanwhile", version: order.version });
  for (const attempt of liveAttempts(order.money)) {
    // One that is being opened this very moment has no name yet: nobody can close it.
    const isOpening = attempt.providerObjectId === null && !isForgotten(attempt, ctx.now());
    const state = isOpening ? "unknown" : await endAttempt(ctx, orderId, attempt, null);
    if (state === "unknown" || state === "live")
      return refuse({ code: "attempt_live", until: attempt.expiresAt });
  }
  const after = await readJournal(ctx.db, orderId);
  const version = after.at(-1)?.seq ?? seenVersion;
  const isOther = after.some(
    ({ seq, event: { kind } }) => seq > seenVersion && !ENDINGS.has(kind) && !isQuiet(kind),
  );
  return isOther ? refuse({ code: "changed_meanwhile", version }) : ok(version);
}
