CREATE TABLE "refund_sends" (
	"refund_id" text PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"idempotency_key" text NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"last_error" text
);
--> statement-breakpoint
ALTER TABLE "demo_payments" ADD COLUMN "refund_plan" text DEFAULT 'succeed' NOT NULL;--> statement-breakpoint
ALTER TABLE "demo_payments" ADD COLUMN "disputes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "requested_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "requested_by" text;--> statement-breakpoint
CREATE INDEX "refunds_waiting_idx" ON "refunds" USING btree ("state") WHERE state in ('requested', 'approved', 'pending');