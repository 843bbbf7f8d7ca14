import { asc, eq, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { counters, orderEvents, orders } from "@/db/schema";
import type { ActorKind } from "@/lib/kernel/actor";
import { canonicalJson } from "@/lib/kernel/hash";
import type { Sealed } from "@/lib/orders/chain";
import { type Fact, parseEvent } from "@/lib/orders/events";

export type JournalEntry = Fact & {
  readonly version: number;
  readonly sourceEventId: string | null;
  readonly commandId: string | null;
  readonly prevHash: string;
  readonly hash: string;
  readonly payload: Record<string, unknown>;
};

/** `foldVersion`: of the fold that wrote the order's rows. */
export type LockedOrder = { readonly foldVersion: number };

/** Serialises everything about one order; null when there is none. Read the journal in a new statement afterwards. */
export async function lockOrder(tx: Tx, orderId: number): Promise<LockedOrder | null> {
  const [row] = await tx
    .select({ foldVersion: orders.foldVersion })
    .from(orders)
    .where(eq(orders.id, orderId))
    .for("update");
  return row ?? null;
}

/**
 * The order's lock and its journal in one question. What another one committed while we waited for the lock is newer than the
 * question: the locked row knows its version, and a journal that is not as long is read again.
 */
export async function lockJournal(
  tx: Tx,
  orderId: number,
): Promise<(LockedOrder & { readonly journal: JournalEntry[] }) | null> {
  const locked = tx
    .select({ id: orders.id, rowVersion: orders.version, foldVersion: orders.foldVersion })
    .from(orders)
    .where(eq(orders.id, orderId))
    .for("update")
    .as("locked");
  const rows = await tx
    .select({ version: locked.rowVersion, foldVersion: locked.foldVersion, event: orderEvents })
    .from(locked)
    .leftJoin(orderEvents, eq(orderEvents.orderId, locked.id))
    .orderBy(asc(orderEvents.seq));
  const [first] = rows;
  if (!first) return null;
  const { version, foldVersion } = first;
  const found = rows.flatMap(({ event }) => (event ? [toEntry(event)] : []));
  return { foldVersion, journal: found.length === version ? found : await readJournal(tx, orderId) };
}

export async function readJournal(reader: Reader, orderId: number): Promise<JournalEntry[]> {
  const rows = await reader
    .select()
    .from(orderEvents)
    .where(eq(orderEvents.orderId, orderId))
    .orderBy(asc(orderEvents.seq));
  return rows.map((row) => toEntry(row));
}

export type EventRow = typeof orderEvents.$inferSelect;

/** @throws ZodError when the payload is not what its kind says: verify reports it, nothing else meets it. */
export function toEntry(row: EventRow): JournalEntry {
  return {
    seq: row.seq,
    actor: { kind: row.actorKind, id: row.actorId },
    occurredAt: row.occurredAt,
    recordedAt: row.recordedAt,
    event: parseEvent(row.kind, row.payload),
    version: row.version,
    sourceEventId: row.sourceEventId,
    commandId: row.commandId,
    prevHash: row.prevHash,
    hash: row.hash,
    payload: row.payload as Record<string, unknown>,
  };
}

/** Bigints become text, exactly as the hash reads them. */
const jsonOf = (payload: Readonly<Record<string, unknown>>): unknown => JSON.parse(canonicalJson(payload));

export type SealedRow = Sealed & { readonly prevHash: string; readonly hash: string };

export async function appendEvents(tx: Tx, rows: readonly SealedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insert(orderEvents).values(
    rows.map((row) => ({
      orderId: row.orderId,
      seq: row.seq,
      kind: row.kind,
      version: row.version,
      payload: jsonOf(row.payload),
      actorKind: row.actor.kind as ActorKind,
      actorId: row.actor.id,
      sourceEventId: row.sourceEventId,
      commandId: row.commandId,
      occurredAt: row.occurredAt,
      recordedAt: row.recordedAt,
      prevHash: row.prevHash,
      hash: row.hash,
    })),
  );
}

/** Gap-free: the row stays locked until commit, so ask as late as possible. */
export async function nextNumber(tx: Tx, name: string): Promise<number> {
  const [row] = await tx
    .insert(counters)
    .values({ name, last: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { last: sql`${counters.last} + 1` } })
    .returning({ last: counters.last });
  if (!row) throw new Error(`counter ${name} did not answer`);
  return row.last;
}

/** Ids come from the sequence before the row is written: the first event names its order. */
export async function reserveOrderId(tx: Tx): Promise<number> {
  const result = await tx.execute<{ id: string }>(
    sql`select nextval(pg_get_serial_sequence('orders', 'id')) as id`,
  );
  return Number(result.rows[0]?.id);
}
