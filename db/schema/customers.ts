import { sql } from "drizzle-orm";
import { doublePrecision, index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, ref, rowId } from "./columns";

/** Customers. One e-mail is one person; guests without e-mail are rows of their own. Erasing replaces the text, never the row. */
export const people = pgTable(
  "people",
  {
    id: rowId(),
    fullName: text("full_name").notNull(),
    email: text("email"),
    phone: text("phone"),
    locale: text("locale").notNull(),
    taxId: jsonb("tax_id"),
    undeliverableAt: at("undeliverable_at"),
    unsubscribedAt: at("unsubscribed_at"),
    erasedAt: at("erased_at"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [uniqueIndex("people_email_uq").on(sql`lower(${t.email})`), index("people_phone_idx").on(t.phone)],
);

/** Snapshots: an order names the rows that were true when it was placed. */
export const addresses = pgTable("addresses", {
  id: rowId(),
  personId: ref("person_id"),
  name: text("name").notNull(),
  street: text("street").notNull(),
  streetNumber: text("street_number"),
  complement: text("complement"),
  neighbourhood: text("neighbourhood"),
  city: text("city"),
  municipality: text("municipality"),
  region: text("region"),
  regionCode: text("region_code"),
  postalCode: text("postal_code"),
  country: text("country").notNull(),
  latitude: doublePrecision("latitude"),
  longitude: doublePrecision("longitude"),
  instructions: text("instructions"),
  taxId: text("tax_id"),
  taxIdType: text("tax_id_type"),
  companyName: text("company_name"),
  businessActivity: text("business_activity"),
  createdAt: at("created_at").notNull(),
});

/** Free text that events name by id: notes, reasons, bank references, checkout fields, instructions given. Erasable. */
export const notes = pgTable(
  "notes",
  {
    id: text("id").primaryKey(),
    orderId: ref("order_id"),
    kind: text("kind")
      .$type<
        | "private"
        | "customer"
        | "reference"
        | "reason"
        | "fields"
        | "instructions"
        | "message"
        | "observations"
        | "name"
        | "photo"
      >()
      .notNull(),
    text: text("text").notNull(),
    /** Checkout fields: label → value. */
    data: jsonb("data"),
    createdAt: at("created_at").notNull(),
    retractedAt: at("retracted_at"),
  },
  (t) => [
    index("notes_order_idx").on(t.orderId),
    index("notes_text_idx").using("gin", sql`lower(${t.text}) gin_trgm_ops`),
  ],
);
