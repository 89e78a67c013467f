import type pg from "pg";

/** Whose database this is: the sandbox's, a shop's own, or nobody's yet (also before the first migration). */
export async function readMark(client: pg.ClientBase | pg.Pool): Promise<"sandbox" | "production" | null> {
  const { rows } = await client.query("SELECT to_regclass('public.database_mark') IS NOT NULL AS there");
  if (!rows[0].there) return null;
  return (await client.query("SELECT sandbox FROM database_mark")).rows[0]?.sandbox ?? null;
}

/** Says that this is a shop's own database, if nothing has been said yet: from then on no sandbox touches it. */
export async function markProduction(client: pg.ClientBase): Promise<void> {
  await client.query(`
    INSERT INTO database_mark (id, sandbox, created_at)
    SELECT gen_random_uuid(), 'production', now() WHERE NOT EXISTS (SELECT FROM database_mark)
  `);
}
