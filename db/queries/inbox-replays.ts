import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { inbox, inboxReplays, orders } from "@/db/schema";
import { conditionOf, type InboxFilter } from "./inbox-log";

/** Ready to be worked on again, in the order in which they are locked; the ids that can be. */
export async function markForReplay(tx: Tx, inboxIds: readonly number[]): Promise<number[]> {
  const rows = await tx
    .select({ id: inbox.id })
    .from(inbox)
    .where(
      and(
        inArray(inbox.id, [...inboxIds]),
        isNotNull(inbox.rawBody),
        sql`${inbox.effect} is distinct from 'wrong_mode'`,
      ),
    )
    .orderBy(asc(inbox.id))
    .for("update");
  const found = rows.map(({ id }) => id);
  if (found.length > 0) {
    await tx
      .update(inbox)
      .set({ processedAt: null, effect: null, error: null, attempts: 0 })
      .where(inArray(inbox.id, found));
  }
  return found;
}

/** Everything that a filter finds, oldest first. */
export async function listOfFilter(reader: Reader, filter: InboxFilter, limit: number): Promise<number[]> {
  const rows = await reader
    .select({ id: inbox.id })
    .from(inbox)
    .leftJoin(orders, eq(orders.id, inbox.orderId))
    .where(conditionOf(filter))
    .orderBy(asc(inbox.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function insertReplay(tx: Tx, row: typeof inboxReplays.$inferInsert): Promise<number> {
  const [made] = await tx.insert(inboxReplays).values(row).returning({ id: inboxReplays.id });
  if (!made) throw new Error("the replay was not written");
  return made.id;
}

export type ReplayProgress = {
  readonly total: number;
  readonly done: number;
  readonly changed: number;
  readonly needy: number;
};

/** How far it is: a message without an effect has not been worked on yet. Null when there was no such replay. */
export async function replayProgress(reader: Reader, replayId: number): Promise<ReplayProgress | null> {
  const [replay] = await reader.select().from(inboxReplays).where(eq(inboxReplays.id, replayId));
  if (!replay) return null;
  const [row] = await reader
    .select({
      total: sql<number>`count(*)::int`,
      done: sql<number>`count(*) filter (where ${inbox.effect} is not null)::int`,
      changed: sql<number>`count(*) filter (where ${inbox.effect} = 'applied')::int`,
      needy: sql<number>`count(*) filter (where ${inbox.effect} in ('unmatched', 'failed'))::int`,
    })
    .from(inbox)
    .where(inArray(inbox.id, replay.inboxIds));
  return row ?? null;
}
