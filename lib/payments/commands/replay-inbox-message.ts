import { z } from "zod";
import { inTransaction } from "@/db/client";
import { claimInbox, findInbox, updateInbox } from "@/db/queries/inbox";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

export const replayInboxMessageInput = z.strictObject({ inboxId: rowIdField });
export type ReplayInboxMessageInput = z.output<typeof replayInboxMessageInput>;
export type ReplayRefused = { readonly code: "message_not_found" | "body_not_kept" | "wrong_mode" };

/** Works on a message once more. Harmless: what its facts changed already is known, and known facts change nothing. */
export async function replayInboxMessage(
  ctx: Context,
  { inboxId }: ReplayInboxMessageInput,
): Promise<Result<{ readonly inboxId: number }, ReplayRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    const row = (await claimInbox(tx, inboxId)) ?? (await findInbox(tx, inboxId));
    if (!row) return refuse({ code: "message_not_found" as const });
    if (row.rawBody === null) return refuse({ code: "body_not_kept" as const });
    if (row.effect === "wrong_mode") return refuse({ code: "wrong_mode" as const });
    await updateInbox(tx, inboxId, { processedAt: null, effect: null, error: null, attempts: 0 });
    await ctx.enqueue(tx, "inbox", { inboxId }, { key: `inbox:${inboxId}` });
    return ok({ inboxId });
  });
}
