-- What a quote may keep in memory is versioned by the database itself, so that no writer can forget to say so.
INSERT INTO config_version (single, version) VALUES (true, 1);
--> statement-breakpoint
CREATE FUNCTION raise_config_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE config_version SET version = version + 1;
  RETURN NULL;
END
$$;
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'channels', 'markets', 'market_countries', 'settings', 'price_lists', 'tax_classes', 'tax_rates',
    'delivery_zones', 'delivery_zone_countries', 'delivery_methods', 'delivery_bands', 'stock_locations'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER config_version AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION raise_config_version()',
      name
    );
  END LOOP;
END
$$;
