import { and, asc, desc, eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { letters, orders } from "@/db/schema";
import { PAGE_SIZE, type Page, type Place, pageOf, readTimedKey, timedKey } from "@/lib/kernel/keyset";
import type { LetterState } from "@/lib/notifications/letter-state";

const COLUMNS = {
  id: letters.id,
  kind: letters.kind,
  audience: letters.audience,
  orderNumber: orders.number,
  locale: letters.locale,
  state: letters.state,
  cause: letters.cause,
  toAddress: letters.toAddress,
  subject: letters.subject,
  dueAt: letters.dueAt,
  sentAt: letters.sentAt,
  createdAt: letters.createdAt,
};

export type LoggedLetter = Awaited<ReturnType<typeof readLetters>>[number];

export type LetterFilter = {
  readonly state?: LetterState;
  /** Found in the address or the subject, whatever the case. */
  readonly text?: string;
  /** Only what was written out, as the demo mailbox shows. */
  readonly written?: boolean;
};

/** Newest first, without their bodies. */
export async function listLetters(
  reader: Reader,
  filter: LetterFilter,
  place: Place | null,
): Promise<Page<LoggedLetter>> {
  const found = await readLetters(reader, and(conditionOf(filter), beyond(place)), place);
  return pageOf(found, place, (row) => timedKey(row.createdAt, row.id));
}

function readLetters(reader: Reader, where: SQL | undefined, place: Place | null) {
  const direction = place?.direction === "previous" ? asc : desc;
  return reader
    .select(COLUMNS)
    .from(letters)
    .leftJoin(orders, eq(orders.id, letters.orderId))
    .where(where)
    .orderBy(direction(letters.createdAt), direction(letters.id))
    .limit(PAGE_SIZE + 1);
}

function conditionOf({ state, text, written }: LetterFilter): SQL | undefined {
  const like = `%${(text ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  return and(
    state ? eq(letters.state, state) : undefined,
    text ? or(sql`${letters.toAddress} ilike ${like}`, sql`${letters.subject} ilike ${like}`) : undefined,
    written ? and(isNotNull(letters.html), inArray(letters.state, ["sent", "refused"])) : undefined,
  );
}

function beyond(place: Place | null): SQL | undefined {
  if (!place) return undefined;
  const { at, id } = readTimedKey(place.key);
  const key = sql`(${at.toISOString()}::timestamptz, ${id}::text)`;
  return place.direction === "next"
    ? sql`(${letters.createdAt}, ${letters.id}) < ${key}`
    : sql`(${letters.createdAt}, ${letters.id}) > ${key}`;
}

/** How many letters are in each state; states without one are missing. */
export async function countLetters(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .select({ state: letters.state, count: sql<number>`count(*)`.mapWith(Number) })
    .from(letters)
    .groupBy(letters.state);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** One letter as it was sent, with its order's number. */
export async function findLoggedLetter(reader: Reader, id: string) {
  const [row] = await reader
    .select({ ...COLUMNS, html: letters.html, plainText: letters.plainText, mailer: letters.mailer })
    .from(letters)
    .leftJoin(orders, eq(orders.id, letters.orderId))
    .where(eq(letters.id, id));
  return row ?? null;
}
export type WholeLetter = NonNullable<Awaited<ReturnType<typeof findLoggedLetter>>>;
