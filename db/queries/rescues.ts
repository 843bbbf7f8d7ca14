import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { orders, people } from "@/db/schema";
import { RESCUE_FLAGS } from "@/lib/orders/rescue";

const WANTED = sql`${orders.flags} && ${sql.raw(`array['${RESCUE_FLAGS.join("','")}']`)}::text[]`;
const RESCUABLE = and(sql`${orders.flags} <> '{}'`, WANTED, isNull(orders.archivedAt));

export type RescueRow = Awaited<ReturnType<typeof listRescues>>[number];

/** Orders whose money needs a decision, what has waited longest first. */
export function listRescues(reader: Reader, limit = 50) {
  return reader
    .select({
      id: orders.id,
      number: orders.number,
      version: orders.version,
      customer: people.fullName,
      currency: orders.currency,
      total: orders.total,
      captured: orders.captured,
      owedBack: sql<string>`coalesce(${orders.state}->>'owedBack', '0')`.mapWith((text) => BigInt(text)),
      paymentStatus: orders.paymentStatus,
      flags: orders.flags,
      createdAt: orders.createdAt,
    })
    .from(orders)
    .leftJoin(people, eq(people.id, orders.personId))
    .where(RESCUABLE)
    .orderBy(asc(orders.createdAt), asc(orders.id))
    .limit(limit);
}

export async function countRescues(reader: Reader): Promise<number> {
  const [row] = await reader.select({ rescues: count() }).from(orders).where(RESCUABLE);
  return row?.rescues ?? 0;
}
