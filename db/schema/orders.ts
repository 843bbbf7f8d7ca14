import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { ActorKind } from "@/lib/kernel/actor";
import type { PaymentStatus, ShipmentStatus } from "@/lib/orders/order";
import { at, minor, ref, rowId } from "./columns";

/** One row an order: what lists and searches need. Written only by the gate, from the fold of the journal. */
export const orders = pgTable(
  "orders",
  {
    id: rowId(),
    number: integer("number").notNull(),
    version: integer("version").notNull(),
    /** Which fold wrote this row: one that is older than ours is written anew (lib/orders/projection.ts). */
    foldVersion: integer("fold_version").notNull().default(0),
    /** Hash of the last event: the head of the order's chain. */
    hash: text("hash").notNull(),
    source: text("source").notNull(),
    currency: text("currency").notNull(),
    locale: text("locale").notNull(),
    paymentStatus: text("payment_status").$type<PaymentStatus>().notNull(),
    badges: text("badges").array().notNull(),
    shipmentStatus: text("shipment_status").$type<ShipmentStatus>(),
    flags: text("flags").array().notNull(),
    paymentMethod: text("payment_method"),
    personId: ref("person_id"),
    addressId: ref("address_id"),
    billingAddressId: ref("billing_address_id"),
    shippingOption: text("shipping_option").notNull(),
    items: integer("items").notNull(),
    subtotal: minor("subtotal").notNull(),
    discount: minor("discount").notNull(),
    tax: minor("tax").notNull(),
    shipping: minor("shipping").notNull(),
    shippingTax: minor("shipping_tax").notNull(),
    shippingDiscount: minor("shipping_discount").notNull(),
    total: minor("total").notNull(),
    captured: minor("captured").notNull(),
    refunded: minor("refunded").notNull(),
    disputed: minor("disputed").notNull(),
    balanceDue: minor("balance_due").notNull(),
    coupon: text("coupon"),
    linkId: text("link_id"),
    channel: text("channel"),
    recoveredFrom: ref("recovered_from"),
    recoveredBy: ref("recovered_by"),
    duplicatedFrom: ref("duplicated_from"),
    preparation: text("preparation").notNull(),
    /** Not held, something left to send, and paid or a method that ships first (product.md §2.2). */
    dispatchable: boolean("dispatchable").notNull(),
    tags: text("tags").array().notNull(),
    assignedTo: ref("assigned_to"),
    heldAt: at("held_at"),
    archivedAt: at("archived_at"),
    createdAt: at("created_at").notNull(),
    /** The last thing that a person would call a change; letters and prints are none. */
    changedAt: at("changed_at").notNull().defaultNow(),
    placedAt: at("placed_at"),
    paidAt: at("paid_at"),
    canceledAt: at("canceled_at"),
    completedAt: at("completed_at"),
    expiresAt: at("expires_at"),
    state: jsonb("state").notNull(),
    searchText: text("search_text").notNull(),
  },
  (t) => [
    uniqueIndex("orders_number_uq").on(t.number),
    index("orders_list_idx").on(t.createdAt, t.id, t.paymentStatus, t.shipmentStatus, t.paymentMethod),
    index("orders_total_idx").on(t.total, t.id),
    index("orders_changed_idx").on(t.changedAt, t.id),
    index("orders_attn_pay_idx").on(t.paymentStatus, t.createdAt, t.id).where(sql`payment_status <> 'paid'`),
    index("orders_attn_ship_idx")
      .on(t.shipmentStatus, t.createdAt, t.id)
      .where(sql`shipment_status <> 'delivered'`),
    index("orders_toship_idx").on(t.createdAt, t.id).where(sql`dispatchable`),
    index("orders_flagged_idx").on(t.createdAt, t.id).where(sql`flags <> '{}'`),
    index("orders_archived_idx").on(t.createdAt, t.id).where(sql`archived_at is not null`),
    index("orders_fold_idx").on(t.foldVersion, t.id),
    index("orders_counts_idx").on(t.paymentStatus, t.shipmentStatus),
    index("orders_person_idx").on(t.personId),
    index("orders_link_idx").on(t.linkId).where(sql`link_id is not null`),
    index("orders_search_idx").using("gin", sql`search_text gin_trgm_ops`),
    check("orders_total_ck", sql`${t.total} >= 0`),
    check("orders_captured_ck", sql`${t.captured} >= 0`),
    check("orders_refunded_ck", sql`${t.refunded} >= 0`),
  ],
);

