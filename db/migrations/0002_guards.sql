create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger order_events_append_only before update or delete on order_events for each row execute function refuse_change();
--> statement-breakpoint
create trigger order_events_no_truncate before truncate on order_events for each statement execute function refuse_change();
--> statement-breakpoint
create trigger stock_movements_append_only before update or delete on stock_movements for each row execute function refuse_change();
--> statement-breakpoint
create trigger stock_movements_no_truncate before truncate on stock_movements for each statement execute function refuse_change();
--> statement-breakpoint
create trigger security_events_append_only before update or delete on security_events for each row execute function refuse_change();
--> statement-breakpoint
alter table orders
  add constraint orders_payment_status_ck check (payment_status in ('open', 'pending', 'paid', 'canceled', 'abandoned')),
  add constraint orders_shipment_status_ck check (shipment_status in ('unfulfilled', 'requested', 'in_transit', 'delivered', 'failed', 'ready_for_pickup', 'partial')),
  add constraint orders_person_fk foreign key (person_id) references people (id),
  add constraint orders_address_fk foreign key (address_id) references addresses (id),
  add constraint orders_billing_fk foreign key (billing_address_id) references addresses (id);
--> statement-breakpoint
alter table order_events add constraint order_events_order_fk foreign key (order_id) references orders (id);
--> statement-breakpoint
alter table order_lines
  add constraint order_lines_order_fk foreign key (order_id) references orders (id),
  add constraint order_lines_quantity_ck check (quantity > 0);
--> statement-breakpoint
alter table payments add constraint payments_order_fk foreign key (order_id) references orders (id);
--> statement-breakpoint
alter table refunds add constraint refunds_order_fk foreign key (order_id) references orders (id), add constraint refunds_amount_ck check (amount >= 0);
--> statement-breakpoint
alter table shipments add constraint shipments_order_fk foreign key (order_id) references orders (id);
--> statement-breakpoint
alter table variants add constraint variants_product_fk foreign key (product_id) references products (id);
--> statement-breakpoint
alter table stock_movements add constraint stock_movements_variant_fk foreign key (variant_id) references variants (id);
--> statement-breakpoint
alter table sessions add constraint sessions_staff_fk foreign key (staff_id) references staff (id);
--> statement-breakpoint
insert into counters (name, last) values ('order', 1000);
--> statement-breakpoint
insert into test_clock (id, offset_ms) values (1, 0);
