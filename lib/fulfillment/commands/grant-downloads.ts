import type { Tx } from "@/db/client";
import { filesToGrant, type GrantedFile, takeKeys } from "@/db/queries/digital";
import { findDownloadLink } from "@/db/queries/grants";
import { insertLink } from "@/db/queries/links";
import { endedGrants, type Owed, owedGrants, toppedUp } from "@/lib/fulfillment/digital";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mintId } from "@/lib/kernel/ids";
import { newOrderLink } from "@/lib/links/commands/link-url";
import type { EventOf } from "@/lib/orders/events";
import type { Step } from "@/lib/orders/moves";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import type { Times } from "@/lib/shop/settings";

type Change = { readonly order: Order; readonly steps: readonly Step[] };
type Granted = EventOf<"download_granted">;

/**
 * The downloads that a change of an order opens and ends. The gate asks this of every change, so that whatever road led to the
 * money, the grants are in its commit: they cannot be lost and not be given twice.
 */
export async function downloadEvents(
  tx: Tx,
  ctx: Context,
  { order, steps }: Change,
): Promise<(Granted | EventOf<"download_revoked">)[]> {
  const ended = endedGrants(order, steps).map(
    ({ grantId, cause }) => ({ kind: "download_revoked", grantId, cause }) as const,
  );
  return [...ended, ...(await granted(tx, ctx, order)), ...(await moreKeys(tx, ctx, order))];
}

async function granted(tx: Tx, ctx: Context, order: Order): Promise<Granted[]> {
  const owed = owedGrants(order);
  if (owed.length === 0) return [];
  const files = new Map(
    (
      await filesToGrant(
        tx,
        owed.map(({ fileId }) => fileId),
      )
    ).map((f) => [f.id, f]),
  );
  const events: Granted[] = [];
  for (const one of owed) {
    const file = files.get(one.fileId);
    if (file) events.push(await grantOf(tx, ctx, { order, owed: one, file }));
  }
  for (const lineId of new Set(events.map((event) => event.lineId)))
    await linkLine(tx, ctx, order.id, lineId);
  return events;
}

async function moreKeys(tx: Tx, ctx: Context, order: Order): Promise<Granted[]> {
  const events: Granted[] = [];
  for (const { grant, units } of toppedUp(order)) {
    const { grantId, lineId, fileId, max, expiresAt } = grant;
    const keys = { fileId, orderId: order.id, lineId, wanted: units, at: ctx.now() };
    events.push({
      kind: "download_granted",
      ...{ grantId, lineId, fileId, max },
      expiresAt: expiresAt.toISOString(),
      keysWanted: units,
      licenceIds: await takeKeys(tx, keys),
    });
  }
  return events;
}

type Giving = { readonly order: Order; readonly owed: Owed; readonly file: GrantedFile };

async function grantOf(tx: Tx, ctx: Context, { order, owed, file }: Giving): Promise<Granted> {
  const { lineId, fileId, units } = owed;
  const { times } = await ctx.settings();
  const keysWanted = file.kind === "keys" ? units : 0;
  const keys = { fileId, orderId: order.id, lineId, wanted: keysWanted, at: ctx.now() };
  return {
    kind: "download_granted",
    grantId: mintId(ctx.random, "grt"),
    ...{ lineId, fileId },
    ...limitsOf(file, times, ctx.now()),
    ...(keysWanted > 0 ? { keysWanted, licenceIds: await takeKeys(tx, keys) } : {}),
  };
}

/** How often and until when, for a grant that begins now. */
export const limitsOf = (file: Pick<GrantedFile, "days" | "count">, times: Times, now: Date) => ({
  max: file.count ?? times.downloadCount,
  expiresAt: plus(now, (file.days ?? times.downloadDays) * DAY_MS).toISOString(),
});

/** A line has one link while nobody ends it: paid again, the letter that the customer has works again. */
async function linkLine(tx: Tx, ctx: Context, orderId: number, lineId: string): Promise<void> {
  if (!(await findDownloadLink(tx, orderId, lineId))) await insertLink(tx, lineLink(ctx, orderId, lineId));
}

/** A new link to the downloads of a line. The grants say how long and how often; the link itself has no end. */
export const lineLink = (ctx: Context, orderId: number, lineId: string) =>
  newOrderLink(ctx, { purpose: "download", orderId, expiresAt: null, content: { lineId } });
