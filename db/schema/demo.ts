import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { DemoScan } from "@/lib/fulfillment/demo-route";
import { at, minor, ref } from "./columns";

export type DemoFailure = { readonly code: string; readonly final: boolean; readonly at: string };
export type DemoRefund = {
  readonly id: string;
  /** The id of the desk; null when it was made on the provider's own page. */
  readonly refundId: string | null;
  readonly amount: string;
  readonly state: "pending" | "succeeded" | "failed";
  readonly at: string;
};

export type DemoDispute = {
  readonly id: string;
  readonly amount: string;
  readonly stage: "open" | "won" | "lost";
  readonly dueBy: string;
  readonly at: string;
};
/** What becomes of the refunds that are on their way. */
export type DemoRefundPlan = "succeed" | "fail" | "hold";

/** The demo provider's own books: it stands in for a payment provider and is never part of the shop's records. */
export const demoPayments = pgTable(
  "demo_payments",
  {
    id: text("id").primaryKey(),
    idempotencyKey: text("idempotency_key").notNull(),
    orderRef: text("order_ref").notNull(),
    orderId: ref("order_id").notNull(),
    paymentId: text("payment_id").notNull(),
    currency: text("currency").notNull(),
    amount: minor("amount").notNull(),
    captured: minor("captured").notNull(),
    state: text("state").$type<"open" | "paid" | "failed" | "expired">().notNull(),
    returnUrl: text("return_url").notNull(),
    cancelUrl: text("cancel_url").notNull().default(""),
    /** What the buyer paid in; another one than asked only when the page was told to. */
    capturedCurrency: text("captured_currency"),
    capturedAt: at("captured_at"),
    /** The last decline. */
    failure: jsonb("failure").$type<DemoFailure>(),
    refunds: jsonb("refunds").$type<readonly DemoRefund[]>().notNull(),
    refundPlan: text("refund_plan").$type<DemoRefundPlan>().notNull().default("succeed"),
    disputes: jsonb("disputes").$type<readonly DemoDispute[]>().notNull().default([]),
    version: integer("version").notNull().default(1),
    expiresAt: at("expires_at").notNull(),
    changedAt: at("changed_at").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    index("demo_payments_order_idx").on(t.orderId),
    index("demo_payments_key_idx").on(t.idempotencyKey),
  ],
);

export type DemoRate = {
  readonly id: string;
  readonly service: string;
  readonly price: string;
  readonly days: number;
};
/** The demo carrier's own books: it moves its parcels by itself and tells the shop by signed messages, as a real one does. */
export const demoParcels = pgTable(
  "demo_parcels",
  {
    id: text("id").primaryKey(),
    orderRef: text("order_ref").notNull(),
    orderNumber: integer("order_number").notNull(),
    currency: text("currency").notNull(),
    rates: jsonb("rates").$type<readonly DemoRate[]>().notNull(),
    state: text("state").$type<"quoted" | "bought" | "voided">().notNull(),
    idempotencyKey: text("idempotency_key"),
    rateId: text("rate_id"),
    trackingNumber: text("tracking_number"),
    scans: jsonb("scans").$type<readonly DemoScan[]>().notNull().default([]),
    version: integer("version").notNull().default(1),
    createdAt: at("created_at").notNull(),
    changedAt: at("changed_at").notNull(),
  },
  (t) => [index("demo_parcels_tracking_idx").on(t.trackingNumber)],
);
