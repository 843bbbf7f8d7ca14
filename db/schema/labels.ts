import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { ParcelPackage } from "@/lib/fulfillment/carrier";
import type { LineQuantity } from "@/lib/orders/events/parts";
import { at, minor, ref, rowId } from "./columns";

/** Minor units as text: JSON knows no bigint. */
export type QuotedRate = {
  readonly id: string;
  readonly carrier: string;
  readonly service: string;
  readonly price: string | null;
  readonly currency: string | null;
  readonly days: number | null;
};

/** What a carrier asked for a parcel: a person chooses one of the rates, and buys it once. */
export const rateQuotes = pgTable(
  "rate_quotes",
  {
    id: text("id").primaryKey(),
    orderId: ref("order_id").notNull(),
    provider: text("provider").notNull(),
    /** The provider's shipment, made for the question. */
    sellerRef: text("seller_ref").notNull(),
    lines: jsonb("lines").$type<readonly LineQuantity[]>().notNull(),
    packages: jsonb("packages").$type<readonly ParcelPackage[]>().notNull(),
    rates: jsonb("rates").$type<readonly QuotedRate[]>().notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [index("rate_quotes_order_idx").on(t.orderId)],
);

export type LabelPlan = {
  readonly lines: readonly LineQuantity[];
  readonly packages: readonly ParcelPackage[];
  readonly notify: boolean;
  readonly noteId: string | null;
  readonly observationsId: string | null;
  readonly replaces: string | null;
};

/** `lost`: bought, and the order no longer had a place for it; it is given back. */
export type LabelState = "asked" | "bought" | "failed" | "lost" | "voiding" | "voided";

/** One purchase: kept before the seller is asked, so that an answer that is lost can be found again. Not part of the journal. */
export const labels = pgTable(
  "labels",
  {
    id: rowId(),
    orderId: ref("order_id").notNull(),
    /** Ours, minted before the purchase. */
    shipmentId: text("shipment_id").notNull(),
    quoteId: text("quote_id").notNull(),
    provider: text("provider").notNull(),
    sellerRef: text("seller_ref").notNull(),
    rateId: text("rate_id").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    state: text("state").$type<LabelState>().notNull(),
    /** What the parcel will be once it is bought; its texts are rows of notes. */
    plan: jsonb("plan").$type<LabelPlan>().notNull(),
    askedBy: text("asked_by"),
    trackerId: text("tracker_id"),
    carrier: text("carrier"),
    service: text("service"),
    trackingNumber: text("tracking_number"),
    trackingUrl: text("tracking_url"),
    price: minor("price"),
    currency: text("currency"),
    expectedTo: at("expected_to"),
    /** Null: the carrier drew none, or it could not be fetched yet. */
    fileKey: text("file_key"),
    fileType: text("file_type"),
    fileSize: integer("file_size"),
    attempts: integer("attempts").notNull().default(0),
    /** What the seller said last, or why no answer came. */
    lastError: text("last_error"),
    askedAt: at("asked_at").notNull(),
    settledAt: at("settled_at"),
  },
  (t) => [
    uniqueIndex("labels_quote_uq").on(t.quoteId),
    uniqueIndex("labels_shipment_uq").on(t.shipmentId),
    index("labels_order_idx").on(t.orderId),
    index("labels_tracker_idx").on(t.provider, t.trackerId),
    index("labels_seller_idx").on(t.provider, t.sellerRef),
  ],
);
