import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { addresses, orders, people } from "@/db/schema";
import { PAGE_SIZE, type Page, type Place, pageOf, readTimedKey, timedKey } from "@/lib/kernel/keyset";
import { QUEUE_CONDITIONS } from "./work-queues";

/** An order that waits to be packed; nothing about money is read. */
export type ToPrepareRow = {
  readonly id: number;
  readonly number: number;
  readonly createdAt: Date;
  readonly units: number;
  readonly preparation: string;
  readonly customer: string | null;
  readonly city: string | null;
};

function beyond(place: Place | null) {
  if (!place) return undefined;
  const { at, id } = readTimedKey(place.key);
  const row = sql`(${orders.createdAt}, ${orders.id})`;
  const key = sql`(${at.toISOString()}::timestamptz, ${id}::bigint)`;
  return place.direction === "previous" ? sql`${row} < ${key}` : sql`${row} > ${key}`;
}

/** What waits to be packed, oldest first. */
export async function listToPrepare(reader: Reader, place: Place | null): Promise<Page<ToPrepareRow>> {
  const direction = place?.direction === "previous" ? desc : asc;
  const found = await reader
    .select({
      ...{ id: orders.id, number: orders.number, createdAt: orders.createdAt, units: orders.items },
      preparation: orders.preparation,
      customer: people.fullName,
      city: sql<string | null>`coalesce(${addresses.municipality}, ${addresses.city})`,
    })
    .from(orders)
    .leftJoin(people, eq(people.id, orders.personId))
    .leftJoin(addresses, eq(addresses.id, orders.addressId))
    .where(and(QUEUE_CONDITIONS.prepare, beyond(place)))
    .orderBy(direction(orders.createdAt), direction(orders.id))
    .limit(PAGE_SIZE + 1);
  return pageOf(found, place, (row) => timedKey(row.createdAt, String(row.id)));
}

/** The number of the order that has waited longest to be packed, but for one; null when none waits. */
export async function nextToPrepare(reader: Reader, exceptId: number): Promise<number | null> {
  const [row] = await reader
    .select({ number: orders.number })
    .from(orders)
    .where(and(QUEUE_CONDITIONS.prepare, sql`${orders.id} <> ${exceptId}`))
    .orderBy(asc(orders.createdAt), asc(orders.id))
    .limit(1);
  return row?.number ?? null;
}

/** Ids of orders by their numbers, in the order in which they were asked for; unknown numbers are left out. */
export async function orderIdsOf(reader: Reader, numbers: readonly number[]): Promise<number[]> {
  if (numbers.length === 0) return [];
  const rows = await reader
    .select({ id: orders.id, number: orders.number })
    .from(orders)
    .where(inArray(orders.number, [...numbers]));
  const ids = new Map(rows.map(({ id, number }) => [number, id]));
  return numbers.flatMap((number) => ids.get(number) ?? []);
}
