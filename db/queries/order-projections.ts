import { isDeepStrictEqual } from "node:util";
import { and, asc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { addresses, orderLines, orders, payments, people, refunds, shipments } from "@/db/schema";
import { fold } from "@/lib/kernel/text";
import type { Order } from "@/lib/orders/order";
import {
  FOLD_VERSION,
  lineRows,
  orderColumns,
  paymentRows,
  refundRows,
  searchableParts,
  shipmentRows,
} from "@/lib/orders/projection";

type Searched<K extends string> = { readonly [key in K]: string | null } | null;

/** Folded text of everything that the search box finds an order by (product.md §2.3). Holds personal data: erasing rewrites it. */
export function searchTextFrom(
  order: Order,
  person: Searched<"fullName" | "email" | "phone">,
  billing: Searched<"taxId" | "companyName">,
): string {
  const personal = person ? [person.fullName, person.email, person.phone] : [];
  const invoiced = billing ? [billing.taxId, billing.companyName] : [];
  const parts = [...searchableParts(order), ...personal, ...invoiced].map((part) => part ?? "");
  return [...new Set(parts.filter((part) => part !== "").map(fold))].join(" ");
}

export async function searchTextOf(reader: Reader, order: Order): Promise<string> {
  const { personId, billingAddressId } = order;
  const [person = null] =
    personId === null ? [] : await reader.select().from(people).where(eq(people.id, personId));
  const [billing = null] =
    billingAddressId === null
      ? []
      : await reader.select().from(addresses).where(eq(addresses.id, billingAddressId));
  return searchTextFrom(order, person, billing);
}

/** Whether the search text stays: what people and addresses hold is written anew by whoever changes it. */
const isFoundAlike = (before: Order, order: Order): boolean =>
  before.personId === order.personId &&
  before.billingAddressId === order.billingAddressId &&
  isDeepStrictEqual(searchableParts(before), searchableParts(order));

/** Writes the result of the fold; `before` is what the rows hold now, and tells what of them is new. */
export async function writeProjections(
  tx: Tx,
  before: Order | null,
  order: Order,
  hash: string,
): Promise<void> {
  const columns = orderColumns(order, hash);
  if (before && isFoundAlike(before, order)) {
    await tx.update(orders).set(columns).where(eq(orders.id, order.id));
  } else {
    const row = { ...columns, searchText: await searchTextOf(tx, order) };
    if (before) await tx.update(orders).set(row).where(eq(orders.id, order.id));
    else
      await tx
        .insert(orders)
        .overridingSystemValue()
        .values({ id: order.id, ...row });
  }
  await writeLines(tx, before, order);
  await writePayments(tx, before, order);
  await writeShipments(tx, before, order);
}

/** An order whose rows may hold anything: written after it, all of them are new. */
export const distrusted = (order: Order): Order => ({
  ...order,
  number: 0,
  lines: [],
  money: { ...order.money },
  parcels: { ...order.parcels },
});

/** Writes an order's rows anew from its journal: nothing that they hold already is trusted. */
export const rewriteProjections = (tx: Tx, order: Order, hash: string): Promise<void> =>
  writeProjections(tx, distrusted(order), order, hash);

/** Orders whose rows an older fold wrote, in ascending id. */
export async function listOutdated(reader: Reader, afterId: number, limit: number): Promise<number[]> {
  const rows = await reader
    .select({ id: orders.id })
    .from(orders)
    .where(and(lt(orders.foldVersion, FOLD_VERSION), gt(orders.id, afterId)))
    .orderBy(asc(orders.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

async function writeLines(tx: Tx, before: Order | null, order: Order): Promise<void> {
  const rows = lineRows(order);
  if (before && isDeepStrictEqual(lineRows(before), rows)) return;
  if (before) await tx.delete(orderLines).where(eq(orderLines.orderId, order.id));
  await tx.insert(orderLines).values(rows);
}

async function writePayments(tx: Tx, before: Order | null, order: Order): Promise<void> {
  if (before?.money === order.money) return;
  const paid = paymentRows(order);
  if (paid.length > 0) {
    await tx
      .insert(payments)
      .values(paid)
      .onConflictDoUpdate({
        target: [payments.orderId, payments.paymentId],
        set: {
          methodKey: sql`excluded.method_key`,
          providerObjectId: sql`excluded.provider_object_id`,
          amount: sql`excluded.amount`,
          captured: sql`excluded.captured`,
          state: sql`excluded.state`,
          expiresAt: sql`excluded.expires_at`,
        },
      });
  }
  const returned = refundRows(order);
  // One that was known by the provider's id only, until it turned out to be one of ours.
  const gone = Object.keys(before?.money.refunds ?? {}).filter((id) => !order.money.refunds[id]);
  if (gone.length > 0) {
    await tx.delete(refunds).where(and(eq(refunds.orderId, order.id), inArray(refunds.refundId, gone)));
  }
  if (returned.length === 0) return;
  await tx
    .insert(refunds)
    .values(returned)
    .onConflictDoUpdate({
      target: [refunds.orderId, refunds.refundId],
      set: {
        providerRefundId: sql`excluded.provider_refund_id`,
        amount: sql`excluded.amount`,
        state: sql`excluded.state`,
      },
    });
}

async function writeShipments(tx: Tx, before: Order | null, order: Order): Promise<void> {
  if (before?.parcels === order.parcels) return;
  const rows = shipmentRows(order);
  if (rows.length === 0) return;
  await tx
    .insert(shipments)
    .values(rows)
    .onConflictDoUpdate({
      target: [shipments.orderId, shipments.shipmentId],
      set: {
        carrier: sql`excluded.carrier`,
        trackingNumber: sql`excluded.tracking_number`,
        trackingUrl: sql`excluded.tracking_url`,
        state: sql`excluded.state`,
        detail: sql`excluded.detail`,
        live: sql`excluded.live`,
      },
    });
}
