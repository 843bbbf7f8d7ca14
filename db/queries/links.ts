import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { links, orders } from "@/db/schema";
import type { LinkSales } from "@/lib/links/token";

export type LinkRow = typeof links.$inferSelect;
export type NewLink = typeof links.$inferInsert;

export async function insertLink(tx: Tx | Reader, link: NewLink): Promise<LinkRow> {
  const [row] = await tx.insert(links).values(link).returning();
  if (!row) throw new Error("the link was not written");
  return row;
}

export async function findLinkBySlug(reader: Reader, slug: string): Promise<LinkRow | null> {
  const [row] = await reader
    .select()
    .from(links)
    .where(and(eq(links.slug, slug), eq(links.purpose, "direct_buy")));
  return row ?? null;
}

/** A token of one purpose opens no other kind. */
export async function findLinkByToken(
  reader: Reader,
  purpose: string,
  tokenHash: string,
): Promise<LinkRow | null> {
  const [row] = await reader
    .select()
    .from(links)
    .where(and(eq(links.tokenHash, tokenHash), eq(links.purpose, purpose)));
  return row ?? null;
}

/** The newest link of an order for a purpose that nobody ended; it may have expired. */
export async function findOrderLink(
  reader: Reader,
  orderId: number,
  purpose: string,
): Promise<LinkRow | null> {
  const [row] = await reader
    .select()
    .from(links)
    .where(and(eq(links.orderId, orderId), eq(links.purpose, purpose), isNull(links.revokedAt)))
    .orderBy(desc(links.createdAt))
    .limit(1);
  return row ?? null;
}

/** The payment link of an order that was made last, whatever became of it. */
export async function newestPaymentLink(reader: Reader, orderId: number): Promise<LinkRow | null> {
  const [row] = await reader
    .select()
    .from(links)
    .where(and(eq(links.orderId, orderId), eq(links.purpose, "payment")))
    .orderBy(desc(links.createdAt), desc(links.id))
    .limit(1);
  return row ?? null;
}

export async function findLink(reader: Reader, id: string): Promise<LinkRow | null> {
  const [row] = await reader.select().from(links).where(eq(links.id, id));
  return row ?? null;
}

/** False when it was ended already. */
export async function revokeLinkRow(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(links)
    .set({ revokedAt: at })
    .where(and(eq(links.id, id), isNull(links.revokedAt)))
    .returning({ id: links.id });
  return rows.length === 1;
}

/** The rows of links that the journal has ended; those that were ended before keep their moment. */
export async function endLinks(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(links)
    .set({ revokedAt: at })
    .where(and(inArray(links.id, [...ids]), isNull(links.revokedAt)));
}

/** Only from the POST that a visible page sends: bots and previews count nothing. */
export async function countVisit(reader: Reader, id: string): Promise<void> {
  await reader
    .update(links)
    .set({ visits: sql`${links.visits} + 1` })
    .where(eq(links.id, id));
}

/** A payment was begun from it. */
export async function countUse(reader: Reader, id: string): Promise<void> {
  await reader
    .update(links)
    .set({ uses: sql`${links.uses} + 1` })
    .where(eq(links.id, id));
}

/** Whoever counts the orders of a link and then adds one holds its row. */
export async function lockLink(tx: Tx, id: string): Promise<LinkRow | null> {
  const [row] = await tx.select().from(links).where(eq(links.id, id)).for("update");
  return row ?? null;
}

/** Orders that take a use of their link, and units from its stock. */
export const SELLING = ["pending", "paid"] as const;

/** What was sold through a link so far: orders that are pending or paid, but for one. */
export async function salesOfLink(
  reader: Reader,
  id: string,
  exceptOrderId: number | null,
): Promise<LinkSales> {
  const [row] = await reader
    .select({
      orders: sql<number>`count(*)`.mapWith(Number),
      units: sql<number>`coalesce(sum(${orders.items}), 0)`.mapWith(Number),
    })
    .from(orders)
    .where(
      and(
        eq(orders.linkId, id),
        inArray(orders.paymentStatus, [...SELLING]),
        sql`${orders.id} is distinct from ${exceptOrderId}::bigint`,
      ),
    );
  return row ?? { orders: 0, units: 0 };
}

export async function setUses(tx: Tx, id: string, uses: number): Promise<void> {
  await tx.update(links).set({ uses }).where(eq(links.id, id));
}
