import { asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "@/db/client";
import { messagesOfOrder } from "@/db/queries/inbox-log";
import { type JournalEntry, readJournal } from "@/db/queries/journal";
import { listNotes, type NoteRow } from "@/db/queries/notes";
import type { AddressRow, PersonRow } from "@/db/queries/people";
import {
  addresses,
  letters,
  links,
  orders,
  people,
  products,
  staff,
  stockMovements,
  variants,
} from "@/db/schema";
import { fold } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";

export type PageLetter = Pick<
  typeof letters.$inferSelect,
  | "id"
  | "kind"
  | "audience"
  | "state"
  | "dueAt"
  | "sentAt"
  | "toAddress"
  | "subject"
  | "plainText"
  | "shipmentId"
>;

export type PageMovement = Pick<
  typeof stockMovements.$inferSelect,
  "id" | "delta" | "kind" | "reason" | "balanceAfter" | "eventSeq" | "at" | "shortage"
> & { readonly variantId: number; readonly sku: string; readonly name: string; readonly options: string[] };

export type PageLink = Pick<typeof links.$inferSelect, "id" | "purpose" | "name" | "slug" | "channel">;

/** Everything that one order's page, papers and dialogs show. The order itself is folded from its journal. */
export type OrderPage = {
  readonly order: Order;
  readonly journal: readonly JournalEntry[];
  readonly person: PersonRow | null;
  readonly shippingAddress: AddressRow | null;
  readonly billingAddress: AddressRow | null;
  readonly notes: readonly NoteRow[];
  readonly letters: readonly PageLetter[];
  /** Messages of providers by their event id, for the facts that came with one. */
  readonly messages: ReadonlyMap<string, number>;
  readonly movements: readonly PageMovement[];
  /** The link that the order came through. */
  readonly link: PageLink | null;
  readonly staffNames: ReadonlyMap<number, string>;
  /** Orders of the same person, this one included. */
  readonly ordersSoFar: number;
  /** Numbers of the neighbours in the list, newest first. */
  readonly newer: number | null;
  readonly older: number | null;
  /** Numbers of the orders that this one names by id. */
  readonly numbers: ReadonlyMap<number, number>;
};

const shipping = alias(addresses, "shipping_address");
const billing = alias(addresses, "billing_address");

type Ids = {
  readonly recoveredFrom: number | null;
  readonly recoveredBy: number | null;
  readonly duplicatedFrom: number | null;
};

async function findHead(reader: Reader, number: number) {
  const [row] = await reader
    .select({
      id: orders.id,
      linkId: orders.linkId,
      recoveredFrom: orders.recoveredFrom,
      recoveredBy: orders.recoveredBy,
      duplicatedFrom: orders.duplicatedFrom,
      person: people,
      shippingAddress: shipping,
      billingAddress: billing,
      ordersSoFar: sql<number>`(select count(*)::int from orders o where o.person_id = ${orders.personId})`,
      newer: sql<number | null>`(select o.number from orders o where (o.created_at, o.id) >
        (${orders.createdAt}, ${orders.id}) order by o.created_at, o.id limit 1)`,
      older: sql<number | null>`(select o.number from orders o where (o.created_at, o.id) <
        (${orders.createdAt}, ${orders.id}) order by o.created_at desc, o.id desc limit 1)`,
    })
    .from(orders)
    .leftJoin(people, eq(people.id, orders.personId))
    .leftJoin(shipping, eq(shipping.id, orders.addressId))
    .leftJoin(billing, eq(billing.id, orders.billingAddressId))
    .where(eq(orders.number, number));
  return row ?? null;
}

async function listOrderLetters(reader: Reader, orderId: number): Promise<PageLetter[]> {
  const { id, kind, audience, state, dueAt, sentAt, toAddress, subject, plainText, shipmentId } = letters;
  return reader
    .select({ id, kind, audience, state, dueAt, sentAt, toAddress, subject, plainText, shipmentId })
    .from(letters)
    .where(eq(letters.orderId, orderId))
    .orderBy(asc(letters.createdAt));
}

async function listOrderMovements(reader: Reader, orderId: number): Promise<PageMovement[]> {
  const { id, delta, kind, reason, balanceAfter, eventSeq, at, shortage } = stockMovements;
  return reader
    .select({
      ...{ id, delta, kind, reason, balanceAfter, eventSeq, at, shortage },
      variantId: stockMovements.variantId,
      sku: variants.sku,
      options: variants.options,
      name: products.name,
    })
    .from(stockMovements)
    .innerJoin(variants, eq(variants.id, stockMovements.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(stockMovements.orderId, orderId))
    .orderBy(asc(stockMovements.id));
}

async function findPageLink(reader: Reader, linkId: string | null): Promise<PageLink | null> {
  if (linkId === null) return null;
  const { id, purpose, name, slug, channel } = links;
  const [row] = await reader
    .select({ id, purpose, name, slug, channel })
    .from(links)
    .where(eq(links.id, linkId));
  return row ?? null;
}

async function namesOfStaff(reader: Reader): Promise<ReadonlyMap<number, string>> {
  const rows = await reader.select({ id: staff.id, name: staff.name }).from(staff);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function numbersOf(reader: Reader, ids: Ids): Promise<ReadonlyMap<number, number>> {
  const wanted = [ids.recoveredFrom, ids.recoveredBy, ids.duplicatedFrom].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await reader
    .select({ id: orders.id, number: orders.number })
    .from(orders)
    .where(inArray(orders.id, wanted));
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Null when no order has this number. One statement, then the rest side by side. */
export async function findOrderPage(reader: Reader, number: number): Promise<OrderPage | null> {
  const head = await findHead(reader, number);
  if (!head) return null;
  const { id, person, shippingAddress, billingAddress, ordersSoFar, newer, older } = head;
  const [journal, notes, sent, messages, movements, link, staffNames, numbers] = await Promise.all([
    readJournal(reader, id),
    listNotes(reader, id),
    listOrderLetters(reader, id),
    messagesOfOrder(reader, id),
    listOrderMovements(reader, id),
    findPageLink(reader, head.linkId),
    namesOfStaff(reader),
    numbersOf(reader, head),
  ]);
  return {
    order: fold(id, journal),
    ...{ journal, notes, messages, movements, link, staffNames, numbers },
    ...{ person, shippingAddress, billingAddress, ordersSoFar, newer, older },
    letters: sent,
  };
}

/** Who changed an order last, and when: said to the person whose page was older. */
export async function findLastChange(
  reader: Reader,
  orderId: number,
): Promise<{ readonly who: string | null; readonly at: Date } | null> {
  const { rows } = await reader.execute<{
    name: string | null;
    at: string;
  }>(sql`select s.name, e.recorded_at as at
    from order_events e left join staff s on e.actor_kind = 'staff' and s.id::text = e.actor_id
    where e.order_id = ${orderId} order by e.seq desc limit 1`);
  const [row] = rows;
  return row ? { who: row.name, at: new Date(row.at) } : null;
}
