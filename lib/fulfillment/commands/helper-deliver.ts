import { z } from "zod";
import { insertNote } from "@/db/queries/notes";
import { helperJob } from "@/lib/fulfillment/helper";
import { mintId } from "@/lib/kernel/ids";
import { lineText, orNull } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { type HandOverRefused, handing, handOver } from "./hand-over";
import { type HelperLinkOver, helperVisit } from "./helper-link";
import { helperToken } from "./helper-pack";

export const helperDeliverInput = z.strictObject({
  ...helperToken,
  takenBy: orNull(lineText({ max: 100 })).optional(),
});
export type HelperDeliverRefused = GateRefused | HelperLinkOver | { readonly code: "nothing_to_deliver" };

/** "Entregado": the parcel is with somebody, whose name may be said. */
export async function helperDeliver(
  given: Context,
  { token, takenBy }: z.output<typeof helperDeliverInput>,
): Promise<Result<Order, HelperDeliverRefused>> {
  const visit = await helperVisit(given, token);
  if (!visit) return refuse({ code: "helper_link_over" });
  const { ctx, scope } = visit;
  const orderId = visit.order.id;
  const noteId = takenBy ? mintId(ctx.random, "note") : null;
  return changeOrder<HelperDeliverRefused>(
    ctx,
    orderId,
    (order) => {
      const { over, delivers } = helperJob(order, scope);
      if (over) return refuse({ code: "helper_link_over" });
      if (delivers?.kind !== "parcel") return refuse({ code: "nothing_to_deliver" });
      const { shipmentId } = delivers.shipment;
      return ok([{ kind: "shipment_reported", shipmentId, state: "delivered", detail: null, noteId }]);
    },
    {
      alongside: async (tx) => {
        if (!noteId || !takenBy) return;
        await insertNote(tx, { id: noteId, orderId, kind: "name", text: takenBy, createdAt: ctx.now() });
      },
    },
  );
}

export const helperHandOverInput = z.strictObject({ ...helperToken, ...handing });

/** The same at the counter: with the customer's code, or without it by a person who says so. */
export async function helperHandOver(
  given: Context,
  { token, ...handed }: z.output<typeof helperHandOverInput>,
): Promise<Result<Order, HandOverRefused | HelperLinkOver>> {
  const visit = await helperVisit(given, token);
  if (!visit || visit.job.over) return refuse({ code: "helper_link_over" });
  return handOver(visit.ctx, { orderId: visit.order.id, ...handed });
}
