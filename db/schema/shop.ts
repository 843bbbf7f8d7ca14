import { bigint, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { at } from "./columns";

/** One row: the shop's settings as validated by lib/shop/settings.ts. */
export const shop = pgTable("shop", {
  id: integer("id").primaryKey(),
  settings: jsonb("settings").notNull(),
  version: integer("version").notNull(),
  changedAt: at("changed_at").notNull(),
});

/** Who runs jobs and when it was last seen; a pool unseen for 10 s loses its locks. */
export const workerPools = pgTable("worker_pools", {
  id: text("id").primaryKey(),
  seenAt: timestamp("seen_at", { withTimezone: true }).notNull().defaultNow(),
});

/** Only read when the server was started with E2E_CLOCK=1: how far tests have moved the time. */
export const testClock = pgTable("test_clock", {
  id: integer("id").primaryKey(),
  offsetMs: bigint("offset_ms", { mode: "number" }).notNull(),
});
