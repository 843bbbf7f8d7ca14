import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { CartLine } from "@/lib/carts/cart";
import { at, ref, rowId } from "./columns";

export const carts = pgTable(
  "carts",
  {
    id: rowId(),
    tokenHash: text("token_hash").notNull(),
    kind: text("kind").$type<"public" | "desk_draft">().notNull(),
    /** Counts changes; a form that was rendered for an older one is told so. */
    version: integer("version").notNull().default(1),
    lines: jsonb("lines").$type<readonly CartLine[]>().notNull(),
    coupon: text("coupon"),
    /** What the customer typed so far, erased with the person. */
    draft: jsonb("draft").notNull(),
    locale: text("locale").notNull(),
    source: text("source").notNull(),
    linkId: text("link_id"),
    attribution: jsonb("attribution").notNull(),
    recoveredFrom: ref("recovered_from"),
    duplicatedFrom: ref("duplicated_from"),
    /** Set once the contact is saved and the order is open. */
    orderId: ref("order_id"),
    /** Who of the shop began a draft. */
    staffId: ref("staff_id"),
    archivedAt: at("archived_at"),
    changedAt: at("changed_at").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("carts_token_uq").on(t.tokenHash),
    index("carts_order_idx").on(t.orderId),
    index("carts_link_idx").on(t.linkId),
    index("carts_drafts_idx").on(t.changedAt).where(sql`kind = 'desk_draft'`),
  ],
);
