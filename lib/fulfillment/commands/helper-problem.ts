import { z } from "zod";
import { insertNote } from "@/db/queries/notes";
import { helperJob } from "@/lib/fulfillment/helper";
import { mintId } from "@/lib/kernel/ids";
import { longText } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { type HelperLinkOver, helperVisit } from "./helper-link";
import { helperToken } from "./helper-pack";

export const helperProblemInput = z.strictObject({
  ...helperToken,
  /** A delivery that was tried and failed is told as one; anything else waits for a person of the shop. */
  what: z.enum(["not_delivered", "other"]),
  text: longText({ min: 1, max: 2_000 }),
});

/** A problem in a helper's words: a private note, and a flag until somebody of the shop has dealt with it. */
export async function helperProblem(
  given: Context,
  { token, what, text }: z.output<typeof helperProblemInput>,
): Promise<Result<Order, GateRefused | HelperLinkOver>> {
  const visit = await helperVisit(given, token);
  if (!visit) return refuse({ code: "helper_link_over" });
  const { ctx, scope } = visit;
  const orderId = visit.order.id;
  const noteId = mintId(ctx.random, "note");
  return changeOrder<HelperLinkOver>(
    ctx,
    orderId,
    (order) => {
      const { over, delivers } = helperJob(order, scope);
      if (over) return refuse({ code: "helper_link_over" });
      const parcel = what === "not_delivered" && delivers?.kind === "parcel" ? delivers.shipment : null;
      if (!parcel) return ok([{ kind: "note_added", noteId, visibility: "private", about: "problem" }]);
      const { shipmentId } = parcel;
      const detail = "attempt_failed" as const;
      return ok([{ kind: "shipment_reported", shipmentId, state: "failed", detail, noteId }]);
    },
    {
      alongside: (tx) => insertNote(tx, { id: noteId, orderId, kind: "private", text, createdAt: ctx.now() }),
    },
  );
}
