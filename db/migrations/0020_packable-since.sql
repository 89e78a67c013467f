-- The warehouse's queue goes by how long an order could have been packed: a debit's money may come a week after the order.
ALTER TABLE "orders" ADD COLUMN "packable_at" timestamp (3) with time zone;--> statement-breakpoint
-- The same rule as `packableSince` (lib/views), which a test compares. The payment is recorded before its order moves.
CREATE FUNCTION note_packable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.packable_at := greatest(coalesce(NEW.placed_at, NEW.created_at),
    (SELECT min(paid_at) FROM payments WHERE order_id = NEW.id));
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER note_packable BEFORE INSERT OR UPDATE OF state ON orders
  FOR EACH ROW WHEN (NEW.state = 'placed' AND NEW.packable_at IS NULL) EXECUTE FUNCTION note_packable();
--> statement-breakpoint
-- Only what still waits is ever asked for.
UPDATE orders o SET packable_at = greatest(coalesce(placed_at, created_at),
    (SELECT min(paid_at) FROM payments WHERE order_id = o.id))
  WHERE state = 'placed' AND sent_at IS NULL;
--> statement-breakpoint
CREATE INDEX "orders_to_pack" ON "orders" USING btree ("packable_at","id") WHERE "orders"."state" = 'placed' and "orders"."sent_at" is null;
