import type { Tx } from "@/db/client";
import { insertMany, reserveIds, setStocks } from "@/db/queries/bulk";
import { lockVariants } from "@/db/queries/stock";
import { stockMovements } from "@/db/schema";
import type { Moved } from "./fold-order";

/** Movements in their order, each with what was left; shelves that would run empty are filled first. */
export async function writeMoves(tx: Tx, moves: readonly Moved[]): Promise<void> {
  const touched = [...new Set(moves.map(({ variantId }) => variantId))].sort((a, b) => a - b);
  const held = await lockVariants(tx, touched);
  const left = new Map([...held].map(([id, { stock }]) => [id, stock]));
  const rows: Record<string, unknown>[] = [];
  const add = (variantId: number, delta: number, row: Record<string, unknown>) => {
    const balanceAfter = (left.get(variantId) ?? 0) + delta;
    left.set(variantId, balanceAfter);
    rows.push({ ...row, variantId, delta, balanceAfter, shortage: false });
  };
  const at = moves[0]?.at;
  for (const variantId of touched) {
    const taken = moves.reduce(
      (sum, move) => sum + (move.variantId === variantId && move.delta < 0 ? -move.delta : 0),
      0,
    );
    const missing = taken - (left.get(variantId) ?? 0);
    if (missing > 0) add(variantId, missing + 50, { kind: "adjust", reason: "Datos de carga", at });
  }
  for (const { variantId, delta, kind, orderId, eventSeq, at: moment } of moves)
    add(variantId, delta, { kind, orderId, eventSeq, at: moment });
  const ids = await reserveIds(tx, stockMovements, rows.length);
  await insertMany(
    tx,
    stockMovements,
    rows.map((row, index) => ({ ...row, id: ids[index] })),
  );
  await setStocks(tx, left);
}
