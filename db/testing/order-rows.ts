import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { addresses, orderLines, orders, people, shipments } from "@/db/schema";
import { fold } from "@/lib/kernel/text";
import { ORDER_SOURCES } from "@/lib/orders/events/parts";
import { ATTENTION_FLAGS, PAYMENT_BADGES, PAYMENT_STATUSES, SHIPMENT_STATUSES } from "@/lib/orders/order";

/** Numbers below `size`, the same for the same seed: a small generator (mulberry32) is enough for rows. */
export function dice(seed: number): (size: number) => number {
  let state = seed >>> 0;
  return (size) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % size;
  };
}

export type RowsOptions = {
  readonly count: number;
  readonly seed?: number;
  /** The moment of order 1001; every third order is a step later. */
  readonly from: Date;
  readonly stepMs: number;
  /** How many orders are there already: numbers and moments go on from there. */
  readonly start?: number;
  /** One order in so many has a flag. */
  readonly troubled?: number;
};

const NAMES = ["Pérez, José", "Lucía Soto", "Ñandú SpA", "Ana María Rojas", "Mónica O'Higgins"];
const METHODS = ["bank_transfer", "cash", "demo", "webpay", null];
const SHIPPED = [...SHIPMENT_STATUSES, null];

type Roll = ReturnType<typeof dice>;
const some = <T>(roll: Roll, values: readonly T[], fallback: T): T => values[roll(values.length)] ?? fallback;
const perhaps = <T>(roll: Roll, one: number, value: T): T[] => (roll(one) === 0 ? [value] : []);

function columnsOf(index: number, roll: Roll, { from, stepMs, troubled = 6 }: RowsOptions) {
  const paymentStatus = some(roll, PAYMENT_STATUSES, "open");
  const shipmentStatus = some<(typeof SHIPPED)[number]>(roll, SHIPPED, null);
  // Several orders share a moment, as after an import: only the id tells them apart.
  const createdAt = new Date(from.getTime() + Math.floor(index / 3) * stepMs);
  const total = BigInt(roll(200_000));
  const name = some(roll, NAMES, "");
  return {
    ...{ number: 1001 + index, version: 1, hash: "-", currency: "CLP", locale: "es", items: 1 },
    ...{ subtotal: total, discount: 0n, tax: 0n, shipping: 0n, shippingTax: 0n, shippingDiscount: 0n, total },
    ...{ captured: 0n, refunded: 0n, disputed: 0n, balanceDue: 0n },
    // About as wide as a folded order: the planner weighs pages, not rows.
    state: { filler: Array.from({ length: 220 }, () => roll(1_000_000).toString(36)).join(" ") },
    source: some<string>(roll, ORDER_SOURCES, "api"),
    paymentStatus,
    badges: perhaps(roll, 5, some(roll, PAYMENT_BADGES, "refunded")),
    shipmentStatus,
    flags: [
      ...perhaps(roll, troubled, some(roll, ATTENTION_FLAGS, "overpaid")),
      ...perhaps(roll, troubled + 3, "receipt_to_review" as const),
    ],
    paymentMethod: some(roll, METHODS, null),
    shippingOption:
      shipmentStatus === null ? "no_shipping" : some(roll, ["delivery", "store_pickup"], "delivery"),
    coupon: perhaps(roll, 7, "BIENVENIDA")[0] ?? null,
    channel: perhaps(roll, 6, "instagram")[0] ?? null,
    linkId: perhaps(roll, 8, "cafe-andes-250")[0] ?? null,
    preparation: some(roll, ["none", "preparing", "packed"], "none"),
    dispatchable:
      paymentStatus === "paid" && (shipmentStatus === "unfulfilled" || shipmentStatus === "partial"),
    tags: perhaps(roll, 5, "regalo"),
    assignedTo: perhaps(roll, 4, 7)[0] ?? null,
    archivedAt: perhaps(roll, 8, createdAt)[0] ?? null,
    createdAt,
    name,
    searchText: fold(`${1001 + index} SKU-${index % 40} Café Andes ${name}`),
  };
}

const BATCH = 500;

/** Rows as the gate would leave them, without their journals: for lists, which read nothing else. Every column takes every value. */
export async function givenOrderRows(db: Db, options: RowsOptions): Promise<void> {
  const roll = dice(options.seed ?? 1);
  const end = (options.start ?? 0) + options.count;
  for (let start = options.start ?? 0; start < end; start += BATCH) {
    const length = Math.min(BATCH, end - start);
    await insertRows(
      db,
      Array.from({ length }, (_, index) => columnsOf(start + index, roll, options)),
      roll,
    );
  }
  // As autovacuum does: statistics for the planner, and no list of words still to be indexed.
  await db.execute(sql`vacuum analyze orders, people, addresses, order_lines, shipments`);
}

async function insertRows(db: Db, rows: readonly ReturnType<typeof columnsOf>[], roll: Roll): Promise<void> {
  const who = await db
    .insert(people)
    .values(rows.map((row) => ({ fullName: row.name, locale: "es", createdAt: row.createdAt })))
    .returning({ id: people.id });
  const where = await db
    .insert(addresses)
    .values(
      rows.map((row) => ({
        ...{ name: row.name, street: "Los Alerces", country: "CL", createdAt: row.createdAt },
        city: some(roll, ["Santiago", "Valdivia"], "Santiago"),
      })),
    )
    .returning({ id: addresses.id });
  const made = await db
    .insert(orders)
    .values(rows.map((row, at) => ({ ...row, personId: who[at]?.id, addressId: where[at]?.id })))
    .returning({ id: orders.id, number: orders.number, shipmentStatus: orders.shipmentStatus });
  await db.insert(orderLines).values(
    made.map(({ id, number }) => ({
      ...{ orderId: id, position: 1, lineId: "l1", name: "Café Andes", options: [], quantity: 1 },
      ...{ unitPrice: 1n, listPrice: 1n, discount: 0n, orderDiscountPart: 0n, total: 1n },
      ...{ sku: `SKU-${(number - 1001) % 40}`, requiresShipping: true, dispatched: 0, refunded: 0 },
    })),
  );
  const sent = made.filter((row) => row.shipmentStatus !== null && row.shipmentStatus !== "unfulfilled");
  if (sent.length === 0) return;
  await db.insert(shipments).values(
    sent.map(({ id }) => ({
      ...{ orderId: id, shipmentId: `shp_${id}`, mode: "manual", state: "requested", live: true },
      carrier: some(roll, ["starken", "chilexpress"], "starken"),
    })),
  );
}
