import { and, asc, eq, inArray, ne, or } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { products, variants } from "@/db/schema";
import { GOODS } from "./desk-search";

/** Variants that an order has, and those of the same products that are still sold: what a line can be changed into. */
export async function listSiblings(reader: Reader, variantIds: readonly number[]) {
  if (variantIds.length === 0) return [];
  const own = reader
    .select({ id: variants.productId })
    .from(variants)
    .where(inArray(variants.id, [...variantIds]));
  return reader
    .select({ ...GOODS, productId: variants.productId })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(
      and(
        inArray(variants.productId, own),
        or(ne(products.status, "archived"), inArray(variants.id, [...variantIds])),
      ),
    )
    .orderBy(asc(variants.productId), asc(variants.position), asc(variants.id));
}
