CREATE INDEX "carts_link_idx" ON "carts" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "orders_link_idx" ON "orders" USING btree ("link_id") WHERE link_id is not null;