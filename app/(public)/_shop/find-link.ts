import "server-only";
import { cache } from "react";
import { findLinkByToken, type LinkRow } from "@/db/queries/links";
import { tokenHash } from "@/lib/kernel/hash";
import { ok, type Result } from "@/lib/kernel/result";
import { isToken, type LinkState, linkState } from "@/lib/links/token";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { openToken, type TokenRefused } from "@/lib/platform/public-token";
import { customerContext } from "./customer-context";

type Purpose = "payment" | "recovery" | "duplicate" | "status" | "helper" | "download";
export type OpenedLink = {
  readonly link: LinkRow;
  readonly order: Order;
  readonly state: LinkState;
  readonly ctx: Context;
};

/** The order behind a link's token. Expired and revoked links are found too: their page says so. Reads only. */
export const openOrderLink = cache(
  async (purpose: Purpose, token: string): Promise<Result<OpenedLink, TokenRefused>> => {
    const ctx = customerContext();
    const found = await openToken(purpose, token, (hash) => withOrder(ctx, purpose, hash));
    return found.ok ? ok({ ...found.value, state: linkState(found.value.link, ctx.now()), ctx }) : found;
  },
);

async function withOrder(ctx: Context, purpose: Purpose, hash: string) {
  const link = await findLinkByToken(ctx.db, purpose, hash);
  const order = link?.orderId ? await readOrder(ctx.db, link.orderId) : null;
  return link && order ? { link, order } : null;
}

type Found = { readonly link: LinkRow; readonly order: Order };

/** For actions, whose door has looked the token up already; ended links are found too. */
export async function openedLink(ctx: Context, purpose: Purpose, token: string): Promise<Found | null> {
  return isToken(token) ? withOrder(ctx, purpose, tokenHash(token)) : null;
}

/** The same, only while the link still works. */
export async function liveLink(ctx: Context, purpose: Purpose, token: string): Promise<Found | null> {
  const found = await openedLink(ctx, purpose, token);
  return found && linkState(found.link, ctx.now()) === "live" ? found : null;
}
