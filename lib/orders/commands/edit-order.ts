import { inTransaction, type Tx } from "@/db/client";
import { lockCartOfOrder } from "@/db/queries/carts";
import { lockCoupon } from "@/db/queries/catalog";
import { insertNote } from "@/db/queries/notes";
import type { CatalogueRow } from "@/lib/carts/priced-cart";
import { mintId } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { blocksEdit, type EditPlan, eventsOf } from "@/lib/orders/edit";
import { editedOrder } from "@/lib/orders/edit-preview";
import type { Order } from "@/lib/orders/order";
import { type MoveRefused, stepFrom } from "@/lib/orders/rules";
import type { OutOfStock } from "@/lib/orders/shortage";
import { type Context, pinned } from "@/lib/platform/context";
import { changeOrderWithin, type GateRefused } from "./change-order";
import { type AttemptLive, settleAttempts } from "./edit-attempts";
import { fitsCart, followCart } from "./edit-cart";
import type { EditOrderInput } from "./edit-input";
import { type LoadRefused, loadEdit } from "./load-edit";
import { type NamedShort, nameOf } from "./preview-edit";
import { readOrder } from "./read-order";

export type EditOrderRefused =
  | Exclude<GateRefused, OutOfStock>
  | LoadRefused
  | MoveRefused
  | AttemptLive
  | { readonly code: "out_of_stock"; readonly short: readonly NamedShort[] }
  /** The customer is at the checkout with it: only products, units and prices can change under their hands. */
  | { readonly code: "checkout_in_progress" };

export type Edited = {
  readonly order: Order;
  /** The version to go back to when the edit is taken back. */
  readonly before: number;
};

/**
 * Edits lines, discounts and delivery of an order (product.md §10.2): one commit with its stock, totals and the end of its payment
 * links. Pages of a provider that could still bring the old amount are closed first, outside the transaction.
 */
export async function editOrder(
  given: Context,
  input: EditOrderInput,
): Promise<Result<Edited, EditOrderRefused>> {
  const ctx = await pinned(given);
  const order = await readOrder(ctx.db, input.orderId);
  if (!order) return refuse({ code: "order_not_found" });
  const seen = await loadEdit(ctx.db, ctx, order, input);
  if (!seen.plan.ok) return seen.plan;
  let expectedVersion: number = input.expectedVersion;
  if (blocksEdit(order, seen.plan.value)) {
    const settled = await settleAttempts(ctx, order.id, input.expectedVersion);
    if (!settled.ok) return settled;
    expectedVersion = settled.value;
  }
  return inTransaction(ctx.db, (tx) => writeEdit(tx, ctx, input, expectedVersion));
}

async function writeEdit(
  tx: Tx,
  ctx: Context,
  input: EditOrderInput,
  expectedVersion: number,
): Promise<Result<Edited, EditOrderRefused>> {
  const cart = await lockCartOfOrder(tx, input.orderId);
  if (input.coupon.trim() !== "") await lockCoupon(tx, input.coupon);
  const order = await readOrder(tx, input.orderId);
  if (!order) return refuse({ code: "order_not_found" });
  const { plan, rows } = await loadEdit(tx, ctx, order, input);
  if (!plan.ok) return plan;
  if (cart && order.paymentStatus === "open" && !fitsCart(order, plan.value))
    return refuse({ code: "checkout_in_progress" });
  const noteId = input.note ? mintId(ctx.random, "note") : null;
  let before = order.version;
  const changed = await changeOrderWithin<MoveRefused | AttemptLive>(
    tx,
    ctx,
    order.id,
    (now) => {
      before = now.version;
      const refused = refusedMove(ctx, now, plan.value);
      return refused ? refuse(refused) : ok(eventsOf(now, plan.value, { reason: input.reason, noteId }));
    },
    {
      expectedVersion,
      alongside: async (open, after) => {
        if (noteId && input.note) {
          const note = { id: noteId, orderId: after.id, text: input.note, createdAt: ctx.now() };
          await insertNote(open, { ...note, kind: "reason" });
        }
        await followCart(open, cart, after, ctx.now());
      },
    },
  );
  if (changed.ok) return ok({ order: changed.value, before });
  const { refusal } = changed;
  return refusal.code === "out_of_stock" ? refuse(named(refusal, rows)) : refuse(refusal);
}

function refusedMove(ctx: Context, order: Order, plan: EditPlan): MoveRefused | AttemptLive | null {
  if (blocksEdit(order, plan)) return { code: "attempt_live", until: null };
  const after = editedOrder(order, plan, ctx.actor, ctx.now())?.order;
  if (order.paymentStatus !== "paid" || after?.paymentStatus !== "pending") return null;
  const step = stepFrom("paid", "edit", ctx.actor.kind);
  return step.ok ? null : step.refusal;
}

function named({ short }: OutOfStock, rows: ReadonlyMap<number, CatalogueRow>) {
  const lines = short.map(({ variantId, wanted, available }): NamedShort => {
    const row = rows.get(variantId);
    return { variantId, name: row ? nameOf(row) : String(variantId), wanted, available };
  });
  return { code: "out_of_stock" as const, short: lines };
}
