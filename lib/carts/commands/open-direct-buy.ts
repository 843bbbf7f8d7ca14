import { catalogueByIds } from "@/db/queries/catalog";
import { findLinkBySlug, type LinkRow, salesOfLink } from "@/db/queries/links";
import type { CartLine } from "@/lib/carts/cart";
import type { Locale } from "@/lib/i18n/locale";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Attribution } from "@/lib/links/attribution";
import { savedLinkSchema } from "@/lib/links/saved-link";
import { isSlug, type LinkState, savedLinkState } from "@/lib/links/token";
import type { Context } from "@/lib/platform/context";
import { openCart } from "./open-cart";
import { readTypedLink } from "./preview-link";

export type DirectBuyRefused =
  | { readonly code: "link_not_found" }
  | { readonly code: "link_ended"; readonly state: Exclude<LinkState, "live"> }
  | { readonly code: "nothing_to_buy" };

type Visit = { readonly attribution: Attribution; readonly locale: Locale };
export type SavedLinkVisit = Visit & {
  readonly slug: string;
  /** How many of the whole set; prices and contents come from the link alone. */
  readonly times: number;
};

export async function findSavedLink(ctx: Context, slug: string): Promise<LinkRow | null> {
  return isSlug(slug) ? findLinkBySlug(ctx.db, slug) : null;
}

/** Whether a saved link sells now. Counted, not remembered: an order that ended unpaid makes room for the next. */
export const stateOfSavedLink = async (ctx: Context, link: LinkRow): Promise<LinkState> =>
  savedLinkState(link, await salesOfLink(ctx.db, link.id, null), ctx.now());

/** Makes a cart from a saved link. @returns its token. */
export async function openSavedLink(
  ctx: Context,
  visit: SavedLinkVisit,
): Promise<Result<{ token: string }, DirectBuyRefused>> {
  const link = await findSavedLink(ctx, visit.slug);
  if (!link) return refuse({ code: "link_not_found" });
  const state = await stateOfSavedLink(ctx, link);
  if (state !== "live") return refuse({ code: "link_ended", state });
  const content = savedLinkSchema.parse(link.content);
  const lines = content.lines.map(
    ({ variantId, quantity, fixedPrice }): CartLine => ({
      variantId,
      quantity: quantity * visit.times,
      fixedPrice: fixedPrice === null ? null : fixedPrice.toString(),
    }),
  );
  if (
    (
      await catalogueByIds(
        ctx.db,
        lines.map((line) => line.variantId),
      )
    ).size === 0
  )
    return refuse({ code: "nothing_to_buy" });
  const attribution = { ...visit.attribution, ...(link.channel ? { channel: link.channel } : {}) };
  const { coupon } = content;
  return ok({
    token: await openCart(ctx, {
      ...visit,
      lines,
      coupon,
      source: "direct_buy",
      attribution,
      linkId: link.id,
    }),
  });
}

export type TypedVisit = Visit & { readonly p: string; readonly coupon: string | null };

/** Makes a cart from the text of a typed link. What cannot be bought is left out and named in the cart. */
export async function openTypedLink(
  ctx: Context,
  visit: TypedVisit,
): Promise<Result<{ token: string }, DirectBuyRefused>> {
  const { lines, gone } = await readTypedLink(ctx, visit.p);
  if (lines.length === 0) return refuse({ code: "nothing_to_buy" });
  const { coupon, attribution, locale } = visit;
  return ok({
    token: await openCart(ctx, { lines, coupon, attribution, locale, source: "direct_buy", gone }),
  });
}
