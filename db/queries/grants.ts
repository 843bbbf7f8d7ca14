import { and, asc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { downloadSessions, links, orders } from "@/db/schema";
import type { LinkRow } from "./links";

const ofLine = (orderId: number, lineId: string) =>
  and(
    eq(links.orderId, orderId),
    eq(links.purpose, "download"),
    eq(sql`${links.content}->>'lineId'`, lineId),
    isNull(links.revokedAt),
  );

/** The download link of a line that nobody ended. */
export async function findDownloadLink(
  reader: Reader,
  orderId: number,
  lineId: string,
): Promise<LinkRow | null> {
  const [row] = await reader.select().from(links).where(ofLine(orderId, lineId)).limit(1);
  return row ?? null;
}

/** All of an order that nobody ended. */
export async function listDownloadLinks(reader: Reader, orderId: number): Promise<LinkRow[]> {
  return reader
    .select()
    .from(links)
    .where(and(eq(links.orderId, orderId), eq(links.purpose, "download"), isNull(links.revokedAt)))
    .orderBy(asc(links.createdAt), asc(links.id));
}

export async function endDownloadLinks(tx: Tx, orderId: number, lineId: string, at: Date): Promise<void> {
  await tx.update(links).set({ revokedAt: at }).where(ofLine(orderId, lineId));
}

/** The line that a download link is for; null for a row of another kind. */
export function lineOfLink({ content }: Pick<LinkRow, "content">): string | null {
  const lineId = (content as { readonly lineId?: unknown } | null)?.lineId;
  return typeof lineId === "string" ? lineId : null;
}

export type DownloadSession = typeof downloadSessions.$inferSelect;

/** A download that was counted and may still be asked for again. */
export async function findSession(
  reader: Reader,
  keyHash: string,
  now: Date,
): Promise<DownloadSession | null> {
  const [row] = await reader
    .select()
    .from(downloadSessions)
    .where(and(eq(downloadSessions.keyHash, keyHash), gt(downloadSessions.expiresAt, now)));
  return row ?? null;
}

/** One that is over makes room for another of the same key; old ones are swept on the way. */
export async function insertSession(tx: Tx, session: DownloadSession): Promise<void> {
  await tx.delete(downloadSessions).where(lt(downloadSessions.expiresAt, session.startedAt));
  await tx.insert(downloadSessions).values(session);
}

const FLAG = "keys_missing";

/** Orders whose keys were not there when they were paid, the oldest first. */
export async function ordersWaitingForKeys(reader: Reader): Promise<number[]> {
  const rows = await reader
    .select({ id: orders.id })
    .from(orders)
    .where(sql`${orders.flags} @> ${sql.raw(`array['${FLAG}']::text[]`)}`)
    .orderBy(asc(orders.paidAt), asc(orders.id));
  return rows.map(({ id }) => id);
}
