CREATE TABLE "carts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "carts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"token_hash" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"lines" jsonb NOT NULL,
	"coupon" text,
	"draft" jsonb NOT NULL,
	"locale" text NOT NULL,
	"source" text NOT NULL,
	"link_id" text,
	"attribution" jsonb NOT NULL,
	"recovered_from" bigint,
	"duplicated_from" bigint,
	"order_id" bigint,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coupons" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "coupons_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"target" text NOT NULL,
	"value" jsonb NOT NULL,
	"minimum_amount" bigint,
	"minimum_items" integer,
	"limit_total" integer,
	"limit_per_email" integer,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digital_files" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "digital_files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"variant_id" bigint NOT NULL,
	"name" text NOT NULL,
	"url" text,
	"storage_key" text,
	"size_bytes" integer
);
--> statement-breakpoint
CREATE TABLE "images" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "images_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mime" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"alt" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "products_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"description" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"image_id" bigint,
	"tax_category" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stock_movements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"variant_id" bigint NOT NULL,
	"delta" integer NOT NULL,
	"kind" text NOT NULL,
	"order_id" bigint,
	"event_seq" integer,
	"staff_id" bigint,
	"reason" text,
	"shortage" boolean DEFAULT false NOT NULL,
	"balance_after" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tax_rates" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tax_rates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"country" text NOT NULL,
	"region" text,
	"category" text,
	"basis_points" integer NOT NULL,
	"applies_to_shipping" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "variants_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"product_id" bigint NOT NULL,
	"sku" text NOT NULL,
	"options" text[] NOT NULL,
	"price" bigint NOT NULL,
	"compare_at_price" bigint,
	"stock" integer NOT NULL,
	"unlimited" boolean NOT NULL,
	"short" boolean DEFAULT false NOT NULL,
	"threshold" integer DEFAULT 0 NOT NULL,
	"weight_grams" integer DEFAULT 0 NOT NULL,
	"image_id" bigint,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "variants_stock_ck" CHECK ("variants"."unlimited" or "variants"."stock" >= 0 or "variants"."short"),
	CONSTRAINT "variants_price_ck" CHECK ("variants"."price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "addresses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "addresses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint,
	"name" text NOT NULL,
	"street" text NOT NULL,
	"street_number" text,
	"complement" text,
	"neighbourhood" text,
	"city" text,
	"municipality" text,
	"region" text,
	"region_code" text,
	"postal_code" text,
	"country" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"instructions" text,
	"tax_id" text,
	"tax_id_type" text,
	"company_name" text,
	"business_activity" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" bigint,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"data" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"full_name" text NOT NULL,
	"email" text,
	"phone" text,
	"locale" text NOT NULL,
	"tax_id" jsonb,
	"undeliverable_at" timestamp (3) with time zone,
	"unsubscribed_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "demo_payments" (
	"id" text PRIMARY KEY NOT NULL,
	"idempotency_key" text NOT NULL,
	"order_ref" text NOT NULL,
	"order_id" bigint NOT NULL,
	"payment_id" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"captured" bigint NOT NULL,
	"state" text NOT NULL,
	"return_url" text NOT NULL,
	"refunds" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"room" text NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"raw_body" text,
	"body_hash" text NOT NULL,
	"headers" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"processed_at" timestamp (3) with time zone,
	"effect" text,
	"order_id" bigint,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"took_ms" integer
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text,
	"salt" text,
	"slug" text,
	"order_id" bigint,
	"content" jsonb NOT NULL,
	"name" text,
	"channel" text,
	"expires_at" timestamp (3) with time zone,
	"max_uses" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"visits" integer DEFAULT 0 NOT NULL,
	"stock_cap" integer,
	"revoked_at" timestamp (3) with time zone,
	"created_by" bigint,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"order_id" bigint,
	"person_id" bigint,
	"staff_id" bigint,
	"shipment_id" text,
	"step" integer DEFAULT 0 NOT NULL,
	"locale" text NOT NULL,
	"state" text NOT NULL,
	"cause" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"to_address" text,
	"subject" text,
	"html" text,
	"plain_text" text,
	"provider_id" text,
	"mailer" text,
	"sent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"link" text,
	"undoable" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"name" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"order_id" bigint NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"source_event_id" text,
	"command_id" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "order_events_order_id_seq_pk" PRIMARY KEY("order_id","seq")
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"order_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"line_id" text NOT NULL,
	"variant_id" bigint,
	"sku" text,
	"name" text NOT NULL,
	"options" text[] NOT NULL,
	"image_id" bigint,
	"quantity" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"list_price" bigint NOT NULL,
	"discount" bigint NOT NULL,
	"order_discount_part" bigint NOT NULL,
	"total" bigint NOT NULL,
	"requires_shipping" boolean NOT NULL,
	"dispatched" integer NOT NULL,
	"refunded" integer NOT NULL,
	CONSTRAINT "order_lines_order_id_position_pk" PRIMARY KEY("order_id","position")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "orders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"source" text NOT NULL,
	"currency" text NOT NULL,
	"locale" text NOT NULL,
	"payment_status" text NOT NULL,
	"badges" text[] NOT NULL,
	"shipment_status" text,
	"flags" text[] NOT NULL,
	"payment_method" text,
	"person_id" bigint,
	"address_id" bigint,
	"billing_address_id" bigint,
	"shipping_option" text NOT NULL,
	"items" integer NOT NULL,
	"subtotal" bigint NOT NULL,
	"discount" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"shipping" bigint NOT NULL,
	"shipping_tax" bigint NOT NULL,
	"shipping_discount" bigint NOT NULL,
	"total" bigint NOT NULL,
	"captured" bigint NOT NULL,
	"refunded" bigint NOT NULL,
	"disputed" bigint NOT NULL,
	"balance_due" bigint NOT NULL,
	"coupon" text,
	"link_id" text,
	"channel" text,
	"recovered_from" bigint,
	"recovered_by" bigint,
	"duplicated_from" bigint,
	"preparation" text NOT NULL,
	"dispatchable" boolean NOT NULL,
	"tags" text[] NOT NULL,
	"assigned_to" bigint,
	"held_at" timestamp (3) with time zone,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"placed_at" timestamp (3) with time zone,
	"paid_at" timestamp (3) with time zone,
	"canceled_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"state" jsonb NOT NULL,
	"search_text" text NOT NULL,
	CONSTRAINT "orders_total_ck" CHECK ("orders"."total" >= 0),
	CONSTRAINT "orders_captured_ck" CHECK ("orders"."captured" >= 0),
	CONSTRAINT "orders_refunded_ck" CHECK ("orders"."refunded" >= 0)
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"order_id" bigint NOT NULL,
	"payment_id" text NOT NULL,
	"method_key" text NOT NULL,
	"provider" text,
	"provider_object_id" text,
	"amount" bigint NOT NULL,
	"captured" bigint NOT NULL,
	"state" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "payments_order_id_payment_id_pk" PRIMARY KEY("order_id","payment_id"),
	CONSTRAINT "payments_captured_ck" CHECK ("payments"."captured" >= 0)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"order_id" bigint NOT NULL,
	"refund_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"provider_refund_id" text,
	"amount" bigint NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "refunds_order_id_refund_id_pk" PRIMARY KEY("order_id","refund_id")
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"order_id" bigint NOT NULL,
	"shipment_id" text NOT NULL,
	"mode" text NOT NULL,
	"carrier" text NOT NULL,
	"tracking_number" text,
	"tracking_url" text,
	"state" text NOT NULL,
	"detail" text,
	"live" boolean NOT NULL,
	CONSTRAINT "shipments_order_id_shipment_id_pk" PRIMARY KEY("order_id","shipment_id")
);
--> statement-breakpoint
CREATE TABLE "shop" (
	"id" integer PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"version" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "test_clock" (
	"id" integer PRIMARY KEY NOT NULL,
	"offset_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker_pools" (
	"id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "login_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"staff_id" bigint,
	"role" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "security_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "security_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"staff_id" bigint,
	"ip" text,
	"detail" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"sid_hash" text PRIMARY KEY NOT NULL,
	"staff_id" bigint NOT NULL,
	"device" text NOT NULL,
	"ip" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"permissions" text[],
	"refund_limit" bigint,
	"locale" text NOT NULL,
	"password_hash" text,
	"totp_secret" text,
	"totp_last_step" integer,
	"letters" text[] DEFAULT '{}' NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "carts_token_uq" ON "carts" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "carts_order_idx" ON "carts" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "coupons_code_uq" ON "coupons" USING btree (lower("code"));--> statement-breakpoint
CREATE UNIQUE INDEX "stock_movements_once_uq" ON "stock_movements" USING btree ("order_id","event_seq","variant_id","kind");--> statement-breakpoint
CREATE INDEX "stock_movements_variant_idx" ON "stock_movements" USING btree ("variant_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "variants_sku_uq" ON "variants" USING btree ("sku");--> statement-breakpoint
CREATE INDEX "variants_product_idx" ON "variants" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "notes_order_idx" ON "notes" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "notes_text_idx" ON "notes" USING gin (lower("text") gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_uq" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "people_phone_idx" ON "people" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "demo_payments_order_idx" ON "demo_payments" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "demo_payments_key_idx" ON "demo_payments" USING btree ("idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_event_uq" ON "inbox" USING btree ("provider","event_id");--> statement-breakpoint
CREATE INDEX "inbox_todo_idx" ON "inbox" USING btree ("id") WHERE processed_at is null;--> statement-breakpoint
CREATE INDEX "inbox_order_idx" ON "inbox" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "links_token_uq" ON "links" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "links_slug_uq" ON "links" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "links_order_idx" ON "links" USING btree ("order_id","purpose");--> statement-breakpoint
CREATE INDEX "links_listed_idx" ON "links" USING btree ("created_at","id") WHERE purpose = 'direct_buy';--> statement-breakpoint
CREATE UNIQUE INDEX "letters_key_uq" ON "letters" USING btree ("key");--> statement-breakpoint
CREATE INDEX "letters_order_idx" ON "letters" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "letters_log_idx" ON "letters" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "letters_waiting_idx" ON "letters" USING btree ("due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "order_lines_variant_idx" ON "order_lines" USING btree ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number_uq" ON "orders" USING btree ("number");--> statement-breakpoint
CREATE INDEX "orders_list_idx" ON "orders" USING btree ("created_at","id","payment_status","shipment_status","payment_method");--> statement-breakpoint
CREATE INDEX "orders_attn_pay_idx" ON "orders" USING btree ("payment_status","created_at","id") WHERE payment_status <> 'paid';--> statement-breakpoint
CREATE INDEX "orders_attn_ship_idx" ON "orders" USING btree ("shipment_status","created_at","id") WHERE shipment_status <> 'delivered';--> statement-breakpoint
CREATE INDEX "orders_toship_idx" ON "orders" USING btree ("created_at","id") WHERE dispatchable;--> statement-breakpoint
CREATE INDEX "orders_flagged_idx" ON "orders" USING btree ("created_at","id") WHERE flags <> '{}';--> statement-breakpoint
CREATE INDEX "orders_archived_idx" ON "orders" USING btree ("created_at","id") WHERE archived_at is not null;--> statement-breakpoint
CREATE INDEX "orders_counts_idx" ON "orders" USING btree ("payment_status","shipment_status");--> statement-breakpoint
CREATE INDEX "orders_person_idx" ON "orders" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "orders_search_idx" ON "orders" USING gin (search_text gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "payments_object_idx" ON "payments" USING btree ("provider","provider_object_id");--> statement-breakpoint
CREATE INDEX "payments_id_idx" ON "payments" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refunds_provider_idx" ON "refunds" USING btree ("provider_refund_id");--> statement-breakpoint
CREATE INDEX "shipments_tracking_idx" ON "shipments" USING btree ("tracking_number","carrier");--> statement-breakpoint
CREATE INDEX "security_events_at_idx" ON "security_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sessions_staff_idx" ON "sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email_uq" ON "staff" USING btree (lower("email"));