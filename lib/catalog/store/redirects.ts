import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/** Old addresses lead to new ones in one step: chains are shortened, and an address taken again leads nowhere. */
export async function keepRedirects(
  tx: TxCtx,
  moves: readonly { readonly from: string; readonly to: string }[],
): Promise<void> {
  const real = moves.filter((move) => move.from !== move.to);
  if (real.length === 0) return;
  const rows = sql`json_to_recordset(${JSON.stringify(real)}::json) AS moved("from" text, "to" text)`;
  await tx.db.execute(
    sql`UPDATE redirects SET to_path = moved."to" FROM ${rows} WHERE to_path = moved."from"`,
  );
  await tx.db.execute(sql`
    INSERT INTO redirects (from_path, to_path, created_at)
    SELECT moved."from", moved."to", ${tx.clock.now().toISOString()}::timestamptz FROM ${rows}
    ON CONFLICT (from_path) DO UPDATE SET to_path = excluded.to_path
  `);
  await dropRedirects(
    tx,
    real.map((move) => move.to),
  );
}

export async function dropRedirects(tx: TxCtx, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  await tx.db.execute(sql`DELETE FROM redirects WHERE from_path = ANY(${sql.param(paths)}::text[])`);
}
