import { and, asc, desc, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { images, orderLines, orders, products, staff, stockMovements, variants } from "@/db/schema";
import { PAGE_SIZE, type Page, type Place, pageOf } from "@/lib/kernel/keyset";

const imageId = sql<number | null>`coalesce(${variants.imageId}, ${products.imageId})`;

const VARIANT = {
  id: variants.id,
  productId: products.id,
  name: products.name,
  type: products.type,
  status: products.status,
  sku: variants.sku,
  options: variants.options,
  price: variants.price,
  stock: variants.stock,
  unlimited: variants.unlimited,
  short: variants.short,
  threshold: variants.threshold,
  imageId: sql<number | null>`${imageId}::int`.as("image_id"),
  imageAlt: images.alt,
};

const selectVariants = (reader: Reader) =>
  reader
    .select(VARIANT)
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .leftJoin(images, eq(images.id, imageId));

export type ListedVariant = Awaited<ReturnType<typeof selectVariants>>[number];
export type ListedProduct = { readonly id: number; readonly variants: readonly ListedVariant[] };

/** Products in the order in which they were made, each with all its variants. */
export async function listProducts(reader: Reader, place: Place | null): Promise<Page<ListedProduct>> {
  const backwards = place?.direction === "previous";
  const found = await reader
    .select({ id: products.id })
    .from(products)
    .where(place ? (backwards ? lt : gt)(products.id, Number(place.key)) : undefined)
    .orderBy(backwards ? desc(products.id) : asc(products.id))
    .limit(PAGE_SIZE + 1);
  const page = pageOf(found, place, (row) => String(row.id));
  const ids = page.rows.map(({ id }) => id);
  const all =
    ids.length === 0
      ? []
      : await selectVariants(reader)
          .where(inArray(products.id, ids))
          .orderBy(asc(variants.position), asc(variants.id));
  return { ...page, rows: ids.map((id) => ({ id, variants: all.filter((v) => v.productId === id) })) };
}

/** What can be put into a link, by name. */
export async function listVariantChoices(reader: Reader): Promise<ListedVariant[]> {
  return selectVariants(reader)
    .where(eq(products.status, "available"))
    .orderBy(asc(products.name), asc(variants.position), asc(variants.id))
    .limit(1_000);
}

export async function findVariant(reader: Reader, id: number): Promise<ListedVariant | null> {
  const [row] = await selectVariants(reader).where(eq(variants.id, id));
  return row ?? null;
}

export async function variantsByIds(reader: Reader, ids: readonly number[]): Promise<ListedVariant[]> {
  return ids.length === 0 ? [] : selectVariants(reader).where(inArray(variants.id, [...ids]));
}

/** Sold and not sent yet: still in the shop's hands, though not for sale. */
export async function unitsHeld(reader: Reader, variantId: number): Promise<number> {
  const [row] = await reader
    .select({
      held: sql<number>`coalesce(sum(${orderLines.quantity} - ${orderLines.dispatched}), 0)`.mapWith(Number),
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(
      and(
        eq(orderLines.variantId, variantId),
        inArray(orders.paymentStatus, ["pending", "paid"]),
        gt(orderLines.quantity, orderLines.dispatched),
      ),
    );
  return row?.held ?? 0;
}

const MOVEMENT = {
  id: stockMovements.id,
  kind: stockMovements.kind,
  delta: stockMovements.delta,
  balanceAfter: stockMovements.balanceAfter,
  shortage: stockMovements.shortage,
  reason: stockMovements.reason,
  orderNumber: orders.number,
  person: staff.name,
  at: stockMovements.at,
};

function readMovements(reader: Reader, where: SQL | undefined, place: Place | null) {
  return reader
    .select(MOVEMENT)
    .from(stockMovements)
    .leftJoin(orders, eq(orders.id, stockMovements.orderId))
    .leftJoin(staff, eq(staff.id, stockMovements.staffId))
    .where(where)
    .orderBy(place?.direction === "previous" ? asc(stockMovements.id) : desc(stockMovements.id))
    .limit(PAGE_SIZE + 1);
}
export type ListedMovement = Awaited<ReturnType<typeof readMovements>>[number];

/** Newest first. */
export async function listMovements(
  reader: Reader,
  variantId: number,
  place: Place | null,
): Promise<Page<ListedMovement>> {
  const key = place ? Number(place.key) : 0;
  const beyond = place ? (place.direction === "next" ? lt : gt)(stockMovements.id, key) : undefined;
  const found = await readMovements(reader, and(eq(stockMovements.variantId, variantId), beyond), place);
  return pageOf(found, place, (row) => String(row.id));
}

/** What all movements of a variant sum to; it must equal its stock. */
export async function sumOfMovements(reader: Reader, variantId: number): Promise<number> {
  const [row] = await reader
    .select({ sum: sql<number>`coalesce(sum(${stockMovements.delta}), 0)`.mapWith(Number) })
    .from(stockMovements)
    .where(eq(stockMovements.variantId, variantId));
  return row?.sum ?? 0;
}
