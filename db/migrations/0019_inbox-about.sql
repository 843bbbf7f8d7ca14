ALTER TABLE "inbox" ADD COLUMN "about" text;--> statement-breakpoint
CREATE INDEX "inbox_about_idx" ON "inbox" USING btree ("provider","about") WHERE processed_at is null;