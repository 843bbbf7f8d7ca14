import type { Tx } from "@/db/client";
import { insertNote } from "@/db/queries/notes";
import { mintId } from "@/lib/kernel/ids";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

/** `message` is told to the customer, `observations` to whoever delivers, `reason` to the shop. */
type Kind = "message" | "observations" | "reason";

/** A text that an event names by id: a person's words may be erased, a chain may not be rewritten. */
export type Said = { readonly id: string; readonly keep: (tx: Tx, order: Order) => Promise<void> };

/** Null when there is nothing to say. `keep` belongs into the transaction of the change. */
export function say(ctx: Context, kind: Kind, text: string | null | undefined): Said | null {
  if (!text) return null;
  const id = mintId(ctx.random, "note");
  return {
    id,
    keep: (tx, order) => insertNote(tx, { id, orderId: order.id, kind, text, createdAt: ctx.now() }),
  };
}
