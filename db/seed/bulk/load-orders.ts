import { type Connection, inTransaction, type Reader, type Tx } from "@/db/client";
import { analyze, insertMany, reserveIds, reserveNumbers } from "@/db/queries/bulk";
import { catalogueByIds, listTaxRules } from "@/db/queries/catalog";
import { readSettings } from "@/db/queries/shop";
import {
  addresses,
  orderEvents,
  orderLines,
  orders,
  payments,
  people,
  refunds,
  shipments,
  staff,
  variants,
} from "@/db/schema";
import { staffActor } from "@/lib/kernel/actor";
import { lineRows, paymentRows, refundRows, shipmentRows } from "@/lib/orders/projection";
import { seededRandom } from "../dice";
import { eventRow } from "./fold-order";
import { type Load, type Made, makeOrder, orderRow, type Shop } from "./make-order";
import { writeMoves } from "./write-moves";

const BATCH = 500;
const PLENTY = 1_000_000;

/** Adds many orders fast: folded in memory by the gate's own functions, written in batches. `npm run verify` finds them true. */
export async function loadOrders({ db }: Pick<Connection, "db">, load: Load): Promise<void> {
  const shop = await openShop(db, load.seed);
  for (let done = 0; done < load.orders; ) {
    const count = Math.min(BATCH, load.orders - done);
    const first = done;
    await inTransaction(db, (tx) => writeBatch(tx, shop, load, first, count));
    done += count;
    load.onProgress?.(done);
  }
  await analyze(db);
}

async function firstStaffId(reader: Reader): Promise<number> {
  const [row] = await reader.select({ id: staff.id }).from(staff).orderBy(staff.id).limit(1);
  return row?.id ?? 0;
}

async function openShop(reader: Reader, seed: string): Promise<Shop> {
  const found = await reader.select({ id: variants.id, sku: variants.sku }).from(variants);
  const sold = await catalogueByIds(
    reader,
    found.map(({ id }) => id),
  );
  return {
    settings: await readSettings(reader),
    staff: staffActor(await firstStaffId(reader)),
    taxRules: await listTaxRules(reader),
    rows: new Map([...sold].map(([id, row]) => [id, { ...row, stock: PLENTY, sellable: true }])),
    skus: new Map(found.map(({ sku, id }) => [sku, id])),
    random: seededRandom(`${seed}/bulk`),
  };
}

async function writeBatch(tx: Tx, shop: Shop, load: Load, from: number, count: number): Promise<void> {
  const orderIds = await reserveIds(tx, orders, count);
  const personIds = await reserveIds(tx, people, count);
  const addressIds = await reserveIds(tx, addresses, count);
  const number = await reserveNumbers(tx, "order", count);
  const made = orderIds.map((orderId, index) => {
    const [personId = 0, addressId = 0] = [personIds[index], addressIds[index]];
    return makeOrder(shop, load, from + index, { orderId, personId, addressId, number: number + index });
  });
  const all = <T>(rowsOf: (one: Made) => readonly T[]): T[] => made.flatMap((one) => [...rowsOf(one)]);
  await insertMany(
    tx,
    people,
    all(({ person }) => [person]),
  );
  await insertMany(
    tx,
    addresses,
    all(({ address }) => [address]),
  );
  await insertMany(tx, orders, made.map(orderRow));
  await insertMany(
    tx,
    orderEvents,
    all(({ events }) => events.map(eventRow)),
  );
  await insertMany(
    tx,
    orderLines,
    all(({ order }) => lineRows(order)),
  );
  await insertMany(
    tx,
    payments,
    all(({ order }) => paymentRows(order)),
  );
  await insertMany(
    tx,
    refunds,
    all(({ order }) => refundRows(order)),
  );
  await insertMany(
    tx,
    shipments,
    all(({ order }) => shipmentRows(order)),
  );
  await writeMoves(
    tx,
    all(({ moves }) => moves),
  );
}
