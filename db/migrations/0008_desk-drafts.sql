ALTER TABLE "carts" ADD COLUMN "staff_id" bigint;--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "carts_drafts_idx" ON "carts" USING btree ("changed_at") WHERE kind = 'desk_draft';