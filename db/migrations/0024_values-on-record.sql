-- What was changed is as much a fact as who changed it. Values can be added and read; the one change that passes takes
-- the addresses of an erased person's order away (0073). Every table has its whole name and the path is fixed, so that
-- nobody's own tables answer in the place of these.
CREATE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.entry_id = OLD.entry_id AND NEW.before IS NULL AND NEW.after IS NULL AND EXISTS (
    SELECT FROM public.audit_entries e
    JOIN public.orders o ON o.id = CASE WHEN e.action = 'order.address_changed' THEN e.subject::uuid END
    JOIN public.customers c ON c.id = o.customer_id
    WHERE e.id = OLD.entry_id AND c.erased_at IS NOT NULL
  ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only, and only emptied where a person was erased: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON "audit_values" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_emptied BEFORE UPDATE ON "audit_values" FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased();
--> statement-breakpoint
-- What became of Stripe's events is written once too.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "stripe_event_outcomes" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
