import { z } from "zod";
import { inTransaction } from "@/db/client";
import { claimInbox, findInbox, updateInbox } from "@/db/queries/inbox";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

export const DISMISS_REASONS = ["test_event", "other_shop", "settled_by_hand", "duplicate", "other"] as const;

export const dismissMessageInput = z.strictObject({ inboxId: rowIdField, reason: z.enum(DISMISS_REASONS) });
export type DismissRefused = { readonly code: "message_not_found" | "not_waiting" };

/** Puts aside a message that needs nothing, with the reason and who said so. It stays in the list and can be worked on again. */
export async function dismissMessage(
  ctx: Context,
  { inboxId, reason }: z.output<typeof dismissMessageInput>,
): Promise<Result<null, DismissRefused>> {
  return inTransaction(ctx.db, async (tx): Promise<Result<null, DismissRefused>> => {
    const row = (await claimInbox(tx, inboxId)) ?? (await findInbox(tx, inboxId));
    if (!row) return refuse({ code: "message_not_found" });
    if (row.effect === "dismissed") return ok(null);
    if (row.effect !== "unmatched" && row.effect !== "failed") return refuse({ code: "not_waiting" });
    const decidedBy = ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null;
    const decision = { dismissReason: reason, decidedBy, decidedAt: ctx.now() };
    await updateInbox(tx, inboxId, { effect: "dismissed", processedAt: ctx.now(), ...decision });
    return ok(null);
  });
}
