import { z } from "zod";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { ok, type Result } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { type DownloadsRefused, grantsToChange, lineDownloadsInput, said } from "./line-downloads";

export const extendDownloadInput = lineDownloadsInput.extend({
  days: z.coerce.number().int().min(0).max(3650),
  downloads: z.coerce.number().int().min(0).max(1000),
});
export type ExtendDownloadInput = z.output<typeof extendDownloadInput>;

/** More days and more downloads for the link that the customer has. Days count from today when it has expired. */
export async function extendDownload(
  ctx: Context,
  { orderId, lineId, days, downloads }: ExtendDownloadInput,
): Promise<Result<Order, DownloadsRefused>> {
  return changeOrder<DownloadsRefused>(ctx, orderId, (order) => {
    const grants = grantsToChange(order, lineId);
    if (!grants.ok) return grants;
    if (days === 0 && downloads === 0) return ok([]);
    return ok(
      grants.value.map((grant): OrderEvent => {
        const from = days > 0 && grant.expiresAt < ctx.now() ? ctx.now() : grant.expiresAt;
        return {
          kind: "download_granted",
          grantId: grant.grantId,
          ...said(grant),
          max: grant.max + downloads,
          expiresAt: plus(from, days * DAY_MS).toISOString(),
        };
      }),
    );
  });
}
