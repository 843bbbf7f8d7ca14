import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { stockMovements, variants } from "@/db/schema";
import type { StockMove } from "@/lib/orders/holds";

export type VariantStock = { readonly id: number; readonly stock: number; readonly unlimited: boolean };

/** Locks the variants in ascending id, the one order that cannot deadlock, and reads what is left. */
export async function lockVariants(
  tx: Tx,
  ids: readonly number[],
): Promise<ReadonlyMap<number, VariantStock>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: variants.id, stock: variants.stock, unlimited: variants.unlimited })
    .from(variants)
    .where(inArray(variants.id, [...ids]))
    .orderBy(asc(variants.id))
    .for("update");
  return new Map(rows.map((row) => [row.id, row]));
}

export type MovementCause = { readonly orderId: number; readonly eventSeq: number; readonly at: Date };

/** Moves stock of rows that the caller has locked and writes one movement each; unique by (order, event, variant, kind). */
export async function moveStock(
  tx: Tx,
  held: ReadonlyMap<number, VariantStock>,
  moves: readonly StockMove[],
  cause: MovementCause,
): Promise<void> {
  const left = new Map([...held].map(([id, row]) => [id, row.stock]));
  const rows = moves.flatMap((move) => {
    const before = left.get(move.variantId);
    if (before === undefined) return [];
    const balanceAfter = before + move.delta;
    left.set(move.variantId, balanceAfter);
    const shortage = move.delta < 0 && balanceAfter < 0 && held.get(move.variantId)?.unlimited === false;
    return [{ ...move, ...cause, balanceAfter, shortage }];
  });
  if (rows.length === 0) return;
  await tx.insert(stockMovements).values(rows);
  const changed = [...left].filter(([id]) => rows.some((row) => row.variantId === id));
  await tx.execute(sql`update variants v set stock = n.stock, short = not v.unlimited and n.stock < 0
    from (select * from unnest(${`{${changed.map(([id]) => id).join(",")}}`}::bigint[],
      ${`{${changed.map(([, stock]) => stock).join(",")}}`}::int[]) as t(id, stock)) n
    where v.id = n.id`);
}

export type Adjustment = {
  readonly delta: number;
  readonly reason: string;
  readonly staffId: number | null;
  readonly at: Date;
};

/** A correction by hand of a variant that the caller has locked. */
export async function adjustVariant(tx: Tx, held: VariantStock, adjustment: Adjustment): Promise<void> {
  const balanceAfter = held.stock + adjustment.delta;
  const shortage = adjustment.delta < 0 && balanceAfter < 0;
  await tx
    .insert(stockMovements)
    .values({ ...adjustment, variantId: held.id, kind: "adjust", balanceAfter, shortage });
  await tx
    .update(variants)
    .set({ stock: balanceAfter, short: !held.unlimited && balanceAfter < 0 })
    .where(eq(variants.id, held.id));
}
