import { z } from "zod";
import { helperJob } from "@/lib/fulfillment/helper";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { type HelperLinkOver, helperVisit } from "./helper-link";

export const helperToken = { token: z.string().max(64) };
export const helperPackInput = z.strictObject(helperToken);

/** "Empacado" by whoever holds the slip. Done already: nothing happens. */
export async function helperPack(
  given: Context,
  { token }: z.output<typeof helperPackInput>,
): Promise<Result<Order, GateRefused | HelperLinkOver | { readonly code: "order_is_held" }>> {
  const visit = await helperVisit(given, token);
  if (!visit) return refuse({ code: "helper_link_over" });
  return changeOrder<HelperLinkOver | { readonly code: "order_is_held" }>(
    visit.ctx,
    visit.order.id,
    (order) => {
      const job = helperJob(order, visit.scope);
      if (job.over) return refuse({ code: "helper_link_over" });
      if (order.heldAt) return refuse({ code: "order_is_held" });
      return ok(job.mayPack ? [{ kind: "preparation_marked", stage: "packed" }] : []);
    },
  );
}
