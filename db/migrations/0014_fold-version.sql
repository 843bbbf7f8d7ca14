ALTER TABLE "orders" ADD COLUMN "fold_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "orders_fold_idx" ON "orders" USING btree ("fold_version","id");