import { and, asc, count, desc, eq, gt, gte, ilike, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { inbox, inboxRefusals, orders, staff } from "@/db/schema";
import { PAGE_SIZE, type Page, type Place, pageOf } from "@/lib/kernel/keyset";
import { INBOX_EFFECTS, type InboxEffect } from "./inbox";

/** `waiting`: stored and not worked on yet. */
export type InboxVerdict = InboxEffect | "waiting";
export const INBOX_VERDICTS: readonly InboxVerdict[] = ["waiting", ...INBOX_EFFECTS];

/** Which messages a screen shows; what is left out, or null, is not looked at. */
export type InboxFilter = {
  readonly verdict?: InboxVerdict | null;
  /** Only those that a person must look at. */
  readonly needy?: boolean;
  readonly provider?: string | null;
  /** An order's number, our id, or a piece of the provider's event id or type. */
  readonly text?: string | null;
  readonly from?: Date | null;
  readonly before?: Date | null;
};

const COLUMNS = {
  id: inbox.id,
  room: inbox.room,
  provider: inbox.provider,
  eventId: inbox.eventId,
  type: inbox.type,
  receivedAt: inbox.receivedAt,
  processedAt: inbox.processedAt,
  effect: inbox.effect,
  orderId: inbox.orderId,
  orderNumber: orders.number,
  attempts: inbox.attempts,
  repeats: inbox.repeats,
  adopted: inbox.adopted,
  error: inbox.error,
  tookMs: inbox.tookMs,
};

export type LoggedMessage = Awaited<ReturnType<typeof readMessages>>[number];

/** Newest first, without their bodies. */
export async function listInbox(
  reader: Reader,
  filter: InboxFilter,
  place: Place | null,
): Promise<Page<LoggedMessage>> {
  const found = await readMessages(reader, and(conditionOf(filter), beyond(place)), place);
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

/** Nobody knows the order, or it could not be worked on. */
const NEEDY = sql`${inbox.processedAt} is null and ${inbox.effect} in ('unmatched', 'failed')`;

export function conditionOf({ verdict, needy, provider, text, from, before }: InboxFilter): SQL | undefined {
  return and(
    verdict ? ofVerdict(verdict) : undefined,
    needy ? NEEDY : undefined,
    provider ? eq(inbox.provider, provider) : undefined,
    text ? ofText(text) : undefined,
    from ? gte(inbox.receivedAt, from) : undefined,
    before ? lt(inbox.receivedAt, before) : undefined,
  );
}

const ofVerdict = (verdict: InboxVerdict): SQL =>
  verdict === "waiting" ? isNull(inbox.effect) : eq(inbox.effect, verdict);

function ofText(text: string): SQL | undefined {
  const piece = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const number = /^#?(\d{1,12})$/.exec(text)?.[1];
  const named = number === undefined ? [] : [eq(orders.number, Number(number)), eq(inbox.id, Number(number))];
  return or(ilike(inbox.eventId, piece), ilike(inbox.type, piece), ...named);
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

/** Everybody who ever wrote to us. */
export async function listSenders(reader: Reader): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ provider: inbox.provider })
    .from(inbox)
    .orderBy(asc(inbox.provider));
  return rows.map(({ provider }) => provider);
}

export type RefusalCount = { readonly provider: string; readonly count: number; readonly lastAt: Date };

/** Messages whose signature was wrong since a day, by who they said they came from. */
export async function countRefusals(reader: Reader, since: Date): Promise<RefusalCount[]> {
  const rows = await reader
    .select({
      provider: inboxRefusals.provider,
      count: sql<number>`sum(${inboxRefusals.count})::int`,
      lastAt: sql<string>`max(${inboxRefusals.lastAt})::text`,
    })
    .from(inboxRefusals)
    .where(gte(inboxRefusals.day, since.toISOString().slice(0, 10)))
    .groupBy(inboxRefusals.provider)
    .orderBy(asc(inboxRefusals.provider));
  return rows.map((row) => ({ ...row, lastAt: new Date(row.lastAt) }));
}

/** Messages that a person must look at. */
export async function countNeedy(reader: Reader): Promise<number> {
  const [row] = await reader.select({ needy: count() }).from(inbox).where(NEEDY);
  return row?.needy ?? 0;
}

/** What waits for a person here: messages, jobs that gave up, and what did not agree with a provider. */
export async function countNeedsPerson(reader: Reader): Promise<number> {
  const { rows } = await reader.execute<{ needy: string }>(sql`select
    (select count(*) from ${inbox} where ${NEEDY})
    + (select count(*) from graphile_worker.jobs where attempts >= max_attempts and locked_at is null)
    + (select count(*) from reconciliation_differences where state = 'open') as needy`);
  return Number(rows[0]?.needy ?? 0);
}

/** One message with its body, its headers, and who decided about it. */
export async function findLoggedMessage(reader: Reader, id: number) {
  const [row] = await reader
    .select({
      ...COLUMNS,
      rawBody: inbox.rawBody,
      bodyHash: inbox.bodyHash,
      headers: inbox.headers,
      dismissReason: inbox.dismissReason,
      decidedAt: inbox.decidedAt,
      decidedByName: staff.name,
    })
    .from(inbox)
    .leftJoin(orders, eq(orders.id, inbox.orderId))
    .leftJoin(staff, eq(staff.id, inbox.decidedBy))
    .where(eq(inbox.id, id));
  return row ?? null;
}

/** Which message each of an order's events came from, by the provider's event id. */
export async function messagesOfOrder(reader: Reader, orderId: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await reader.execute<{ event_id: string; id: string }>(sql`select distinct i.event_id, i.id
    from order_events e join inbox i on i.provider = e.actor_id and i.event_id = e.source_event_id
    where e.order_id = ${orderId} and e.actor_kind in ('provider', 'carrier') and e.source_event_id is not null`);
  return new Map(rows.map((row) => [row.event_id, Number(row.id)]));
}
