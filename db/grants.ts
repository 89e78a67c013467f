import type pg from "pg";
import { appendOnlyTables } from "./append-only";

/**
 * Gives the application's role what it needs and no more, after every migration: everything on ordinary tables,
 * no change of append-only rows (but two columns that erasing a person empties: a trigger lets nothing else pass), and
 * the job queue's own schema (whose tables carry row security).
 * Does nothing where the role could not be made.
 */
export async function grantApplication(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = 'cartwright_app'");
  if (!rowCount) return false;
  await client.query(`
    GRANT USAGE ON SCHEMA public, graphile_worker, drizzle TO cartwright_app;
    GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO cartwright_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, graphile_worker TO cartwright_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, graphile_worker TO cartwright_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, graphile_worker TO cartwright_app;
    REVOKE UPDATE, DELETE, TRUNCATE ON ${appendOnlyTables.join(", ")} FROM cartwright_app;
    GRANT UPDATE (before, after) ON audit_values TO cartwright_app;
    REVOKE INSERT, UPDATE, DELETE ON database_mark FROM cartwright_app;
    DO $$
    DECLARE
      queue regclass;
    BEGIN
      FOR queue IN
        SELECT oid::regclass FROM pg_class
        WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND relrowsecurity
      LOOP
        EXECUTE format('DROP POLICY IF EXISTS cartwright_app ON %s', queue);
        EXECUTE format('CREATE POLICY cartwright_app ON %s TO cartwright_app USING (true) WITH CHECK (true)', queue);
      END LOOP;
    END
    $$;
  `);
  return true;
}