/** The journal. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. */
export const orderEvents = pgTable(
  "order_events",
  {
    orderId: ref("order_id").notNull(),
    seq: integer("seq").notNull(),
    kind: text("kind").notNull(),
    version: integer("version").notNull(),
    payload: jsonb("payload").notNull(),
    actorKind: text("actor_kind").$type<ActorKind>().notNull(),
    actorId: text("actor_id"),
    sourceEventId: text("source_event_id"),
    commandId: text("command_id"),
    occurredAt: at("occurred_at").notNull(),
    recordedAt: at("recorded_at").notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.seq] }),
    index("order_events_paying_idx")
      .on(t.kind, t.occurredAt)
      .where(sql`kind in ('payment_started', 'payment_captured')`),
    index("order_events_source_idx").on(t.sourceEventId).where(sql`source_event_id is not null`),
  ],
);

export const orderLines = pgTable(
  "order_lines",
  {
    orderId: ref("order_id").notNull(),
    position: integer("position").notNull(),
    lineId: text("line_id").notNull(),
    variantId: ref("variant_id"),
    sku: text("sku"),
    name: text("name").notNull(),
    options: text("options").array().notNull(),
    imageId: ref("image_id"),
    quantity: integer("quantity").notNull(),
    unitPrice: minor("unit_price").notNull(),
    listPrice: minor("list_price").notNull(),
    discount: minor("discount").notNull(),
    orderDiscountPart: minor("order_discount_part").notNull(),
    total: minor("total").notNull(),
    requiresShipping: boolean("requires_shipping").notNull(),
    dispatched: integer("dispatched").notNull(),
    refunded: integer("refunded").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.position] }), index("order_lines_variant_idx").on(t.variantId)],
);

export const payments = pgTable(
  "payments",
  {
    orderId: ref("order_id").notNull(),
    paymentId: text("payment_id").notNull(),
    methodKey: text("method_key").notNull(),
    provider: text("provider"),
    providerObjectId: text("provider_object_id"),
    amount: minor("amount").notNull(),
    captured: minor("captured").notNull(),
    state: text("state").notNull(),
    expiresAt: at("expires_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.paymentId] }),
    index("payments_object_idx").on(t.provider, t.providerObjectId),
    index("payments_id_idx").on(t.paymentId),
    index("payments_waiting_idx").on(t.provider).where(sql`state in ('started', 'authorized')`),
    check("payments_captured_ck", sql`${t.captured} >= 0`),
  ],
);

export const refunds = pgTable(
  "refunds",
  {
    orderId: ref("order_id").notNull(),
    refundId: text("refund_id").notNull(),
    paymentId: text("payment_id").notNull(),
    providerRefundId: text("provider_refund_id"),
    amount: minor("amount").notNull(),
    state: text("state").notNull(),
    requestedAt: at("requested_at"),
    /** Staff id; null when it was made at the provider. */
    requestedBy: text("requested_by"),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.refundId] }),
    index("refunds_provider_idx").on(t.providerRefundId),
    index("refunds_waiting_idx").on(t.state).where(sql`state in ('requested', 'approved', 'pending')`),
  ],
);

/** What was asked of a provider: the key is kept before the first call and is the same on every other. Not part of the journal. */
export const refundSends = pgTable("refund_sends", {
  refundId: text("refund_id").primaryKey(),
  orderId: ref("order_id").notNull(),
  idempotencyKey: text("idempotency_key").notNull(),
  attempts: integer("attempts").notNull().default(1),
  firstAt: at("first_at").notNull(),
  lastAt: at("last_at").notNull(),
  /** Why the last answer did not come. */
  lastError: text("last_error"),
});

export const shipments = pgTable(
  "shipments",
  {
    orderId: ref("order_id").notNull(),
    shipmentId: text("shipment_id").notNull(),
    mode: text("mode").notNull(),
    carrier: text("carrier").notNull(),
    trackingNumber: text("tracking_number"),
    trackingUrl: text("tracking_url"),
    state: text("state").notNull(),
    detail: text("detail"),
    live: boolean("live").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.shipmentId] }),
    index("shipments_tracking_idx").on(t.trackingNumber, t.carrier),
  ],
);

/** Gap-free numbers: `order`, and one name a kind of paper. Locked last in every transaction. */
export const counters = pgTable("counters", {
  name: text("name").primaryKey(),
  last: integer("last").notNull(),
});
