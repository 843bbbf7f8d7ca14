import { asc, gt, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type EventRow, toEntry } from "@/db/queries/journal";
import { searchTextOf } from "@/db/queries/order-projections";
import {
  orderEvents,
  orderLines,
  orders,
  payments,
  refunds,
  shipments,
  stockMovements,
  variants,
} from "@/db/schema";
import { CHAIN_START, chainHash } from "@/lib/orders/chain";
import { evolve } from "@/lib/orders/fold";
import { holdsOf } from "@/lib/orders/holds";
import type { Order } from "@/lib/orders/order";
import { lineRows, orderColumns, paymentRows, refundRows, shipmentRows } from "@/lib/orders/projection";
import { compareRow, compareRows, type Difference } from "./compare";

const BATCH = 200;

type Found = Omit<Difference, "order">;
type OrderRow = typeof orders.$inferSelect;
type Grouped<T> = ReadonlyMap<number, readonly T[]>;

function groupBy<T extends { readonly orderId: number | null }>(rows: readonly T[]): Grouped<T> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const key = row.orderId ?? 0;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

type EntryProblem = { readonly column: string; readonly expected: string; readonly found: string };

function entryProblem(event: EventRow, seq: number, prevHash: string): EntryProblem | null {
  if (event.seq !== seq) return { column: "seq", expected: String(seq), found: String(event.seq) };
  if (event.prevHash !== prevHash) return { column: "prev_hash", expected: prevHash, found: event.prevHash };
  const sealed = chainHash(prevHash, {
    orderId: event.orderId,
    seq: event.seq,
    kind: event.kind,
    version: event.version,
    payload: event.payload as Record<string, unknown>,
    actor: { kind: event.actorKind, id: event.actorId },
    sourceEventId: event.sourceEventId,
    commandId: event.commandId,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
  });
  return sealed === event.hash ? null : { column: "hash", expected: sealed, found: event.hash };
}

function foldEntry(orderId: number, order: Order | null, event: EventRow): Order | EntryProblem {
  try {
    return evolve(orderId, order, toEntry(event));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { column: "payload", expected: "a payload of its kind", found };
  }
}

type Refolded = { readonly order: Order | null; readonly hash: string; readonly found: Found[] };

/** Walks the chain and folds at once; stops at the first entry that is not what its hash says. */
function refold(row: OrderRow, events: readonly EventRow[]): Refolded {
  let order: Order | null = null;
  let hash = CHAIN_START;
  for (const [index, event] of events.entries()) {
    const next: Order | EntryProblem =
      entryProblem(event, index + 1, hash) ?? foldEntry(row.id, order, event);
    if ("column" in next) {
      const { column, expected, found } = next;
      return { order, hash, found: [{ seq: index + 1, column: `order_events.${column}`, expected, found }] };
    }
    order = next;
    hash = event.hash;
  }
  const found = order ? [] : [{ seq: 0, column: "order_events", expected: "events", found: "none" }];
  return { order, hash, found };
}

async function loadBatch(db: Db, rows: readonly OrderRow[]) {
  const ids = rows.map((row) => row.id);
  const [events, lines, paid, returned, parcels, moves] = await Promise.all([
    db
      .select()
      .from(orderEvents)
      .where(inArray(orderEvents.orderId, ids))
      .orderBy(asc(orderEvents.orderId), asc(orderEvents.seq)),
    db.select().from(orderLines).where(inArray(orderLines.orderId, ids)),
    db.select().from(payments).where(inArray(payments.orderId, ids)),
    db.select().from(refunds).where(inArray(refunds.orderId, ids)),
    db.select().from(shipments).where(inArray(shipments.orderId, ids)),
    db.select().from(stockMovements).where(inArray(stockMovements.orderId, ids)),
  ]);
  return {
    events: groupBy(events),
    lines: groupBy(lines),
    paid: groupBy(paid),
    returned: groupBy(returned),
    parcels: groupBy(parcels),
    moves: groupBy(moves),
  };
}

type Batch = Awaited<ReturnType<typeof loadBatch>>;

