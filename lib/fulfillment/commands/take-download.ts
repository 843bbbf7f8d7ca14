import { inTransaction, type Tx } from "@/db/client";
import { type DigitalFile, findDigitalFile } from "@/db/queries/digital";
import { findSession, insertSession } from "@/db/queries/grants";
import { lockOrder } from "@/db/queries/journal";
import { type DownloadState, downloadState, type Grant, grantsOfLine } from "@/lib/fulfillment/grants";
import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { hmacSha256, tokenHash } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import { type Context, pinned } from "@/lib/platform/context";

/** How long the bytes of one counted download may be asked for, whole, again or in ranges. */
export const SESSION_HOURS = 2;
const KEY_BYTES = 16;
const HASH_BYTES = 8;

export type TakeDownload = {
  readonly orderId: number;
  readonly lineId: string;
  readonly grantId: string;
  /** Made when the page was shown: one press, and every repeat of it, is one download. */
  readonly pressKey: string;
  readonly ip: string;
};

export type TakeRefused =
  | { readonly code: Exclude<DownloadState, "live"> | "download_not_found" | "file_missing" }
  | GateRefused;

export type TakenDownload = { readonly key: string; readonly file: DigitalFile };

/** Salted with a key that is not in the database: tells one visitor from another and nobody who they are. */
export const ipHash = (ctx: Context, orderId: number, ip: string): string =>
  hmacSha256(ctx.linkKey, JSON.stringify(["ip", orderId, ip]))
    .subarray(0, HASH_BYTES)
    .toString("hex");

const sessionKey = (ctx: Context, grantId: string, pressKey: string): string =>
  hmacSha256(ctx.linkKey, JSON.stringify(["download_session", grantId, pressKey]))
    .subarray(0, KEY_BYTES)
    .toString("base64url");

/** The grant of a link's own line; another line's is unknown here. */
export const grantOfLink = (order: Order, lineId: string, grantId: string): Grant | null =>
  grantsOfLine(order.parcels.grants, lineId).find((one) => one.grantId === grantId) ?? null;

/**
 * Counts one download and opens its bytes for a while under a key of their own. The count and the key are one commit; pressing the
 * same button again gives the same key, and whatever is asked for under it, resumed or in ranges, is that one download.
 */
export async function takeDownload(
  given: Context,
  input: TakeDownload,
): Promise<Result<TakenDownload, TakeRefused>> {
  const ctx = await pinned(given);
  const key = sessionKey(ctx, input.grantId, input.pressKey);
  return inTransaction(given.db, async (tx) => {
    await lockOrder(tx, input.orderId);
    const isAgain = (await findSession(tx, tokenHash(key), ctx.now())) !== null;
    let fileId = 0;
    const counted = await changeOrderWithin<TakeRefused>(
      tx,
      ctx,
      input.orderId,
      (order) => {
        const grant = grantOfLink(order, input.lineId, input.grantId);
        if (!grant) return refuse({ code: "download_not_found" });
        fileId = grant.fileId;
        const state = downloadState(grant, ctx.now());
        if (isAgain && (state === "live" || state === "used_up")) return ok([]);
        if (state !== "live") return refuse({ code: state });
        const ipHashed = ipHash(ctx, input.orderId, input.ip);
        return ok([
          { kind: "download_made", grantId: grant.grantId, count: grant.used + 1, ipHash: ipHashed },
        ]);
      },
      { alongside: isAgain ? undefined : (open) => openSession(open, ctx, input, key) },
    );
    if (!counted.ok) return counted;
    const file = await findDigitalFile(tx, fileId);
    return file ? ok({ key, file }) : refuse({ code: "file_missing" });
  });
}

const openSession = (tx: Tx, ctx: Context, { orderId, grantId }: TakeDownload, key: string): Promise<void> =>
  insertSession(tx, {
    keyHash: tokenHash(key),
    ...{ orderId, grantId },
    startedAt: ctx.now(),
    expiresAt: plus(ctx.now(), SESSION_HOURS * HOUR_MS),
  });

type Asked = { readonly order: Order; readonly lineId: string; readonly key: string };

/** The file of a download that was counted and whose grant still stands; null for anything else. Reads only. */
export async function countedFile(ctx: Context, { order, lineId, key }: Asked): Promise<DigitalFile | null> {
  const session = await findSession(ctx.db, tokenHash(key), ctx.now());
  const grant = session?.orderId === order.id ? grantOfLink(order, lineId, session.grantId) : null;
  const state = grant ? downloadState(grant, ctx.now()) : "ended";
  return grant && (state === "live" || state === "used_up") ? findDigitalFile(ctx.db, grant.fileId) : null;
}
