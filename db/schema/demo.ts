import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { at, minor, ref } from "./columns";

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
    refunds: jsonb("refunds").$type<readonly { id: string; amount: string; state: string }[]>().notNull(),
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
