import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, ref } from "./columns";

/** Everything with a token or a slug. Only the hash of a token is stored; `salt` lets us print the same link again. */
export const links = pgTable(
  "links",
  {
    id: text("id").primaryKey(),
    purpose: text("purpose").notNull(),
    tokenHash: text("token_hash"),
    salt: text("salt"),
    slug: text("slug"),
    orderId: ref("order_id"),
    /** Direct buy: lines, coupon, texts. Others: what the purpose needs. */
    content: jsonb("content").notNull(),
    name: text("name"),
    channel: text("channel"),
    expiresAt: at("expires_at"),
    maxUses: integer("max_uses"),
    uses: integer("uses").notNull().default(0),
    visits: integer("visits").notNull().default(0),
    stockCap: integer("stock_cap"),
    revokedAt: at("revoked_at"),
    createdBy: ref("created_by"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("links_token_uq").on(t.tokenHash),
    uniqueIndex("links_slug_uq").on(t.slug),
    index("links_order_idx").on(t.orderId, t.purpose),
    index("links_of_orders_idx")
      .on(t.createdAt, t.id)
      .where(sql`purpose in ('payment', 'recovery', 'duplicate', 'download')`),
    index("links_listed_idx").on(t.createdAt, t.id).where(sql`purpose = 'direct_buy'`),
  ],
);

/** A download that was counted: its bytes may be asked for again, whole or in part, until it ends. Only the hash of its key is stored. */
export const downloadSessions = pgTable(
  "download_sessions",
  {
    keyHash: text("key_hash").primaryKey(),
    orderId: ref("order_id").notNull(),
    grantId: text("grant_id").notNull(),
    startedAt: at("started_at").notNull(),
    expiresAt: at("expires_at").notNull(),
  },
  (t) => [index("download_sessions_expires_idx").on(t.expiresAt)],
);
