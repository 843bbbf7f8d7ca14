import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { StatementColumns } from "@/lib/payments/statement-columns";
import { at, minor, ref, rowId } from "./columns";

/** What a customer sent as proof of a transfer. What became of it is in the journal; here is what may be erased. */
export const receipts = pgTable(
  "receipts",
  {
    id: text("id").primaryKey(),
    orderId: ref("order_id").notNull(),
    fileHash: text("file_hash").notNull(),
    /** Null once the file is erased. */
    fileKey: text("file_key"),
    fileName: text("file_name"),
    fileType: text("file_type"),
    fileSize: integer("file_size"),
    claimedAmount: minor("claimed_amount"),
    /** A day of the shop, yyyy-mm-dd. */
    claimedOn: text("claimed_on"),
    reference: text("reference"),
    /** The same without signs and case: one transfer shown with two orders has the same. */
    referenceKey: text("reference_key"),
    bank: text("bank"),
    payer: text("payer"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    index("receipts_order_idx").on(t.orderId),
    index("receipts_hash_idx").on(t.fileHash),
    index("receipts_reference_idx").on(t.referenceKey).where(sql`reference_key is not null`),
  ],
);

/** A bank statement that somebody uploaded: read once, row by row. */
export const statements = pgTable(
  "statements",
  {
    id: text("id").primaryKey(),
    fileName: text("file_name").notNull(),
    fileSize: integer("file_size").notNull(),
    /** Null once it was read: the rows are kept, the file is not. */
    fileKey: text("file_key"),
    state: text("state").$type<"mapping" | "reading" | "read" | "failed">().notNull(),
    /** Why it could not be read. */
    failure: text("failure"),
    columns: jsonb("columns").$type<StatementColumns>(),
    bytesRead: integer("bytes_read").notNull().default(0),
    added: integer("added").notNull().default(0),
    /** Rows of an earlier statement. */
    known: integer("known").notNull().default(0),
    /** Money that went out, balances, blank rows. */
    passed: integer("passed").notNull().default(0),
    /** Rows whose day or amount could not be understood. */
    unclear: integer("unclear").notNull().default(0),
    uploadedBy: ref("uploaded_by"),
    createdAt: at("created_at").notNull(),
    readAt: at("read_at"),
  },
  (t) => [index("statements_created_idx").on(t.createdAt)],
);

/** How the statements of a bank are laid out, by their heading: asked once. */
export const statementLayouts = pgTable("statement_layouts", {
  heading: text("heading").primaryKey(),
  columns: jsonb("columns").$type<StatementColumns>().notNull(),
  changedAt: at("changed_at").notNull(),
});

/** Money that came in, as the bank wrote it down. One row pays one order at most. */
export const statementRows = pgTable(
  "statement_rows",
  {
    id: rowId(),
    statementId: text("statement_id").notNull(),
    /** Of the row as it stands and how often it stood there before: the same statement twice adds nothing. */
    hash: text("hash").notNull(),
    line: integer("line").notNull(),
    bookedOn: text("booked_on").notNull(),
    amount: minor("amount").notNull(),
    description: text("description").notNull(),
    reference: text("reference"),
    payer: text("payer"),
    taxId: text("tax_id"),
    state: text("state").$type<"open" | "later" | "dismissed" | "used">().notNull(),
    orderId: ref("order_id"),
    paymentId: text("payment_id"),
    decidedBy: ref("decided_by"),
    decidedAt: at("decided_at"),
  },
  (t) => [
    uniqueIndex("statement_rows_hash_uq").on(t.hash),
    index("statement_rows_list_idx").on(t.state, t.bookedOn, t.id),
    index("statement_rows_statement_idx").on(t.statementId),
    index("statement_rows_amount_idx").on(t.amount),
    check("statement_rows_used_ck", sql`(${t.state} = 'used') = (${t.orderId} is not null)`),
  ],
);
