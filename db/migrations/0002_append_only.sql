-- Rows that are facts: they can be added and read, never changed. The application's role also lacks the
-- privilege (db/grants.ts); the triggers refuse it to everyone.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'product_versions', 'prices', 'stock_movements', 'order_lines', 'order_adjustments', 'order_deliveries',
    'order_events', 'checkout_phases', 'shipment_lines', 'line_cancellations', 'stripe_events', 'outbox_events',
    'audit_entries'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name
    );
  END LOOP;
END
$$;
