import type { z } from "zod";
import { filesToGrant } from "@/db/queries/digital";
import { endDownloadLinks } from "@/db/queries/grants";
import { insertLink } from "@/db/queries/links";
import type { Grant } from "@/lib/fulfillment/grants";
import { mintId } from "@/lib/kernel/ids";
import { checked } from "@/lib/kernel/input";
import { ok, type Result } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { limitsOf, lineLink } from "./grant-downloads";
import { type DownloadsRefused, grantsToChange, lineDownloadsInput, revokedBy, said } from "./line-downloads";

export const renewDownloadInput = lineDownloadsInput.extend({ notify: checked });
export type RenewDownloadInput = z.output<typeof renewDownloadInput>;

/** Another link for the downloads of a line, with whole limits; the old link ends at once. Keys stay those that were given. */
export async function renewDownload(
  ctx: Context,
  { orderId, lineId, notify }: RenewDownloadInput,
): Promise<Result<Order, DownloadsRefused>> {
  const limits = await limitsByFile(ctx, orderId);
  return changeOrder<DownloadsRefused>(
    ctx,
    orderId,
    (order) => {
      const grants = grantsToChange(order, lineId);
      if (!grants.ok) return grants;
      return ok(grants.value.flatMap((grant, index) => again(grant, index === 0 && notify)));
    },
    {
      alongside: async (tx) => {
        await endDownloadLinks(tx, orderId, lineId, ctx.now());
        await insertLink(tx, lineLink(ctx, orderId, lineId));
      },
    },
  );

  function again(grant: Grant, isTold: boolean): OrderEvent[] {
    const renewed: OrderEvent = {
      kind: "download_granted",
      grantId: mintId(ctx.random, "grt"),
      ...said(grant),
      ...(limits.get(grant.fileId) ?? { max: grant.max, expiresAt: grant.expiresAt.toISOString() }),
      renews: grant.grantId,
      notify: isTold,
    };
    return grant.revoked ? [renewed] : [revokedBy(grant.grantId, "renewed"), renewed];
  }
}

async function limitsByFile(ctx: Context, orderId: number) {
  const { times } = await ctx.settings();
  const order = await readOrder(ctx.db, orderId);
  const ids = [...new Set(Object.values(order?.parcels.grants ?? {}).map(({ fileId }) => fileId))];
  const files = await filesToGrant(ctx.db, ids);
  return new Map(files.map((file) => [file.id, limitsOf(file, times, ctx.now())] as const));
}
