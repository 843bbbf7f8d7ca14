import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, ref } from "./columns";

/** One row a letter that leaves (or stays in the mailbox): unique by its business key, whatever the storm. */
export const letters = pgTable(
  "letters",
  {
    id: text("id").primaryKey(),
    /** `<order>/<kind>/<occasion>/<audience>`: also the provider's idempotency key. */
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    audience: text("audience").$type<"customer" | "desk" | "person">().notNull(),
    orderId: ref("order_id"),
    personId: ref("person_id"),
    staffId: ref("staff_id"),
    /** Who of the shop sent it again or by hand; null for what the rules send. */
    askedBy: ref("asked_by"),
    shipmentId: text("shipment_id"),
    step: integer("step").notNull().default(0),
    locale: text("locale").notNull(),
    state: text("state").$type<"waiting" | "sent" | "skipped" | "refused" | "stopped">().notNull(),
    cause: text("cause"),
    dueAt: at("due_at").notNull(),
    /** Kept as sent: what the customer read. */
    toAddress: text("to_address"),
    subject: text("subject"),
    html: text("html"),
    plainText: text("plain_text"),
    providerId: text("provider_id"),
    mailer: text("mailer"),
    sentAt: at("sent_at"),
    createdAt: at("created_at").notNull(),
    /** Person letters (invites, magic links) render from this instead of an order; never shown outside the mailbox. */
    link: text("link"),
    undoable: boolean("undoable").notNull().default(false),
  },
  (t) => [
    uniqueIndex("letters_key_uq").on(t.key),
    index("letters_order_idx").on(t.orderId),
    index("letters_provider_idx").on(t.providerId).where(sql`provider_id is not null`),
    index("letters_log_idx").on(t.createdAt, t.id),
    index("letters_waiting_idx").on(t.dueAt).where(sql`state = 'waiting'`),
  ],
);
