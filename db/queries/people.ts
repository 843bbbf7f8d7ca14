import { and, eq, isNull, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { addresses, people } from "@/db/schema";
import { fold } from "@/lib/kernel/text";
import { refreshSearchTexts } from "./search-texts";

export type PersonRow = typeof people.$inferSelect;
export type AddressRow = typeof addresses.$inferSelect;
export type NewAddress = typeof addresses.$inferInsert;

export type PersonGiven = {
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string;
};

/** One e-mail is one person: the newest name wins, unless it is the same name written with less care; a phone is only ever added or replaced, never emptied. */
export async function upsertPerson(tx: Tx, given: PersonGiven, at: Date): Promise<PersonRow> {
  const { email } = given;
  if (email !== null) {
    const known = await lockByEmail(tx, email);
    if (known) return renew(tx, known, given);
  }
  const [row] = await tx
    .insert(people)
    .values({ ...given, createdAt: at })
    .onConflictDoNothing()
    .returning();
  if (row) return row;
  const meanwhile = email === null ? null : await lockByEmail(tx, email);
  if (!meanwhile) throw new Error("the person was not written");
  return renew(tx, meanwhile, given);
}

/** A correction of somebody who has no e-mail, to somebody without one, is still about the same person; else as `upsertPerson`. */
export async function correctPerson(
  tx: Tx,
  personId: number | null,
  given: PersonGiven,
  at: Date,
): Promise<PersonRow> {
  const known = given.email === null && personId !== null ? await lockWithoutEmail(tx, personId) : null;
  return known ? renew(tx, known, given) : upsertPerson(tx, given, at);
}

async function lockWithoutEmail(tx: Tx, id: number): Promise<PersonRow | null> {
  const [row] = await tx
    .select()
    .from(people)
    .where(and(eq(people.id, id), isNull(people.email), isNull(people.erasedAt)))
    .for("update");
  return row ?? null;
}

async function lockByEmail(tx: Tx, email: string): Promise<PersonRow | null> {
  const [row] = await tx
    .select()
    .from(people)
    .where(eq(sql`lower(${people.email})`, email.toLowerCase()))
    .for("update");
  return row ?? null;
}

/** Accents and capitals of a name. */
const careOf = (name: string): number => name.normalize("NFD").length + (name.match(/\p{Lu}/gu)?.length ?? 0);

const isLessCareful = (given: string, known: string): boolean =>
  fold(given) === fold(known) && careOf(given) < careOf(known);

async function renew(tx: Tx, known: PersonRow, given: PersonGiven): Promise<PersonRow> {
  const { locale } = given;
  const fullName = isLessCareful(given.fullName, known.fullName) ? known.fullName : given.fullName;
  const phone = given.phone ?? known.phone;
  await tx.update(people).set({ fullName, locale, phone }).where(eq(people.id, known.id));
  if (fullName !== known.fullName || phone !== known.phone) await refreshSearchTexts(tx, known.id);
  return { ...known, fullName, locale, phone };
}

export async function findPerson(reader: Reader, id: number): Promise<PersonRow | null> {
  const [row] = await reader.select().from(people).where(eq(people.id, id));
  return row ?? null;
}

/** Whose e-mail it is, compared without case; null when nobody has it. */
export async function findPersonByEmail(reader: Reader, email: string): Promise<PersonRow | null> {
  const [row] = await reader
    .select()
    .from(people)
    .where(eq(sql`lower(${people.email})`, email.toLowerCase()));
  return row ?? null;
}

export async function insertAddress(tx: Tx, address: NewAddress): Promise<number> {
  const [row] = await tx.insert(addresses).values(address).returning({ id: addresses.id });
  if (!row) throw new Error("the address was not written");
  return row.id;
}

export async function findAddress(reader: Reader, id: number): Promise<AddressRow | null> {
  const [row] = await reader.select().from(addresses).where(eq(addresses.id, id));
  return row ?? null;
}

/** No more reminders to this person, whatever the order. */
export async function unsubscribePerson(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.update(people).set({ unsubscribedAt: at }).where(eq(people.id, id));
}

/** Mail to this address comes back. The mark stays with the address: whoever has another one by now is not marked. */
export async function markUndeliverable(tx: Tx, id: number, email: string, at: Date): Promise<void> {
  await tx
    .update(people)
    .set({ undeliverableAt: at })
    .where(and(eq(people.id, id), eq(sql`lower(${people.email})`, email.toLowerCase())));
}
