ALTER TABLE "demo_payments" ADD COLUMN "cancel_url" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "demo_payments" ADD COLUMN "captured_currency" text;--> statement-breakpoint
ALTER TABLE "demo_payments" ADD COLUMN "captured_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "demo_payments" ADD COLUMN "failure" jsonb;