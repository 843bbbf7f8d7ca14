import { z } from "zod";
import { inTransaction } from "@/db/client";
import { claimInbox, findInbox, type InboxRow, updateInbox } from "@/db/queries/inbox";
import { findOrderByNumber } from "@/db/queries/our-payments";
import { rowIdField } from "@/lib/kernel/input";
import { mustSucceed, ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrderWithin } from "@/lib/orders/commands/change-order";
import { type Context, pinned } from "@/lib/platform/context";

export const adoptMessageInput = z.strictObject({
  inboxId: rowIdField,
  /** As people type it: with or without #. */
  orderNumber: z.preprocess(
    (value) => (typeof value === "string" ? value.trim().replace(/^#/, "") : value),
    rowIdField,
  ),
});
export type AdoptMessageInput = z.output<typeof adoptMessageInput>;
export type AdoptRefused = {
  readonly code:
    | "message_not_found"
    | "not_unmatched"
    | "adopted_by_other"
    | "order_not_found"
    | "body_not_kept";
};

/**
 * A person says which order an unmatched message is about: the order's journal names the person, then the message is worked on as if it
 * had named the order itself. Once, however often it is pressed.
 */
export async function adoptMessage(
  ctx: Context,
  input: AdoptMessageInput,
): Promise<Result<null, AdoptRefused>> {
  const ready = await pinned(ctx);
  const orderId = await findOrderByNumber(ctx.db, input.orderNumber);
  return inTransaction(ctx.db, async (tx): Promise<Result<null, AdoptRefused>> => {
    const row = (await claimInbox(tx, input.inboxId)) ?? (await findInbox(tx, input.inboxId));
    if (!row) return refuse({ code: "message_not_found" });
    if (orderId === null) return refuse({ code: "order_not_found" });
    const settled = settledBy(row, orderId);
    if (settled) return settled;
    const adopted = await changeOrderWithin<never>(tx, ready, orderId, () =>
      ok([{ kind: "message_adopted", provider: row.provider, inboxId: row.id }]),
    );
    mustSucceed(adopted, `adopting message ${row.id}`);
    const staffId = ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null;
    await updateInbox(tx, row.id, {
      ...{ orderId, adopted: true, decidedBy: staffId, decidedAt: ctx.now() },
      ...{ effect: null, error: null, processedAt: null, attempts: 0, dismissReason: null },
    });
    await ctx.enqueue(tx, "inbox", { inboxId: row.id }, { key: `inbox:${row.id}` });
    return ok(null);
  });
}

/** Null when it may be adopted now. */
function settledBy(row: InboxRow, orderId: number): Result<null, AdoptRefused> | null {
  if (row.adopted) return row.orderId === orderId ? ok(null) : refuse({ code: "adopted_by_other" });
  if (row.effect !== "unmatched" && row.effect !== "dismissed") return refuse({ code: "not_unmatched" });
  return row.rawBody === null ? refuse({ code: "body_not_kept" }) : null;
}
