import { and, eq, inArray, like, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { notes, orders, people } from "@/db/schema";
import { fold } from "@/lib/kernel/text";
import { likePattern, routeSearch } from "@/lib/orders/search-text";

const MOST_NOTES = 500;

/**
 * The condition of one search box (product.md §2.3): numbers by their index, e-mails by people, everything else word by word in the
 * search text and in notes. Null when nothing was typed.
 */
export async function searchCondition(reader: Reader, typed: string): Promise<SQL | null> {
  const route = routeSearch(typed);
  switch (route.kind) {
    case "nothing":
      return null;
    case "number":
      return eq(orders.number, route.number);
    case "phone_or_number":
      return numberOrDigits(reader, typed, route.number, route.digits);
    case "email":
      return byEmail(reader, route.email);
    case "words":
      return byWords(reader, typed, route.words);
  }
}

async function numberOrDigits(
  reader: Reader,
  typed: string,
  number: number | null,
  digits: string,
): Promise<SQL> {
  if (number !== null) {
    const byNumber = eq(orders.number, number);
    const [row] = await reader.select({ id: orders.id }).from(orders).where(byNumber);
    if (row) return byNumber;
  }
  // Tracking codes may hold the same marks as phones: also as typed.
  const texts = [...new Set([digits, fold(typed.trim())])];
  return some(texts.map((text) => like(orders.searchText, likePattern(text))));
}

async function byEmail(reader: Reader, email: string): Promise<SQL> {
  const rows = await reader
    .select({ id: people.id })
    .from(people)
    .where(sql`lower(${people.email}) = ${email}`);
  const found = rows.map(({ id }) => id);
  if (found.length > 0) return inArray(orders.personId, found);
  return like(orders.searchText, likePattern(email));
}

async function byWords(reader: Reader, typed: string, words: readonly string[]): Promise<SQL> {
  const inText = every(words.map((word) => like(orders.searchText, likePattern(word))));
  const noted = await notedOrders(reader, typed);
  return noted.length === 0 ? inText : some([inText, inArray(orders.id, noted)]);
}

/** Orders whose notes hold every word as it was typed; notes keep their accents. */
async function notedOrders(reader: Reader, typed: string): Promise<number[]> {
  const words = typed
    .toLowerCase()
    .split(/[\s,;]+/u)
    .filter((word) => word.length > 1);
  if (words.length === 0) return [];
  const rows = await reader
    .selectDistinct({ orderId: notes.orderId })
    .from(notes)
    .where(
      and(
        sql`${notes.retractedAt} is null`,
        ...words.slice(0, 8).map((word) => sql`lower(${notes.text}) like ${likePattern(word)}`),
      ),
    )
    .limit(MOST_NOTES);
  return rows.flatMap(({ orderId }) => (orderId === null ? [] : [orderId]));
}

const every = (parts: readonly SQL[]): SQL => and(...parts) ?? sql`true`;
const some = (parts: readonly SQL[]): SQL => or(...parts) ?? sql`false`;
