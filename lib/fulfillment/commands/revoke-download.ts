import { ok, type Result } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { type DownloadsRefused, grantsToChange, type LineDownloads, revokedBy } from "./line-downloads";

/** Ends the downloads of a line by hand: they stay ended until a person renews them. Ending them twice is fine and told once. */
export async function revokeDownload(
  ctx: Context,
  { orderId, lineId }: LineDownloads,
): Promise<Result<Order, DownloadsRefused>> {
  return changeOrder<DownloadsRefused>(ctx, orderId, (order) => {
    const grants = grantsToChange(order, lineId);
    if (!grants.ok) return grants;
    return ok(grants.value.flatMap(({ grantId, revoked }) => (revoked ? [] : [revokedBy(grantId, "staff")])));
  });
}
