import type { Reader } from "@/db/client";
import { insertCart } from "@/db/queries/carts";
import { catalogueByIds } from "@/db/queries/catalog";
import { type CartLine, type CartSource, EMPTY_DRAFT, mergeLines } from "@/lib/carts/cart";
import { typedCoupon } from "@/lib/catalog/coupon";
import type { Locale } from "@/lib/i18n/locale";
import { newToken, tokenHash } from "@/lib/kernel/hash";
import type { Attribution } from "@/lib/links/attribution";
import type { Context } from "@/lib/platform/context";

export type OpenCartInput = {
  readonly lines: readonly CartLine[];
  readonly coupon: string | null;
  readonly source: CartSource;
  readonly locale: Locale;
  readonly attribution: Attribution;
  readonly linkId?: string | null;
  readonly recoveredFrom?: number | null;
  readonly duplicatedFrom?: number | null;
  /** Names of what was asked for and is not sold here. */
  readonly gone?: readonly string[];
};

/** Writes a cart and answers its token, which is stored nowhere. Prices seen today are remembered, so that another one later is said. */
export async function openCart(ctx: Context, input: OpenCartInput, reader: Reader = ctx.db): Promise<string> {
  const lines = mergeLines(input.lines);
  const rows = await catalogueByIds(
    reader,
    lines.map((line) => line.variantId),
  );
  const token = newToken(ctx.random);
  const now = ctx.now();
  const { linkId, ...attribution } = input.attribution;
  await insertCart(reader, {
    tokenHash: tokenHash(token),
    kind: "public",
    lines: lines.map((line) => ({
      ...line,
      seenPrice: line.seenPrice ?? line.fixedPrice ?? rows.get(line.variantId)?.price.toString() ?? null,
    })),
    coupon: typedCoupon(input.coupon),
    draft: { ...EMPTY_DRAFT, gone: [...(input.gone ?? [])] },
    locale: input.locale,
    source: input.source,
    linkId: input.linkId ?? linkId ?? null,
    attribution,
    recoveredFrom: input.recoveredFrom ?? null,
    duplicatedFrom: input.duplicatedFrom ?? null,
    changedAt: now,
    createdAt: now,
  });
  return token;
}
