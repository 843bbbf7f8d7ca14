import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at, minor, ref, rowId } from "./columns";

const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
});

/** Pictures of products; kept when a product changes, since orders show what was sold. */
export const images = pgTable("images", {
  id: rowId(),
  mime: text("mime").notNull(),
  bytes: bytes("bytes").notNull(),
  alt: text("alt").notNull(),
  createdAt: at("created_at").notNull(),
});

export const products = pgTable("products", {
  id: rowId(),
  name: text("name").notNull(),
  description: text("description").notNull(),
  type: text("type").$type<"physical" | "digital">().notNull(),
  status: text("status").$type<"available" | "unavailable" | "archived">().notNull(),
  imageId: ref("image_id"),
  taxCategory: text("tax_category"),
  /** How long and how often what was bought may be downloaded; null = as the settings say. */
  downloadDays: integer("download_days"),
  downloadCount: integer("download_count"),
  createdAt: at("created_at").notNull(),
});

export const variants = pgTable(
  "variants",
  {
    id: rowId(),
    productId: ref("product_id").notNull(),
    sku: text("sku").notNull(),
    options: text("options").array().notNull(),
    price: minor("price").notNull(),
    compareAtPrice: minor("compare_at_price"),
    stock: integer("stock").notNull(),
    unlimited: boolean("unlimited").notNull(),
    /** Below zero by an accepted shortage; cleared when stock is 0 or more again. */
    short: boolean("short").notNull().default(false),
    threshold: integer("threshold").notNull().default(0),
    weightGrams: integer("weight_grams").notNull().default(0),
    imageId: ref("image_id"),
    position: integer("position").notNull().default(0),
  },
  (t) => [
    uniqueIndex("variants_sku_uq").on(t.sku),
    index("variants_product_idx").on(t.productId),
    check("variants_stock_ck", sql`${t.unlimited} or ${t.stock} >= 0 or ${t.short}`),
    check("variants_price_ck", sql`${t.price} >= 0`),
  ],
);

/** Append-only: each change of a variant's stock with its reason and what was left. */
export const stockMovements = pgTable(
  "stock_movements",
  {
    id: rowId(),
    variantId: ref("variant_id").notNull(),
    delta: integer("delta").notNull(),
    kind: text("kind").$type<"take" | "return" | "restock" | "write_off" | "adjust" | "import">().notNull(),
    orderId: ref("order_id"),
    eventSeq: integer("event_seq"),
    staffId: ref("staff_id"),
    reason: text("reason"),
    shortage: boolean("shortage").notNull().default(false),
    balanceAfter: integer("balance_after").notNull(),
    at: at("at").notNull(),
  },
  (t) => [
    uniqueIndex("stock_movements_once_uq").on(t.orderId, t.eventSeq, t.variantId, t.kind),
    index("stock_movements_variant_idx").on(t.variantId, t.id),
  ],
);

/** What a digital product gives: a private file, somebody else's address, or keys out of a pool. Archived, never deleted. */
export const digitalFiles = pgTable(
  "digital_files",
  {
    id: rowId(),
    variantId: ref("variant_id").notNull(),
    kind: text("kind").$type<"file" | "address" | "keys">().notNull().default("file"),
    name: text("name").notNull(),
    url: text("url"),
    storageKey: text("storage_key"),
    sizeBytes: integer("size_bytes"),
    /** What the first bytes say, out of a closed list; nothing is opened or run to find out. */
    mime: text("mime"),
    createdAt: at("created_at"),
    /** Not sold any more; orders keep what they were sold. */
    archivedAt: at("archived_at"),
  },
  (t) => [index("digital_files_variant_idx").on(t.variantId)],
);

/** A pool of keys: each goes to one line of one order, once. */
export const licenceKeys = pgTable(
  "licence_keys",
  {
    id: rowId(),
    fileId: ref("file_id").notNull(),
    code: text("code").notNull(),
    orderId: ref("order_id"),
    lineId: text("line_id"),
    givenAt: at("given_at"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("licence_keys_code_uq").on(t.fileId, t.code),
    index("licence_keys_free_idx").on(t.fileId, t.id).where(sql`order_id is null`),
    index("licence_keys_order_idx").on(t.orderId).where(sql`order_id is not null`),
    check("licence_keys_given_ck", sql`(order_id is null) = (given_at is null)`),
  ],
);

export const coupons = pgTable(
  "coupons",
  {
    id: rowId(),
    /** As the merchant wrote it; compared without case. */
    code: text("code").notNull(),
    target: text("target").$type<"order" | "shipping">().notNull(),
    /** `{ kind: "percent", basisPoints } | { kind: "fixed", amount }`, amounts as text. */
    value: jsonb("value").notNull(),
    minimumAmount: minor("minimum_amount"),
    minimumItems: integer("minimum_items"),
    limitTotal: integer("limit_total"),
    limitPerEmail: integer("limit_per_email"),
    startsAt: at("starts_at"),
    endsAt: at("ends_at"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [uniqueIndex("coupons_code_uq").on(sql`lower(${t.code})`)],
);

export const taxRates = pgTable("tax_rates", {
  id: rowId(),
  name: text("name").notNull(),
  country: text("country").notNull(),
  region: text("region"),
  category: text("category"),
  basisPoints: integer("basis_points").notNull(),
  appliesToShipping: boolean("applies_to_shipping").notNull(),
});
