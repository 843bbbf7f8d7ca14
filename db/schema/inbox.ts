import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, ref, rowId } from "./columns";

/** Provider messages as they came: stored before they are understood. */
export const inbox = pgTable(
  "inbox",
  {
    id: rowId(),
    room: text("room").$type<"payments" | "shipping" | "email">().notNull(),
    provider: text("provider").notNull(),
    eventId: text("event_id").notNull(),
    type: text("type").notNull(),
    rawBody: text("raw_body"),
    bodyHash: text("body_hash").notNull(),
    /** Signatures and credentials are left out. */
    headers: jsonb("headers").notNull(),
    receivedAt: at("received_at").notNull(),
    processedAt: at("processed_at"),
    /** What came of it: applied, ignored, unmatched, not_ours, wrong_mode, failed. */
    effect: text("effect"),
    orderId: ref("order_id"),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    tookMs: integer("took_ms"),
  },
  (t) => [
    uniqueIndex("inbox_event_uq").on(t.provider, t.eventId),
    index("inbox_todo_idx").on(t.id).where(sql`processed_at is null`),
    index("inbox_order_idx").on(t.orderId),
  ],
);
