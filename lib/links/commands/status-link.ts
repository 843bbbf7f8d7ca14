import type { Reader, Tx } from "@/db/client";
import { findOrderLink, insertLink, type LinkRow } from "@/db/queries/links";
import { linkExpiresAt } from "@/lib/links/purposes";
import { linkState } from "@/lib/links/token";
import type { Context } from "@/lib/platform/context";
import { newOrderLink, tokenOf, urlOf } from "./link-url";

export type StatusLink = { readonly token: string; readonly url: string };

/** The link to an order's status page, made when there is none that still works. For letters, papers and redirects after a POST. */
export async function statusLinkOf(
  ctx: Context,
  orderId: number,
  reader: Reader = ctx.db,
): Promise<StatusLink> {
  return (await findStatusLink(ctx, orderId, reader)) ?? issueStatusLink(ctx, orderId, reader);
}

/** The same without making one: for pages, since a GET changes nothing. */
export async function findStatusLink(
  ctx: Context,
  orderId: number,
  reader: Reader = ctx.db,
): Promise<StatusLink | null> {
  const link = await findOrderLink(reader, orderId, "status");
  return link && linkState(link, ctx.now()) === "live" ? shown(ctx, link) : null;
}

export async function issueStatusLink(ctx: Context, orderId: number, tx: Tx | Reader): Promise<StatusLink> {
  const { times } = await ctx.settings();
  const row = newOrderLink(ctx, {
    purpose: "status",
    orderId,
    expiresAt: linkExpiresAt("status", times, ctx.now()),
  });
  return shown(ctx, await insertLink(tx, row));
}

function shown(ctx: Context, link: LinkRow): StatusLink {
  const [token, url] = [tokenOf(ctx, link), urlOf(ctx, link)];
  if (token === null || url === null) throw new Error(`status link ${link.id} cannot be shown again`);
  return { token, url };
}
