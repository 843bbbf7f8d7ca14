import { and, asc, count, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { inbox, inboxRefusals } from "@/db/schema";

export type InboxRow = typeof inbox.$inferSelect;
export type NewInboxRow = typeof inbox.$inferInsert;

/** What came of a message. Only `unmatched` and `failed` leave it unprocessed; `dismissed`: a person put it aside. */
export const INBOX_EFFECTS = [
  "applied",
  "ignored",
  "unmatched",
  "not_ours",
  "wrong_mode",
  "failed",
  "dismissed",
] as const;
export type InboxEffect = (typeof INBOX_EFFECTS)[number];

/** The id of the new row; null when this event of this provider is stored already. */
export async function insertInbox(tx: Tx, row: NewInboxRow): Promise<number | null> {
  const [inserted] = await tx.insert(inbox).values(row).onConflictDoNothing().returning({ id: inbox.id });
  return inserted?.id ?? null;
}

/** The same event again: only its count is kept. */
export async function countRepeat(tx: Tx, provider: string, eventId: string): Promise<void> {
  await tx
    .update(inbox)
    .set({ repeats: sql`${inbox.repeats} + 1` })
    .where(and(eq(inbox.provider, provider), eq(inbox.eventId, eventId)));
}

/** A message whose signature was wrong: counted by the day, kept nowhere. */
export async function countRefusal(reader: Reader, provider: string, now: Date): Promise<void> {
  await reader
    .insert(inboxRefusals)
    .values({ provider, day: now.toISOString().slice(0, 10), count: 1, lastAt: now })
    .onConflictDoUpdate({
      target: [inboxRefusals.provider, inboxRefusals.day],
      set: { count: sql`${inboxRefusals.count} + 1`, lastAt: now },
    });
}

export async function findInbox(reader: Reader, id: number): Promise<InboxRow | null> {
  const [row] = await reader.select().from(inbox).where(eq(inbox.id, id));
  return row ?? null;
}

/** Serialises the workers of one message; null when it is done, or there is none. Lock it before the order. */
export async function claimInbox(tx: Tx, id: number): Promise<InboxRow | null> {
  const [row] = await tx
    .select()
    .from(inbox)
    .where(and(eq(inbox.id, id), isNull(inbox.processedAt)))
    .for("update");
  return row ?? null;
}

export async function updateInbox(reader: Reader, id: number, change: Partial<NewInboxRow>): Promise<void> {
  await reader.update(inbox).set(change).where(eq(inbox.id, id));
}

/** Counts a try before it is made, so that one that kills its process is counted too. */
export async function countAttempt(reader: Reader, id: number): Promise<void> {
  await reader
    .update(inbox)
    .set({ attempts: sql`${inbox.attempts} + 1` })
    .where(eq(inbox.id, id));
}

/** Messages whose order nobody knows: a person must look. */
export async function countUnmatched(reader: Reader): Promise<number> {
  const [row] = await reader
    .select({ unmatched: count() })
    .from(inbox)
    .where(and(isNull(inbox.processedAt), eq(inbox.effect, "unmatched")));
  return row?.unmatched ?? 0;
}

const MOST_SWEPT = 500;

/**
 * Messages that nobody works on: stored more than a minute ago without a job (a waiting, running or dead one is left alone),
 * and unmatched ones of the last day, each try waiting twice as long as the one before.
 */
export async function listForgotten(reader: Reader, now: Date): Promise<number[]> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const rows = await reader
    .select({ id: inbox.id })
    .from(inbox)
    .where(
      and(
        inArray(inbox.room, ["payments", "shipping"]),
        isNull(inbox.processedAt),
        lt(inbox.receivedAt, minuteAgo),
        or(
          sql`${inbox.effect} is distinct from 'unmatched'`,
          and(
            gt(inbox.receivedAt, dayAgo),
            sql`${inbox.receivedAt} + interval '1 minute' * power(2, least(${inbox.attempts}, 12)) <= ${now}`,
          ),
        ),
        sql`not exists (select from graphile_worker.jobs j where j.key = 'inbox:' || ${inbox.id})`,
      ),
    )
    .orderBy(asc(inbox.id))
    .limit(MOST_SWEPT);
  return rows.map((row) => row.id);
}
