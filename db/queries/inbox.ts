import { and, asc, count, eq, getTableColumns, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
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

export type InboxTry = InboxRow & {
  /** Other messages about the same object that wait too, with their bodies. */
  readonly alike: readonly number[];
};

const MOST_ALIKE = 100;
/** What a person named the order of is worked on by itself, and what is unmatched waits for its own time. */
const ALIKE = sql<
  number[]
>`array(select s.id::int from inbox s where inbox.about is not null and not inbox.adopted
  and s.provider = inbox.provider and s.about = inbox.about and s.room = inbox.room and s.id <> inbox.id
  and s.processed_at is null and not s.adopted and s.raw_body is not null and s.effect is distinct from 'unmatched'
  order by s.id limit ${MOST_ALIKE})`;

/**
 * Takes a message of one room to work on it; null when it is done, another room's, or there is none. The try is counted before it is
 * made, so that one that kills its process is counted too.
 */
export async function beginTry(reader: Reader, id: number, room: InboxRow["room"]): Promise<InboxTry | null> {
  const [row] = await reader
    .update(inbox)
    .set({ attempts: sql`${inbox.attempts} + 1` })
    .where(and(eq(inbox.id, id), eq(inbox.room, room), isNull(inbox.processedAt)))
    .returning({ ...getTableColumns(inbox), alike: ALIKE });
  return row ?? null;
}

export async function listInbox(reader: Reader, ids: readonly number[]): Promise<InboxRow[]> {
  if (ids.length === 0) return [];
  return reader
    .select()
    .from(inbox)
    .where(inArray(inbox.id, [...ids]))
    .orderBy(asc(inbox.id));
}

/** `claimInbox` of several, in the one order that cannot deadlock; those that are not done. */
export async function claimInboxes(tx: Tx, ids: readonly number[]): Promise<InboxRow[]> {
  return tx
    .select()
    .from(inbox)
    .where(and(inArray(inbox.id, [...ids]), isNull(inbox.processedAt)))
    .orderBy(asc(inbox.id))
    .for("update");
}

export type InboxEnd = {
  readonly applied: readonly number[];
  readonly ignored: readonly number[];
  readonly orderId: number | null;
  readonly at: Date;
  readonly tookMs: number;
};

/** What came of messages that were worked off together. One that nobody had tried by itself was tried once. */
export async function endInboxes(tx: Tx, end: InboxEnd): Promise<void> {
  const { applied, ignored, orderId, at, tookMs } = end;
  await tx
    .update(inbox)
    .set({
      effect: sql`case when ${inbox.id} = any(${pgIds(applied)}::bigint[]) then 'applied' else 'ignored' end`,
      ...{ orderId, processedAt: at, error: null, tookMs },
      attempts: sql`greatest(${inbox.attempts}, 1)`,
    })
    .where(inArray(inbox.id, [...applied, ...ignored]));
}

const pgIds = (ids: readonly number[]): string => `{${ids.join(",")}}`;

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
