import { z } from "zod";
import { longText, orNull, positiveUnits } from "@/lib/kernel/input";
import { MAX_ITEMS, MAX_QUANTITY } from "./direct-buy";

/** What a saved direct-buy link sells, as `links.content` keeps it; amounts are text there. */
export const savedLinkSchema = z.object({
  lines: z
    .array(
      z.object({
        variantId: z.int().positive(),
        quantity: z.int().min(1).max(MAX_QUANTITY),
        /** A price of its own, whatever the product costs today. */
        fixedPrice: positiveUnits.nullable().default(null),
      }),
    )
    .min(1)
    .max(MAX_ITEMS),
  coupon: orNull(z.string().max(80)).default(null),
  /** A word of the shop above the button. */
  text: orNull(longText({ max: 600 })).default(null),
});
export type SavedLink = z.output<typeof savedLinkSchema>;

export const savedLinkJson = (link: SavedLink): unknown =>
  JSON.parse(JSON.stringify(link, (_, value) => (typeof value === "bigint" ? value.toString() : value)));
