import { type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";

/** What stands where a name or a text stood; columns that may be empty are emptied. */
export const ERASED = "—";

export type Erasable = {
  readonly orders: readonly { readonly id: number; readonly number: number }[];
  readonly addresses: number;
  readonly notes: number;
  readonly letters: number;
  readonly messages: number;
  /** Receipts, photos and labels as carriers drew them. */
  readonly fileKeys: readonly string[];
};

const ownOrders = (personId: number): SQL => sql`(select id from orders where person_id = ${personId})`;

/** Every address that an order of this person ever named, and those that were kept for the person; not where an order of somebody else goes. */
const ownAddresses = (personId: number): SQL => sql`(select id from addresses a where person_id = ${personId}
    and not exists (select 1 from orders o where o.person_id is distinct from ${personId}
      and (o.address_id = a.id or o.billing_address_id = a.id))
  union select (e.payload->>name)::bigint from order_events e cross join (values ('addressId'), ('billingAddressId')) as n(name)
    where e.order_id in ${ownOrders(personId)} and jsonb_typeof(e.payload->name) = 'number')`;

const ownFiles = (personId: number): SQL => sql`(
  select file_key as key from receipts where order_id in ${ownOrders(personId)} and file_key is not null
  union all select file_key from labels where order_id in ${ownOrders(personId)} and file_key is not null
  union all select data->>'key' from notes where order_id in ${ownOrders(personId)} and kind = 'photo' and data->>'key' is not null)`;

const ownLetters = (personId: number): SQL =>
  sql`(order_id in ${ownOrders(personId)} or person_id = ${personId})`;

/** Providers' messages about the orders, and those that nobody placed but that hold the e-mail. */
const ownMessages = (personId: number): SQL => sql`(order_id in ${ownOrders(personId)}
  or raw_body ilike '%' || replace((select email from people where id = ${personId}), '_', '\\_') || '%')`;

/** What erasing a person would take away. */
export async function findErasable(reader: Reader, personId: number): Promise<Erasable> {
  const [counts] = (
    await reader.execute<Record<"addresses" | "notes" | "letters" | "messages", string>>(sql`select
      (select count(*) from addresses where id in ${ownAddresses(personId)}) as addresses,
      (select count(*) from notes where order_id in ${ownOrders(personId)}) as notes,
      (select count(*) from letters where ${ownLetters(personId)} and html is not null) as letters,
      (select count(*) from inbox where ${ownMessages(personId)} and raw_body is not null) as messages`)
  ).rows;
  const orders = await reader.execute<{ id: string; number: number }>(
    sql`select id, number from orders where person_id = ${personId} order by id`,
  );
  const files = await reader.execute<{ key: string }>(sql`select key from ${ownFiles(personId)} f`);
  return {
    orders: orders.rows.map(({ id, number }) => ({ id: Number(id), number })),
    addresses: Number(counts?.addresses ?? 0),
    notes: Number(counts?.notes ?? 0),
    letters: Number(counts?.letters ?? 0),
    messages: Number(counts?.messages ?? 0),
    fileKeys: files.rows.map(({ key }) => key),
  };
}

/** Null when there is no such person, or nothing is left of it. */
export async function lockToErase(tx: Tx, personId: number): Promise<{ readonly id: number } | null> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from people where id = ${personId} and erased_at is null for update`,
  );
  return rows[0] ? { id: Number(rows[0].id) } : null;
}

/**
 * Replaces what is personal, table by table; amounts, country, region and the first signs of a postal code stay. The person goes last,
 * since the messages are found by its e-mail. Search texts are the caller's.
 */
export async function eraseRows(tx: Tx, personId: number, at: Date): Promise<void> {
  const orders = ownOrders(personId);
  const statements: readonly SQL[] = [
    sql`update addresses set name = ${ERASED}, street = ${ERASED}, street_number = null, complement = null,
      neighbourhood = null, city = null, municipality = null, postal_code = left(postal_code, 3), latitude = null,
      longitude = null, instructions = null, tax_id = null, tax_id_type = null, company_name = null,
      business_activity = null where id in ${ownAddresses(personId)}`,
    sql`update inbox set raw_body = null, headers = '{}', error = null where ${ownMessages(personId)}`,
    sql`update letters set to_address = null, subject = null, html = null, plain_text = null
      where ${ownLetters(personId)}`,
    sql`update notes set text = ${ERASED}, data = null,
      retracted_at = case when kind = 'photo' then coalesce(retracted_at, ${at}) else retracted_at end
      where order_id in ${orders}`,
    sql`update receipts set file_key = null, file_name = null, reference = null, reference_key = null, bank = null,
      payer = null where order_id in ${orders}`,
    sql`update labels set file_key = null, file_type = 'none', file_size = null, last_error = null
      where order_id in ${orders}`,
    sql`update statement_rows set description = ${ERASED}, reference = null, payer = null, tax_id = null
      where order_id in ${orders}`,
    sql`update carts set draft = '{}' where order_id in ${orders}
      or lower(draft->'contact'->>'email') = (select lower(email) from people where id = ${personId})`,
    sql`update people set full_name = ${ERASED}, email = null, phone = null, tax_id = null, erased_at = ${at},
      unsubscribed_at = coalesce(unsubscribed_at, ${at}) where id = ${personId}`,
  ];
  for (const statement of statements) await tx.execute(statement);
}
