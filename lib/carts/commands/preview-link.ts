import { catalogueBySkus } from "@/db/queries/catalog";
import type { LinkRow } from "@/db/queries/links";
import { type CartLine, EMPTY_DRAFT, mergeLines } from "@/lib/carts/cart";
import { typedCoupon } from "@/lib/catalog/coupon";
import { oneLine } from "@/lib/kernel/text";
import { type BadItem, parseItems } from "@/lib/links/direct-buy";
import { type SavedLink, savedLinkSchema } from "@/lib/links/saved-link";
import type { Context } from "@/lib/platform/context";
import { type LoadedCart, priceNow } from "./load-cart";

export type LinkPreview = Pick<LoadedCart, "rows" | "priced" | "settings"> & {
  /** What was asked for and is not sold here, as it was typed. */
  readonly gone: readonly string[];
  readonly lowered: readonly BadItem[];
};

/** What a saved link sells today. Reads only. */
export async function previewSavedLink(
  ctx: Context,
  link: LinkRow,
): Promise<LinkPreview & { readonly content: SavedLink }> {
  const content = savedLinkSchema.parse(link.content);
  const lines = content.lines.map(({ variantId, quantity, fixedPrice }) => ({
    variantId,
    quantity,
    fixedPrice: fixedPrice === null ? null : fixedPrice.toString(),
  }));
  const { coupon } = content;
  return { ...(await preview(ctx, lines, coupon)), gone: [], lowered: [], content };
}

/** What a typed link asks for, as far as it can be had. Reads only; nothing that is typed can make it fail. */
export async function previewTypedLink(ctx: Context, p: string, coupon: string): Promise<LinkPreview> {
  const { lines, gone, lowered } = await readTypedLink(ctx, p);
  return { ...(await preview(ctx, lines, typedCoupon(coupon))), gone, lowered };
}

/** What a typed link names, with whatever cannot be used of it. A quantity that is none counts as 1: somebody wants the product. */
export async function readTypedLink(ctx: Context, p: string) {
  const first = parseItems(p);
  const unclear = first.problems.filter((one) => one.problem === "bad_quantity");
  const named = parseItems(unclear.map(({ text }) => `${text.slice(0, text.lastIndexOf(":"))}:1`).join(","));
  const items = [...first.items, ...named.items];
  const rows = await catalogueBySkus(
    ctx.db,
    items.map((item) => item.sku),
  );
  const lines = items.flatMap(({ sku, quantity }): CartLine[] => {
    const row = rows.get(sku.toLowerCase());
    return row ? [{ variantId: row.variantId, quantity, fixedPrice: null }] : [];
  });
  const unknown = items.filter((item) => !rows.has(item.sku.toLowerCase())).map((item) => item.sku);
  const unread = first.problems.filter(
    ({ problem }) => problem === "bad_sku" || problem === "too_many_items",
  );
  const lowered = first.problems.filter(({ problem }) => problem === "quantity_lowered");
  return {
    lines: mergeLines(lines),
    lowered: [...lowered, ...unclear],
    gone: [...new Set([...unknown, ...unread.map((one) => one.text)].map(shown))],
  };
}

const MOST_SHOWN = 120;

/** What an address named, fit for a page and a row of the database. */
const shown = (text: string): string =>
  Array.from(oneLine(text.toWellFormed())).slice(0, MOST_SHOWN).join("");

async function preview(ctx: Context, lines: readonly CartLine[], coupon: string | null) {
  const settings = await ctx.settings();
  const asked = { lines: mergeLines(lines), coupon, draft: EMPTY_DRAFT, orderId: null, agreed: [], settings };
  return { ...(await priceNow(ctx.db, ctx, asked)), settings };
}
