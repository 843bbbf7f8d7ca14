import { and, asc, count, desc, eq, gt, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { inbox, orders } from "@/db/schema";
import { PAGE_SIZE, type Page, type Place, pageOf } from "@/lib/kernel/keyset";
import { INBOX_EFFECTS, type InboxEffect } from "./inbox";

/** `waiting`: stored and not worked on yet. */
export type InboxVerdict = InboxEffect | "waiting";
export const INBOX_VERDICTS: readonly InboxVerdict[] = ["waiting", ...INBOX_EFFECTS];

const COLUMNS = {
  id: inbox.id,
  room: inbox.room,
  provider: inbox.provider,
  eventId: inbox.eventId,
  type: inbox.type,
  receivedAt: inbox.receivedAt,
  processedAt: inbox.processedAt,
  effect: inbox.effect,
  orderNumber: orders.number,
  attempts: inbox.attempts,
  error: inbox.error,
  tookMs: inbox.tookMs,
};

export type LoggedMessage = Awaited<ReturnType<typeof readMessages>>[number];

/** Newest first, without their bodies. */
export async function listInbox(
  reader: Reader,
  verdict: InboxVerdict | null,
  place: Place | null,
): Promise<Page<LoggedMessage>> {
  const found = await readMessages(reader, and(ofVerdict(verdict), beyond(place)), place);
  return pageOf(found, place, (row) => String(row.id));
}

function readMessages(reader: Reader, where: SQL | undefined, place: Place | null) {
  return reader
    .select(COLUMNS)
    .from(inbox)
    .leftJoin(orders, eq(orders.id, inbox.orderId))
    .where(where)
    .orderBy(place?.direction === "previous" ? asc(inbox.id) : desc(inbox.id))
    .limit(PAGE_SIZE + 1);
}

function ofVerdict(verdict: InboxVerdict | null): SQL | undefined {
  if (verdict === null) return undefined;
  return verdict === "waiting" ? isNull(inbox.effect) : eq(inbox.effect, verdict);
}

function beyond(place: Place | null): SQL | undefined {
  if (!place) return undefined;
  return place.direction === "next" ? lt(inbox.id, Number(place.key)) : gt(inbox.id, Number(place.key));
}

/** How many messages have come to each verdict; those without one are missing. */
export async function countInbox(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const verdict = sql<string>`coalesce(${inbox.effect}, 'waiting')`;
  const rows = await reader.select({ verdict, count: count() }).from(inbox).groupBy(verdict);
  return new Map(rows.map((row) => [row.verdict, row.count]));
}

/** One message with its body and headers. */
export async function findLoggedMessage(reader: Reader, id: number) {
  const [row] = await reader
    .select({ ...COLUMNS, rawBody: inbox.rawBody, bodyHash: inbox.bodyHash, headers: inbox.headers })
    .from(inbox)
    .leftJoin(orders, eq(orders.id, inbox.orderId))
    .where(eq(inbox.id, id));
  return row ?? null;
}
