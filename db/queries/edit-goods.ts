import { and, asc, eq, inArray, ne, or, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { products, variants } from "@/db/schema";

/** Variants that an order has, and those of the same products that are still sold: what a line can be changed into. */
export async function listSiblings(reader: Reader, variantIds: readonly number[]) {
  if (variantIds.length === 0) return [];
  const own = reader
    .select({ id: variants.productId })
    .from(variants)
    .where(inArray(variants.id, [...variantIds]));
  return reader
    .select({
      variantId: variants.id,
      productId: variants.productId,
      name: products.name,
      sku: variants.sku,
      options: variants.options,
      price: variants.price,
      stock: variants.stock,
      unlimited: variants.unlimited,
      status: products.status,
      type: products.type,
      imageId: sql<number | null>`coalesce(${variants.imageId}, ${products.imageId})::int`,
    })
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
