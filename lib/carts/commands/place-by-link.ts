import { inTransaction, type Tx } from "@/db/client";
import { insertNote } from "@/db/queries/notes";
import { instructionsText } from "@/lib/carts/instructions";
import { type MethodRefused, methodOf, placedEvent } from "@/lib/carts/placing";
import { mintId } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { statusLinkOf } from "@/lib/links/commands/status-link";
import { changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import { type MoveRefused, stepFrom } from "@/lib/orders/rules";
import { type Context, pinned } from "@/lib/platform/context";
import { methodKind } from "@/lib/shop/payment-methods";

export type PlaceByLinkInput = { readonly orderId: number; readonly methodKey: string };
export type PlaceByLinkRefused = MethodRefused | MoveRefused | GateRefused | { readonly code: "not_payable" };

/**
 * The customer of an order made by the shop chooses to pay by hand, from the payment link: the order is placed, its instructions
 * are frozen. An order that waits already keeps what it was placed with. @returns the token of its status page.
 */
export async function placeByLink(
  given: Context,
  { orderId, methodKey }: PlaceByLinkInput,
): Promise<Result<{ statusToken: string }, PlaceByLinkRefused>> {
  const ctx = await pinned(given);
  const settings = await ctx.settings();
  const method = methodOf(methodKey, settings, ctx.providers);
  if (!method.ok) return method;
  if (methodKind(method.value.key) !== "manual") return refuse({ code: "method_unavailable" });
  const instructionsId = mintId(ctx.random, "note");
  return inTransaction(given.db, async (tx) => {
    const placed = await changeOrderWithin<MoveRefused | { readonly code: "not_payable" }>(
      tx,
      ctx,
      orderId,
      (order) => {
        if (order.paymentStatus === "pending") return ok([]);
        const step = stepFrom(order.paymentStatus, "place", ctx.actor.kind);
        if (!step.ok) return refuse({ code: "not_payable" });
        const given = order.placed?.instructionsId ?? instructionsId;
        return ok([placedEvent(method.value, settings.times, ctx.now(), given)]);
      },
      { alongside: async (open, order) => keepInstructions(open, ctx, order, instructionsId) },
    );
    if (!placed.ok) return placed;
    return ok({ statusToken: (await statusLinkOf(ctx, orderId, tx)).token });
  });

  async function keepInstructions(tx: Tx, own: Context, order: Order, id: string): Promise<void> {
    if (order.placed?.instructionsId !== id || !method.ok) return;
    const text = instructionsText(method.value, order.locale, order.number);
    await insertNote(tx, { id, orderId, kind: "instructions", text, createdAt: own.now() });
  }
}
