import { sql } from "drizzle-orm";
import { after } from "@/lib/kernel/clock";
import type { Ctx, ReadCtx } from "@/lib/kernel/context";

export interface Pending extends Record<string, unknown> {
  readonly product_id: string;
  readonly change: string;
}

/** Notes that products are not in the index as they are. What waits already keeps its place. */
export async function insertPending(ctx: Ctx, productIds: readonly string[]): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.execute(sql`
    INSERT INTO search_pending AS p (product_id, change, since)
    SELECT id, new_id(${now}), ${now} FROM (SELECT DISTINCT unnest(${sql.param(productIds)}::uuid[]) AS id) named ORDER BY id
    ON CONFLICT (product_id) DO UPDATE SET change = excluded.change`);
}

/** What has waited longest. */
export async function readPending(ctx: ReadCtx, limit: number): Promise<readonly Pending[]> {
  const { rows } = await ctx.db.execute<Pending>(
    sql`SELECT product_id, change FROM search_pending ORDER BY since, product_id LIMIT ${limit}`,
  );
  return rows;
}

/** Strikes off what the index has, unless it has changed again meanwhile. */
export async function deletePending(ctx: Ctx, done: readonly Pending[]): Promise<void> {
  await ctx.db.execute(sql`
    DELETE FROM search_pending p USING json_to_recordset(${JSON.stringify(done)}::json) AS d(product_id uuid, change uuid)
    WHERE p.product_id = d.product_id AND p.change = d.change`);
}

/** Takes or keeps the right to write for so long. False while somebody else has it. */
export async function takeLease(ctx: Ctx, name: string, holder: string, forMs: number): Promise<boolean> {
  const now = ctx.clock.now();
  const { rowCount } = await ctx.db.execute(sql`
    INSERT INTO search_lease AS l (name, holder, until) VALUES (${name}, ${holder}::uuid, ${after(now, forMs)})
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
    WHERE l.holder = excluded.holder OR l.until < ${now}`);
  return rowCount === 1;
}

export async function dropLease(ctx: Ctx, name: string, holder: string): Promise<void> {
  await ctx.db.execute(sql`DELETE FROM search_lease WHERE name = ${name} AND holder = ${holder}::uuid`);
}
