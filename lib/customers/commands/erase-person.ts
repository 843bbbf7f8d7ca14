import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import { eraseRows, findErasable, lockToErase } from "@/db/queries/erasing";
import { refreshSearchTexts } from "@/db/queries/search-texts";
import { ERASED_FIELDS, isAtRest } from "@/lib/customers/erasing";
import { mintId } from "@/lib/kernel/ids";
import { rowIdField } from "@/lib/kernel/input";
import { mustSucceed, ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrderWithin } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import { type Context, pinned, type Tasks } from "@/lib/platform/context";
import type { FileStore } from "@/lib/platform/files";

export const erasePersonInput = z.strictObject({
  personId: rowIdField,
  /** The number of the order that the person was looked up by, typed again: there is no way back. */
  number: z.string().max(20),
  typed: z.string().trim().max(20),
});
type EraseRefused =
  | { readonly code: "person_not_found" | "not_typed" }
  | { readonly code: "still_needed"; readonly numbers: readonly number[] };

/**
 * Takes a person out of every table and file; what the shop must keep (amounts, tax region, the journal and its chain) stays. Each of
 * the person's orders says so in its journal. Refused while an order still needs to know whose it is. Files go by a job, after the commit.
 */
export async function erasePerson(
  ctx: Context,
  { personId, number, typed }: z.output<typeof erasePersonInput>,
): Promise<Result<null, EraseRefused>> {
  if (typed.replace(/^#/, "") !== number) return refuse({ code: "not_typed" });
  const ready = await pinned(ctx);
  return inTransaction(ctx.db, async (tx) => {
    if (!(await lockToErase(tx, personId))) return refuse({ code: "person_not_found" });
    const { orders, fileKeys } = await findErasable(tx, personId);
    const numbers = await stillNeeded(tx, orders);
    if (numbers.length > 0) return refuse({ code: "still_needed", numbers });
    await eraseRows(tx, personId, ctx.now());
    const requestId = mintId(ctx.random, "req");
    for (const { id } of orders) {
      const told = await changeOrderWithin<never>(tx, ready, id, () =>
        ok([{ kind: "person_erased", requestId, fields: [...ERASED_FIELDS] }]),
      );
      mustSucceed(told, `erasing the person of order ${id}`);
    }
    await refreshSearchTexts(tx, personId);
    if (fileKeys.length > 0) await ctx.enqueue(tx, "files:erase", { keys: fileKeys }, { maxAttempts: 25 });
    return ok(null);
  });
}

async function stillNeeded(
  tx: Tx,
  orders: readonly { readonly id: number; readonly number: number }[],
): Promise<number[]> {
  const needed: number[] = [];
  for (const { id, number } of orders) {
    const order = await readOrder(tx, id);
    if (order && !isAtRest(order)) needed.push(number);
  }
  return needed;
}

/** Job: removes the files that nothing names any more. Idempotent. */
export async function eraseFiles(files: FileStore, { keys }: Tasks["files:erase"]): Promise<void> {
  for (const key of keys) await files.remove(key);
}
