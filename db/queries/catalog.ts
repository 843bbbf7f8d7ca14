import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { coupons, digitalFiles, images, orders, people, products, taxRates, variants } from "@/db/schema";
import type { CatalogueRow } from "@/lib/carts/priced-cart";
import { type Coupon, couponKey } from "@/lib/catalog/coupon";
import { discountSchema } from "@/lib/catalog/discount";
import type { TaxRule } from "@/lib/catalog/tax";

const ROW = {
  variantId: variants.id,
  productId: products.id,
  sku: variants.sku,
  name: products.name,
  description: products.description,
  options: variants.options,
  price: variants.price,
  compareAtPrice: variants.compareAtPrice,
  stock: variants.stock,
  unlimited: variants.unlimited,
  status: products.status,
  type: products.type,
  imageId: sql<number | null>`coalesce(${variants.imageId}, ${products.imageId})`.mapWith(Number),
  imageAlt: images.alt,
  taxCategory: products.taxCategory,
  weightGrams: variants.weightGrams,
};

/** What is sold, as carts price it, by variant. Ids that nobody knows are missing from the answer. */
export async function catalogueByIds(
  reader: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, CatalogueRow>> {
  if (ids.length === 0) return new Map();
  const rows = await selectRows(reader).where(inArray(variants.id, [...ids]));
  return withFiles(reader, rows);
}

/** The same by SKU, compared without case: links are typed by people. */
export async function catalogueBySkus(
  reader: Reader,
  skus: readonly string[],
): Promise<ReadonlyMap<string, CatalogueRow>> {
  if (skus.length === 0) return new Map();
  const keys = skus.map((sku) => sku.toLowerCase());
  const rows = await selectRows(reader).where(inArray(sql`lower(${variants.sku})`, keys));
  const found = await withFiles(reader, rows);
  return new Map([...found.values()].map((row) => [row.sku.toLowerCase(), row]));
}

const selectRows = (reader: Reader) =>
  reader
    .select(ROW)
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .leftJoin(images, eq(images.id, sql`coalesce(${variants.imageId}, ${products.imageId})`));

type Selected = Awaited<ReturnType<typeof selectRows>>[number];

async function withFiles(
  reader: Reader,
  rows: readonly Selected[],
): Promise<ReadonlyMap<number, CatalogueRow>> {
  const digital = rows.filter((row) => row.type === "digital").map((row) => row.variantId);
  const files =
    digital.length === 0
      ? []
      : await reader
          .select({ id: digitalFiles.id, variantId: digitalFiles.variantId })
          .from(digitalFiles)
          .where(and(inArray(digitalFiles.variantId, digital), isNull(digitalFiles.archivedAt)))
          .orderBy(asc(digitalFiles.id));
  return new Map(
    rows.map(({ status, type, ...row }) => [
      row.variantId,
      {
        ...row,
        sellable: status === "available",
        digital: type === "digital",
        fileIds: files.filter((file) => file.variantId === row.variantId).map((file) => file.id),
      },
    ]),
  );
}

export async function listTaxRules(reader: Reader): Promise<TaxRule[]> {
  const rows = await reader.select().from(taxRates);
  return rows.map(({ name, country, region, category, basisPoints, appliesToShipping }) => ({
    rate: { kind: "percent", name, basisPoints },
    country,
    region,
    category,
    appliesToShipping,
  }));
}

type FindCoupon = {
  readonly code: string;
  readonly email: string | null;
  /** An order that uses it already and must not count against itself. */
  readonly exceptOrderId: number | null;
};

/** A coupon with its uses so far: orders that are pending or paid. */
export async function findCoupon(
  reader: Reader,
  { code, email, exceptOrderId }: FindCoupon,
): Promise<{ readonly coupon: Coupon; readonly usedByEmail: number } | null> {
  const [row] = await reader
    .select()
    .from(coupons)
    .where(eq(sql`lower(${coupons.code})`, couponKey(code).toLowerCase()));
  if (!row) return null;
  const [uses] = await reader
    .select({
      all: sql<number>`count(*)`.mapWith(Number),
      byEmail:
        sql<number>`count(*) filter (where lower(${people.email}) = ${email?.toLowerCase() ?? null}::text)`.mapWith(
          Number,
        ),
    })
    .from(orders)
    .leftJoin(people, eq(people.id, orders.personId))
    .where(
      and(
        eq(sql`lower(${orders.coupon})`, row.code.toLowerCase()),
        inArray(orders.paymentStatus, ["pending", "paid"]),
        sql`${orders.id} is distinct from ${exceptOrderId}::bigint`,
      ),
    );
  const coupon: Coupon = {
    code: row.code,
    target: row.target,
    discount: discountSchema.parse(row.value),
    minimumAmount: row.minimumAmount,
    minimumItems: row.minimumItems,
    limit: row.limitTotal,
    limitPerEmail: row.limitPerEmail,
    from: row.startsAt,
    to: row.endsAt,
    timesUsed: uses?.all ?? 0,
  };
  return { coupon, usedByEmail: uses?.byEmail ?? 0 };
}

/** Whoever counts its uses and then adds one holds the row: limits hold under any number of buyers. */
export async function lockCoupon(tx: Tx, code: string): Promise<void> {
  await tx
    .select({ id: coupons.id })
    .from(coupons)
    .where(eq(sql`lower(${coupons.code})`, couponKey(code).toLowerCase()))
    .for("update");
}

export type PictureRow = typeof images.$inferSelect;

export async function findImage(reader: Reader, id: number): Promise<PictureRow | null> {
  const [row] = await reader.select().from(images).where(eq(images.id, id));
  return row ?? null;
}
