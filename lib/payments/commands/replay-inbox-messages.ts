import { z } from "zod";
import { inTransaction } from "@/db/client";
import type { InboxFilter } from "@/db/queries/inbox-log";
import { insertReplay, listOfFilter, markForReplay } from "@/db/queries/inbox-replays";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

const MOST = 500;

/** A box of a form sends its name once for each row that is ticked. */
const ids = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(rowIdField).max(MOST),
);

export const replayInboxMessagesInput = z.strictObject({ inboxIds: ids });
export type ReplayManyRefused = { readonly code: "nothing_chosen" | "nothing_to_replay" };

/**
 * Works on several messages once more, each by its own job: one that fails does not stop the others. Those without a body, and those of
 * the other mode, are left out. Harmless: known facts change nothing.
 */
export async function replayInboxMessages(
  ctx: Context,
  { inboxIds }: z.output<typeof replayInboxMessagesInput>,
): Promise<Result<{ readonly replayId: number }, ReplayManyRefused>> {
  if (inboxIds.length === 0) return refuse({ code: "nothing_chosen" });
  return inTransaction(
    ctx.db,
    async (tx): Promise<Result<{ readonly replayId: number }, ReplayManyRefused>> => {
      const marked = await markForReplay(tx, inboxIds);
      if (marked.length === 0) return refuse({ code: "nothing_to_replay" });
      for (const inboxId of marked) await ctx.enqueue(tx, "inbox", { inboxId }, { key: `inbox:${inboxId}` });
      const staffId = ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null;
      return ok({ replayId: await insertReplay(tx, { inboxIds: marked, staffId, startedAt: ctx.now() }) });
    },
  );
}

/** So many at once: each is a job of its own. */
const MOST_OF_FILTER = 2_000;

/** The same for everything that a filter finds, oldest first. */
export async function replayFiltered(
  ctx: Context,
  filter: InboxFilter,
): Promise<Result<{ readonly replayId: number }, ReplayManyRefused>> {
  return replayInboxMessages(ctx, { inboxIds: await listOfFilter(ctx.db, filter, MOST_OF_FILTER) });
}
