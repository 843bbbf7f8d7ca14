import type { LinkRow, NewLink } from "@/db/queries/links";

import { reissuableToken, tokenHash } from "@/lib/kernel/hash";
import { mintId } from "@/lib/kernel/ids";
import { type LinkPurpose, linkUrl } from "@/lib/links/purposes";
import type { Context } from "@/lib/platform/context";

const SALT_BYTES = 16;

/** The token of a link that can be shown again, re-made from its row; null for those shown once or known by a slug. */
export function tokenOf(ctx: Context, link: Pick<LinkRow, "id" | "purpose" | "salt">): string | null {
  return link.salt === null ? null : reissuableToken(ctx.linkKey, link.purpose, link.id, link.salt);
}

/** The whole address of a link; null when it cannot be shown again. */
export function urlOf(ctx: Context, link: Pick<LinkRow, "id" | "purpose" | "salt" | "slug">): string | null {
  const known = link.slug ?? tokenOf(ctx, link);
  return known === null ? null : linkUrl(ctx.appUrl, link.purpose as LinkPurpose, known);
}

type LinkOfOrder = {
  readonly purpose: LinkPurpose;
  readonly orderId: number;
  readonly expiresAt: Date | null;
  readonly content?: unknown;
};

/** A row for a link of an order, ready to be written; its token is known only here and through `tokenOf`. */
export function newOrderLink(
  ctx: Context,
  link: LinkOfOrder,
): NewLink & { readonly id: string; readonly salt: string } {
  const id = mintId(ctx.random, "lnk");
  const salt = Buffer.from(ctx.random.bytes(SALT_BYTES)).toString("base64url");
  const { purpose, orderId, expiresAt, content } = link;
  const createdBy = ctx.actor.kind === "staff" && ctx.actor.id !== null ? Number(ctx.actor.id) : null;
  return {
    id,
    purpose,
    salt,
    tokenHash: tokenHash(reissuableToken(ctx.linkKey, purpose, id, salt)),
    orderId,
    content: content ?? {},
    expiresAt,
    createdBy,
    createdAt: ctx.now(),
  };
}

export type IssuedLink = {
  readonly id: string;
  readonly token: string;
  readonly url: string;
  readonly expiresAt: Date | null;
};

/** A link that can be shown, with its address. @throws Error when it cannot. */
export function issuedFrom(ctx: Context, link: LinkRow | null): IssuedLink {
  const [token, url] = link ? [tokenOf(ctx, link), urlOf(ctx, link)] : [null, null];
  if (!link || token === null || url === null) throw new Error("the link cannot be shown");
  return { id: link.id, token, url, expiresAt: link.expiresAt };
}
