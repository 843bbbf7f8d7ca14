CREATE TABLE "licence_keys" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "licence_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"file_id" bigint NOT NULL,
	"code" text NOT NULL,
	"order_id" bigint,
	"line_id" text,
	"given_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "licence_keys_given_ck" CHECK ((order_id is null) = (given_at is null))
);
--> statement-breakpoint
CREATE TABLE "download_sessions" (
	"key_hash" text PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"grant_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "digital_files" ADD COLUMN "kind" text DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE "digital_files" ADD COLUMN "mime" text;--> statement-breakpoint
ALTER TABLE "digital_files" ADD COLUMN "created_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "digital_files" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "download_days" integer;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "download_count" integer;--> statement-breakpoint
CREATE UNIQUE INDEX "licence_keys_code_uq" ON "licence_keys" USING btree ("file_id","code");--> statement-breakpoint
CREATE INDEX "licence_keys_free_idx" ON "licence_keys" USING btree ("file_id","id") WHERE order_id is null;--> statement-breakpoint
CREATE INDEX "licence_keys_order_idx" ON "licence_keys" USING btree ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "download_sessions_expires_idx" ON "download_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "digital_files_variant_idx" ON "digital_files" USING btree ("variant_id");