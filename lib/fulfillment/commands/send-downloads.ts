import { z } from "zod";
import { inTransaction } from "@/db/client";
import { downloadState } from "@/lib/fulfillment/grants";
import { mintId } from "@/lib/kernel/ids";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import { enqueueLetter } from "@/lib/orders/commands/write-letters";
import type { Context } from "@/lib/platform/context";

export const sendDownloadsInput = z.strictObject({ orderId: rowIdField });
export type SendDownloadsRefused = { readonly code: "no_downloads" | "order_not_found" };

/** Sends the customer the links to whatever can be downloaded now. Each time is a letter of its own. */
export async function sendDownloads(
  ctx: Context,
  { orderId }: z.output<typeof sendDownloadsInput>,
): Promise<Result<null, SendDownloadsRefused>> {
  const order = await readOrder(ctx.db, orderId);
  if (!order) return refuse({ code: "order_not_found" });
  const live = Object.values(order.parcels.grants).some((one) => downloadState(one, ctx.now()) === "live");
  if (!live) return refuse({ code: "no_downloads" });
  const id = mintId(ctx.random, "ltr");
  await inTransaction(ctx.db, (tx) =>
    enqueueLetter(tx, ctx, 0, {
      id,
      key: `order_${orderId}/downloads_renewed/${id}/customer`,
      kind: "downloads_renewed",
      audience: "customer",
      orderId,
      personId: order.personId,
      staffId: null,
      shipmentId: null,
      step: 0,
      locale: order.locale,
      state: "waiting",
      dueAt: ctx.now(),
      createdAt: ctx.now(),
    }),
  );
  return ok(null);
}
