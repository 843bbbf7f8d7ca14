CREATE TABLE "demo_parcels" (
	"id" text PRIMARY KEY NOT NULL,
	"order_ref" text NOT NULL,
	"order_number" integer NOT NULL,
	"currency" text NOT NULL,
	"rates" jsonb NOT NULL,
	"state" text NOT NULL,
	"idempotency_key" text,
	"rate_id" text,
	"tracking_number" text,
	"scans" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "labels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" bigint NOT NULL,
	"shipment_id" text NOT NULL,
	"quote_id" text NOT NULL,
	"provider" text NOT NULL,
	"seller_ref" text NOT NULL,
	"rate_id" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"state" text NOT NULL,
	"notify" boolean NOT NULL,
	"note_id" text,
	"asked_by" text,
	"tracker_id" text,
	"carrier" text,
	"service" text,
	"tracking_number" text,
	"tracking_url" text,
	"price" bigint,
	"currency" text,
	"expected_to" timestamp (3) with time zone,
	"file_key" text,
	"file_type" text,
	"file_size" integer,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_quotes" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"provider" text NOT NULL,
	"seller_ref" text NOT NULL,
	"lines" jsonb NOT NULL,
	"packages" jsonb NOT NULL,
	"rates" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "demo_parcels_tracking_idx" ON "demo_parcels" USING btree ("tracking_number");--> statement-breakpoint
CREATE UNIQUE INDEX "labels_quote_uq" ON "labels" USING btree ("quote_id");--> statement-breakpoint
CREATE UNIQUE INDEX "labels_shipment_uq" ON "labels" USING btree ("shipment_id");--> statement-breakpoint
CREATE INDEX "labels_order_idx" ON "labels" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "labels_tracker_idx" ON "labels" USING btree ("provider","tracker_id");--> statement-breakpoint
CREATE INDEX "labels_seller_idx" ON "labels" USING btree ("provider","seller_ref");--> statement-breakpoint
CREATE INDEX "rate_quotes_order_idx" ON "rate_quotes" USING btree ("order_id");