import { z } from "zod";
import { inTransaction } from "@/db/client";
import { lockCartOfOrder } from "@/db/queries/carts";
import { lockOrder, readJournal } from "@/db/queries/journal";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { blocksUndo, type UndoRefused, undoEdit } from "@/lib/orders/edit-undo";
import type { Order } from "@/lib/orders/order";
import { type Context, pinned } from "@/lib/platform/context";
import { changeOrderWithin, type GateRefused } from "./change-order";
import { followCart } from "./edit-cart";

export const undoEditInput = z.strictObject({
  orderId: rowIdField,
  /** The version before the edit, as `editOrder` told it. */
  before: rowIdField,
});
export type UndoEditRefused = UndoRefused | GateRefused;

/** Takes an edit back: the contents of before, as new events. Refused when anything else has happened to the order since. */
export async function undoOrderEdit(
  given: Context,
  { orderId, before }: z.output<typeof undoEditInput>,
): Promise<Result<Order, UndoEditRefused>> {
  const ctx = await pinned(given);
  return inTransaction(ctx.db, async (tx): Promise<Result<Order, UndoEditRefused>> => {
    const cart = await lockCartOfOrder(tx, orderId);
    if (!(await lockOrder(tx, orderId))) return refuse({ code: "order_not_found" });
    const undone = undoEdit(orderId, await readJournal(tx, orderId), before);
    if (!undone.ok) return undone;
    if (blocksUndo(undone.value.order)) return refuse({ code: "not_undoable" });
    return changeOrderWithin<never>(tx, ctx, orderId, () => ok(undone.value.events), {
      alongside: (open, order) => followCart(open, cart, order, ctx.now()),
    });
  });
}
