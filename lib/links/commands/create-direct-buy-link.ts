import { z } from "zod";
import { inTransaction } from "@/db/client";
import { catalogueBySkus, findCoupon } from "@/db/queries/catalog";
import { findLinkBySlug, insertLink } from "@/db/queries/links";
import { mintId } from "@/lib/kernel/ids";
import { lineText, longText, orNull } from "@/lib/kernel/input";
import type { Currency } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readPlainAmount } from "@/lib/kernel/typed-amount";
import { CHANNELS } from "@/lib/links/attribution";
import { MAX_ITEMS, MAX_QUANTITY } from "@/lib/links/direct-buy";
import { type SavedLink, savedLinkJson } from "@/lib/links/saved-link";
import { slugOf } from "@/lib/links/slug";
import { isSlug } from "@/lib/links/token";
import type { Context } from "@/lib/platform/context";
import { isDay, plusDays, startOfDay } from "@/lib/shop/day";

const MOST_USES = 1_000_000;
const limit = orNull(z.coerce.number().int("not_whole").min(1).max(MOST_USES)).default(null);
const lineInput = z.strictObject({
  sku: lineText({ min: 1, max: 120 }),
  quantity: z.coerce.number().int("not_whole").min(1).max(MAX_QUANTITY),
  /** As typed, in the shop's currency: "9990" or "9990.50". */
  fixedPrice: orNull(lineText({ max: 20 })).default(null),
});

export const createDirectBuyLinkInput = z.strictObject({
  name: lineText({ min: 1, max: 80 }),
  /** Made from the name when left empty. */
  slug: orNull(lineText({ max: 60 })).default(null),
  channel: z.enum(CHANNELS),
  lines: z.preprocess(
    // The form always shows one empty row more.
    (rows) => (Array.isArray(rows) ? rows.filter((row) => (row as { sku?: unknown }).sku !== "") : rows),
    z.array(lineInput).min(1, "missing").max(MAX_ITEMS),
  ),
  coupon: orNull(lineText({ max: 80 })).default(null),
  /** Last day on which it works, in the shop's time zone. */
  lastDay: orNull(z.string().refine(isDay, "bad_day")).default(null),
  maxUses: limit,
  stockCap: limit,
  text: orNull(longText({ max: 600 })).default(null),
});
export type CreateDirectBuyLinkInput = z.output<typeof createDirectBuyLinkInput>;
export type CreateLinkRefused =
  | { readonly code: "bad_slug" | "slug_taken" | "coupon_not_found" | "day_is_over" }
  | { readonly code: "product_not_found" | "bad_price"; readonly sku: string };

/** Saves a link that sells a fixed set of products. Its slug is its address and never changes. */
export async function createDirectBuyLink(
  ctx: Context,
  input: CreateDirectBuyLinkInput,
): Promise<Result<{ readonly id: string; readonly slug: string }, CreateLinkRefused>> {
  const { currency, timeZone } = await ctx.settings();
  const slug = input.slug ?? slugOf(input.name);
  if (!isSlug(slug)) return refuse({ code: "bad_slug" });
  const expiresAt = input.lastDay === null ? null : startOfDay(plusDays(input.lastDay, 1), timeZone);
  if (expiresAt && expiresAt <= ctx.now()) return refuse({ code: "day_is_over" });
  return inTransaction(ctx.db, async (tx) => {
    if (await findLinkBySlug(tx, slug)) return refuse({ code: "slug_taken" });
    const lines = linesOf(input, await catalogueBySkus(tx, skusOf(input)), currency);
    if (!lines.ok) return lines;
    const coupon = input.coupon;
    if (coupon !== null && !(await findCoupon(tx, { code: coupon, email: null, exceptOrderId: null })))
      return refuse({ code: "coupon_not_found" });
    const { name, channel, maxUses, stockCap, text } = input;
    const { id } = await insertLink(tx, {
      ...{ name, channel, maxUses, stockCap, slug, expiresAt },
      id: mintId(ctx.random, "lnk"),
      purpose: "direct_buy",
      content: savedLinkJson({ lines: lines.value, coupon, text }),
      createdBy: ctx.actor.kind === "staff" && ctx.actor.id !== null ? Number(ctx.actor.id) : null,
      createdAt: ctx.now(),
    });
    return ok({ id, slug });
  });
}

const skusOf = (input: CreateDirectBuyLinkInput): string[] => input.lines.map(({ sku }) => sku);

function linesOf(
  input: CreateDirectBuyLinkInput,
  known: ReadonlyMap<string, { readonly variantId: number }>,
  currency: Currency,
): Result<SavedLink["lines"], CreateLinkRefused> {
  const lines: SavedLink["lines"] = [];
  for (const { sku, quantity, fixedPrice } of input.lines) {
    const variantId = known.get(sku.toLowerCase())?.variantId;
    if (variantId === undefined) return refuse({ code: "product_not_found", sku });
    const price = fixedPrice === null ? null : readPlainAmount(fixedPrice, currency);
    if (fixedPrice !== null && price === null) return refuse({ code: "bad_price", sku });
    lines.push({ variantId, quantity, fixedPrice: price });
  }
  return ok(lines);
}
