const TOKEN = /^[A-Za-z0-9_-]{22}$/;
const SLUG = /^[a-z0-9-]{3,60}$/;

/** 128 bits as base64url. Anything else cannot be a token and needs no look-up. */
export const isToken = (text: string): boolean => TOKEN.test(text);

export const isSlug = (text: string): boolean => SLUG.test(text);

export type LinkLife = {
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly maxUses: number | null;
  readonly uses: number;
};

export const LINK_STATES = ["live", "expired", "revoked", "used_up"] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** `expiresAt` is the first moment at which the link is over. What a person ended weighs more than what ended by itself. */
export function linkState(link: LinkLife, now: Date): LinkState {
  if (link.revokedAt) return "revoked";
  if (link.maxUses !== null && link.uses >= link.maxUses) return "used_up";
  return link.expiresAt && now >= link.expiresAt ? "expired" : "live";
}

/** What was sold through a saved link: orders that are pending or paid. One that ended unpaid gives its use back. */
export type LinkSales = { readonly orders: number; readonly units: number };

/** The same for a link that sells: over with its last use, or once its units are sold. */
export function savedLinkState(
  link: LinkLife & { readonly stockCap: number | null },
  sold: LinkSales,
  now: Date,
): LinkState {
  const isSoldOut = link.stockCap !== null && sold.units >= link.stockCap;
  return linkState({ ...link, uses: sold.orders, maxUses: isSoldOut ? 0 : link.maxUses }, now);
}
