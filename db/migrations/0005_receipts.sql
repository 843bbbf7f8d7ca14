CREATE TABLE "receipts" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"file_hash" text NOT NULL,
	"file_key" text,
	"file_name" text,
	"file_type" text,
	"file_size" integer,
	"claimed_amount" bigint,
	"claimed_on" text,
	"reference" text,
	"reference_key" text,
	"bank" text,
	"payer" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statement_layouts" (
	"heading" text PRIMARY KEY NOT NULL,
	"columns" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statement_rows" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "statement_rows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"statement_id" text NOT NULL,
	"hash" text NOT NULL,
	"line" integer NOT NULL,
	"booked_on" text NOT NULL,
	"amount" bigint NOT NULL,
	"description" text NOT NULL,
	"reference" text,
	"payer" text,
	"tax_id" text,
	"state" text NOT NULL,
	"order_id" bigint,
	"payment_id" text,
	"decided_by" bigint,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "statement_rows_used_ck" CHECK (("statement_rows"."state" = 'used') = ("statement_rows"."order_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"id" text PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"file_size" integer NOT NULL,
	"file_key" text,
	"state" text NOT NULL,
	"failure" text,
	"columns" jsonb,
	"bytes_read" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"known" integer DEFAULT 0 NOT NULL,
	"passed" integer DEFAULT 0 NOT NULL,
	"unclear" integer DEFAULT 0 NOT NULL,
	"uploaded_by" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "receipts_order_idx" ON "receipts" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "receipts_hash_idx" ON "receipts" USING btree ("file_hash");--> statement-breakpoint
CREATE INDEX "receipts_reference_idx" ON "receipts" USING btree ("reference_key") WHERE reference_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "statement_rows_hash_uq" ON "statement_rows" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "statement_rows_list_idx" ON "statement_rows" USING btree ("state","booked_on","id");--> statement-breakpoint
CREATE INDEX "statement_rows_statement_idx" ON "statement_rows" USING btree ("statement_id");--> statement-breakpoint
CREATE INDEX "statement_rows_amount_idx" ON "statement_rows" USING btree ("amount");--> statement-breakpoint
CREATE INDEX "statements_created_idx" ON "statements" USING btree ("created_at");