/** What an order holds is exactly what its movements took (product.md §8, I1). */
function stockDifferences(order: Order, batch: Batch): Found[] {
  const holds = holdsOf(order);
  const taken = new Map<number, number>();
  for (const move of batch.moves.get(order.id) ?? []) {
    if (move.kind === "write_off") continue;
    taken.set(move.variantId, (taken.get(move.variantId) ?? 0) - move.delta);
  }
  return [...new Set([...holds.keys(), ...taken.keys()])].flatMap((variantId) => {
    const [expected, found] = [holds.get(variantId) ?? 0, taken.get(variantId) ?? 0];
    if (expected === found) return [];
    return [
      { seq: 0, column: `stock_movements[${variantId}]`, expected: String(expected), found: String(found) },
    ];
  });
}

async function verifyOrder(db: Db, row: OrderRow, batch: Batch): Promise<Found[]> {
  const { order, hash, found } = refold(row, batch.events.get(row.id) ?? []);
  if (!order || found.length > 0) return found;
  const expected = { ...orderColumns(order, hash), searchText: await searchTextOf(db, order) };
  const children = (
    table: string,
    key: string,
    rows: readonly object[],
    have: readonly object[] | undefined,
  ) => compareRows(table, key, rows as Record<string, unknown>[], (have ?? []) as Record<string, unknown>[]);
  const tables = [
    ...compareRow("orders", expected, row),
    ...children("order_lines", "position", lineRows(order), batch.lines.get(row.id)),
    ...children("payments", "paymentId", paymentRows(order), batch.paid.get(row.id)),
    ...children("refunds", "refundId", refundRows(order), batch.returned.get(row.id)),
    ...children("shipments", "shipmentId", shipmentRows(order), batch.parcels.get(row.id)),
  ];
  return [...tables.map((one) => ({ ...one, seq: 0 })), ...stockDifferences(order, batch)];
}

/** Movements sum to the variant's stock, and each balance follows from the one before (I5). */
async function verifyStock(db: Db): Promise<Difference[]> {
  const result = await db.execute<{
    id: string;
    stock: number;
    last: number | null;
    broken: string | null;
  }>(sql`
    select v.id::text, v.stock, (select m.balance_after from stock_movements m where m.variant_id = v.id order by m.id desc limit 1) as last,
      (select min(b.id)::text from (select m.id, m.delta, m.balance_after, lag(m.balance_after) over (order by m.id) as before
        from stock_movements m where m.variant_id = v.id) b where b.before is not null and b.before + b.delta <> b.balance_after) as broken
    from ${variants} v order by v.id`);
  return result.rows.flatMap((row) => {
    const name = `variants[${row.id}]`;
    if (row.broken)
      return [
        {
          order: 0,
          seq: 0,
          column: `stock_movements[${row.broken}].balance_after`,
          expected: "the sum",
          found: name,
        },
      ];
    if (row.last === null || row.last === row.stock) return [];
    return [
      { order: 0, seq: 0, column: `${name}.stock`, expected: String(row.last), found: String(row.stock) },
    ];
  });
}

export type Verdict = { readonly orders: number; readonly differences: readonly Difference[] };

/** Refolds every order, recomputes its chain and compares every column that the fold writes. Reads only. */
export async function verifyOrders(db: Db, onProgress?: (orders: number) => void): Promise<Verdict> {
  const differences: Difference[] = [];
  let [last, count] = [0, 0];
  for (;;) {
    const rows = await db
      .select()
      .from(orders)
      .where(gt(orders.id, last))
      .orderBy(asc(orders.id))
      .limit(BATCH);
    if (rows.length === 0) break;
    const batch = await loadBatch(db, rows);
    for (const row of rows) {
      const found = await verifyOrder(db, row, batch);
      differences.push(...found.map((one) => ({ ...one, order: row.number })));
    }
    count += rows.length;
    last = rows.at(-1)?.id ?? last;
    onProgress?.(count);
  }
  return { orders: count, differences: [...differences, ...(await verifyStock(db))] };
}
