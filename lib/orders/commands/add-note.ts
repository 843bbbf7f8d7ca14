import { z } from "zod";
import { insertNote } from "@/db/queries/notes";
import { mintId } from "@/lib/kernel/ids";
import { longText, rowIdField } from "@/lib/kernel/input";
import { ok, type Result } from "@/lib/kernel/result";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { changeOrder, type GateRefused } from "./change-order";

export const addNoteInput = z.strictObject({
  orderId: rowIdField,
  text: longText({ min: 1, max: 4_000 }),
});
export type AddNoteInput = z.output<typeof addNoteInput>;

/** A private note: the text is an erasable row, the journal only names it. */
export async function addNote(ctx: Context, input: AddNoteInput): Promise<Result<Order, GateRefused>> {
  const noteId = mintId(ctx.random, "note");
  return changeOrder<never>(
    ctx,
    input.orderId,
    () => ok([{ kind: "note_added", noteId, visibility: "private" }]),
    {
      alongside: (tx, order) =>
        insertNote(tx, {
          id: noteId,
          orderId: order.id,
          kind: "private",
          text: input.text,
          createdAt: ctx.now(),
        }),
    },
  );
}
