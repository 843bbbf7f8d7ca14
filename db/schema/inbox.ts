import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
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
    /** The provider's object that it is about: messages about the same one are worked off together. */
    about: text("about"),
    rawBody: text("raw_body"),
    bodyHash: text("body_hash").notNull(),
    /** Signatures and credentials are left out. */
    headers: jsonb("headers").notNull(),
    receivedAt: at("received_at").notNull(),
    processedAt: at("processed_at"),
    /** What came of it: applied, ignored, unmatched, not_ours, wrong_mode, failed, dismissed. */
    effect: text("effect"),
    orderId: ref("order_id"),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    tookMs: integer("took_ms"),
    /** The same event sent again: counted, stored nowhere. */
    repeats: integer("repeats").notNull().default(0),
    /** Who named the order that the message is about, or put it aside, and why. */
    decidedBy: ref("decided_by"),
    decidedAt: at("decided_at"),
    adopted: boolean("adopted").notNull().default(false),
    dismissReason: text("dismiss_reason"),
  },
  (t) => [
    uniqueIndex("inbox_event_uq").on(t.provider, t.eventId),
    index("inbox_todo_idx").on(t.id).where(sql`processed_at is null`),
    index("inbox_order_idx").on(t.orderId),
    index("inbox_about_idx").on(t.provider, t.about).where(sql`processed_at is null`),
  ],
);

/** Messages whose signature was wrong: how many a day, never what they said. */
export const inboxRefusals = pgTable(
  "inbox_refusals",
  {
    provider: text("provider").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    count: integer("count").notNull(),
    lastAt: at("last_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.day] })],
);

/** Many messages worked on again at once; how far it is, their own rows say. */
export const inboxReplays = pgTable("inbox_replays", {
  id: rowId(),
  inboxIds: ref("inbox_ids").array().notNull(),
  staffId: ref("staff_id"),
  startedAt: at("started_at").notNull(),
});
