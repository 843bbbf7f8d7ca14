import { and, asc, desc, eq, ne, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { addresses, orders, people, products, variants } from "@/db/schema";
import { digitsOf, fold } from "@/lib/kernel/text";
import { likePattern } from "@/lib/orders/search-text";

const MOST_FOUND = 12;
const MOST_WORDS = 6;

/** Accents and case do not count; the same letters that `fold` takes apart. */
const folded = (column: SQL): SQL =>
  sql`translate(lower(${column}), 'áàâãäéèêëíìîïóòôõöúùûüñç', 'aaaaaeeeeiiiiooooouuuunc')`;

const wordsOf = (typed: string): string[] => fold(typed).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);

/** What a line can be made of, for whoever writes or changes an order. */
export const GOODS = {
  variantId: variants.id,
  name: products.name,
  sku: variants.sku,
  options: variants.options,
  price: variants.price,
  stock: variants.stock,
  unlimited: variants.unlimited,
  status: products.status,
  type: products.type,
  imageId: sql<number | null>`coalesce(${variants.imageId}, ${products.imageId})::int`,
};

const selectGoods = (reader: Reader) =>
  reader.select(GOODS).from(variants).innerJoin(products, eq(products.id, variants.productId));

export type FoundGoods = Awaited<ReturnType<typeof selectGoods>>[number];

/** Variants whose name, options or SKU hold every word; a whole SKU comes first. Archived products are not sold any more. */
export async function searchGoods(reader: Reader, typed: string): Promise<FoundGoods[]> {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const text = folded(
    sql`${products.name} || ' ' || array_to_string(${variants.options}, ' ') || ' ' || ${variants.sku}`,
  );
  return selectGoods(reader)
    .where(
      and(ne(products.status, "archived"), ...words.map((word) => sql`${text} like ${likePattern(word)}`)),
    )
    .orderBy(
      desc(sql`lower(${variants.sku}) = ${typed.trim().toLowerCase()}`),
      asc(products.name),
      asc(variants.position),
      asc(variants.id),
    )
    .limit(MOST_FOUND);
}

const PERSON = {
  id: people.id,
  fullName: people.fullName,
  email: people.email,
  phone: people.phone,
  locale: people.locale,
  orders: sql<number>`(select count(*) from ${orders} where ${orders.personId} = ${people.id})`.mapWith(
    Number,
  ),
};

const selectPeople = (reader: Reader) => reader.select(PERSON).from(people);
export type FoundPerson = Awaited<ReturnType<typeof selectPeople>>[number];

const LEAST_DIGITS = 4;

/** By e-mail, by the digits of a phone, by a tax id on an earlier invoice, or by the words of a name. */
export async function searchPeople(reader: Reader, typed: string): Promise<FoundPerson[]> {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const named = words.map((word) => sql`${folded(sql`${people.fullName}`)} like ${likePattern(word)}`);
  const ways = [and(...named), sql`lower(${people.email}) like ${likePattern(typed.trim().toLowerCase())}`];
  const digits = digitsOf(typed);
  if (digits.length >= LEAST_DIGITS) ways.push(sql`${people.phone} like ${likePattern(digits)}`);
  const taxId = typed.replace(/[^0-9a-z]/gi, "").toUpperCase();
  if (digits.length >= LEAST_DIGITS) ways.push(withTaxId(taxId));
  return selectPeople(reader)
    .where(and(sql`${people.erasedAt} is null`, or(...ways)))
    .orderBy(desc(people.id))
    .limit(MOST_FOUND);
}

const withTaxId = (taxId: string): SQL => {
  const pattern = likePattern(taxId);
  const invoiced = sql`select ${addresses.personId} from ${addresses} where ${addresses.taxId} like ${pattern}`;
  return sql`(${people.id} in (${invoiced}) or ${people.taxId}->>'value' like ${pattern})`;
};
