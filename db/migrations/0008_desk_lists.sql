-- The desk's lists: one order of orders, the warehouse's queue, names and addresses by their beginning.
DROP INDEX "orders_created";--> statement-breakpoint
DROP INDEX "orders_email";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "sent_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "orders_listed" ON "orders" USING btree (coalesce("placed_at", "created_at"),"id");--> statement-breakpoint
CREATE INDEX "orders_to_ship" ON "orders" USING btree (coalesce("placed_at", "created_at"),"id") WHERE "orders"."state" = 'placed' and "orders"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "orders_last_name" ON "orders" USING btree (plain_text("last_name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "orders_first_name" ON "orders" USING btree (plain_text("first_name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "payments_given_back" ON "payments" USING btree ("order_id") WHERE "payments"."refunded_amount" > 0;--> statement-breakpoint
CREATE INDEX "orders_email" ON "orders" USING btree ("email_key" text_pattern_ops,"created_at");--> statement-breakpoint
-- An order has left when no unit of it is left to send. Parcels and cancellations are rows, so the database itself
-- sees the last one; nobody writes `sent_at` by hand. The order's lock, which every verb holds that adds such rows,
-- keeps two of them from each missing the other's.
CREATE FUNCTION note_sent(changed uuid[], at timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE orders o SET sent_at = note_sent.at
  WHERE o.id = ANY (changed) AND o.sent_at IS NULL AND NOT EXISTS (
    SELECT FROM order_lines l
    WHERE l.order_id = o.id AND l.requires_shipping AND l.quantity >
      (SELECT coalesce(sum(s.quantity), 0) FROM shipment_lines s WHERE s.order_line_id = l.id) +
      (SELECT coalesce(sum(c.quantity), 0) FROM line_cancellations c WHERE c.order_line_id = l.id)
  )
$$;
--> statement-breakpoint
CREATE FUNCTION note_shipped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_sent(array_agg(DISTINCT s.order_id), max(s.shipped_at))
  FROM added JOIN shipments s ON s.id = added.shipment_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION note_canceled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_sent(array_agg(DISTINCT added.order_id), max(added.at)) FROM added;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER note_sent AFTER INSERT ON shipment_lines
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_shipped();
--> statement-breakpoint
CREATE TRIGGER note_sent AFTER INSERT ON line_cancellations
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_canceled();
--> statement-breakpoint
SELECT note_sent(array_agg(id), now()) FROM orders
  WHERE id IN (SELECT order_id FROM shipments UNION SELECT order_id FROM line_cancellations);
