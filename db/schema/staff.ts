import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, minor, ref, rowId } from "./columns";

export const staff = pgTable(
  "staff",
  {
    id: rowId(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    role: text("role").notNull(),
    /** Only for the role `custom`. */
    permissions: text("permissions").array(),
    refundLimit: minor("refund_limit"),
    locale: text("locale").notNull(),
    passwordHash: text("password_hash"),
    totpSecret: text("totp_secret"),
    totpLastStep: integer("totp_last_step"),
    /** Desk letters this person asked for. */
    letters: text("letters").array().notNull().default(sql`'{}'`),
    disabledAt: at("disabled_at"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [uniqueIndex("staff_email_uq").on(sql`lower(${t.email})`)],
);

/** Open logins. Deleting the row ends the login at once, wherever the cookie is. */
export const sessions = pgTable(
  "sessions",
  {
    sidHash: text("sid_hash").primaryKey(),
    staffId: ref("staff_id").notNull(),
    device: text("device").notNull(),
    ip: text("ip"),
    createdAt: at("created_at").notNull(),
    lastSeenAt: at("last_seen_at").notNull(),
    expiresAt: at("expires_at").notNull(),
  },
  (t) => [index("sessions_staff_idx").on(t.staffId)],
);

/** Invites, magic links and resets: shown once, stored hashed, used once. */
export const loginTokens = pgTable("login_tokens", {
  tokenHash: text("token_hash").primaryKey(),
  purpose: text("purpose").$type<"invite" | "magic" | "reset">().notNull(),
  staffId: ref("staff_id"),
  role: text("role"),
  expiresAt: at("expires_at").notNull(),
  createdAt: at("created_at").notNull(),
});

/** Append-only: sign-ins, refusals, changes of people and settings, token misses. */
export const securityEvents = pgTable(
  "security_events",
  {
    id: rowId(),
    kind: text("kind").notNull(),
    staffId: ref("staff_id"),
    ip: text("ip"),
    detail: jsonb("detail").notNull(),
    at: at("at").notNull(),
  },
  (t) => [index("security_events_at_idx").on(t.at)],
);

/** Answers of commands by the key that their form carried: the same form twice gives the first answer again. */
export const idempotencyKeys = pgTable("idempotency_keys", {
  key: text("key").primaryKey(),
  inputHash: text("input_hash").notNull(),
  answer: jsonb("answer"),
  createdAt: at("created_at").notNull(),
});
