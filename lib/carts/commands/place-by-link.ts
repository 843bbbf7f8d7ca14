import { inTransaction } from "@/db/client";
import { insertNote } from "@/db/queries/notes";
import { instructionsText } from "@/lib/carts/instructions";
import { type MethodRefused, methodOf, placedEvent } from "@/lib/carts/placing";
import type { ActorKind } from "@/lib/kernel/actor";
import { mintId } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { statusLinkOf } from "@/lib/links/commands/status-link";
import { changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import type { EventOf, NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { askedByLink, type LinkOver } from "@/lib/orders/pay-links";
import { stepFrom } from "@/lib/orders/rules";
import { type Context, pinned } from "@/lib/platform/context";
import { methodKind } from "@/lib/shop/payment-methods";

export type PlaceByLinkInput = {
  readonly orderId: number;
  readonly methodKey: string;
  /** The payment link that it is chosen from: one that is over places nothing. */
  readonly linkId?: string | null;
};
type Refused = LinkOver | { readonly code: "not_payable" };
export type PlaceByLinkRefused = MethodRefused | GateRefused | Refused;

/**
 * The customer chooses to pay by hand, from a payment link: the order is placed with that method and its instructions are frozen.
 * One that waits already is placed anew only when the method is another one. @returns the token of its status page.
 */
export async function placeByLink(
  given: Context,
  { orderId, methodKey, linkId = null }: PlaceByLinkInput,
): Promise<Result<{ statusToken: string }, PlaceByLinkRefused>> {
  const ctx = await pinned(given);
  const settings = await ctx.settings();
  const method = methodOf(methodKey, settings, ctx.providers);
  if (!method.ok) return method;
  if (methodKind(method.value.key) !== "manual") return refuse({ code: "method_unavailable" });
  const instructionsId = mintId(ctx.random, "note");
  const event = placedEvent(method.value, settings.times, ctx.now(), instructionsId);
  return inTransaction(given.db, async (tx) => {
    const placed = await changeOrderWithin<Refused>(
      tx,
      ctx,
      orderId,
      (order) => {
        const isOver = linkId !== null && askedByLink(order, linkId, ctx.now()) === null;
        return isOver ? refuse({ code: "pay_link_over" }) : chosen(order, event, ctx.actor.kind);
      },
      {
        alongside: async (open, order) => {
          if (order.placed?.instructionsId !== instructionsId) return;
          const text = instructionsText(method.value, order, settings, order.placed.dueAt);
          const note = { id: instructionsId, orderId, kind: "instructions" as const, text };
          await insertNote(open, { ...note, createdAt: ctx.now() });
        },
      },
    );
    if (!placed.ok) return placed;
    return ok({ statusToken: (await statusLinkOf(ctx, orderId, tx)).token });
  });
}

function chosen(
  order: Order,
  event: EventOf<"order_placed">,
  by: ActorKind,
): Result<readonly NewEvent[], { readonly code: "not_payable" }> {
  if (order.placed?.methodKey === event.methodKey) return ok([]);
  const isWaiting = order.paymentStatus === "pending";
  return isWaiting || stepFrom(order.paymentStatus, "place", by).ok
    ? ok([event])
    : refuse({ code: "not_payable" });
}
