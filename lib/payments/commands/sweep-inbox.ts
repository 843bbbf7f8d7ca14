import { inTransaction } from "@/db/client";
import { listForgotten } from "@/db/queries/inbox";
import type { Context } from "@/lib/platform/context";

/** Gives every forgotten message a job again: belt and braces, since each got one in the commit that stored it. */
export async function sweepInbox(ctx: Context): Promise<void> {
  for (const inboxId of await listForgotten(ctx.db, ctx.now())) {
    await inTransaction(ctx.db, (tx) => ctx.enqueue(tx, "inbox", { inboxId }, { key: `inbox:${inboxId}` }));
  }
}
