import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import type { ImportPictures, MissingPicture } from "./contract";

/** How many missing pictures are named; all are counted. */
const MOST = 100;
const MOST_BESIDE = 2_000;

interface Row extends Record<string, unknown> {
  readonly all: number;
  readonly waiting: number;
  readonly missing_count: number;
  readonly can_fetch: number;
  readonly missing: readonly MissingPicture[];
  readonly beside: readonly string[];
}

/** What became of the pictures that an import waited for; those that are missing by name, with the products that lack them. */
export async function importPictures(ctx: ReadCtx, importId: string): Promise<ImportPictures> {
  const { rows } = await ctx.db.execute<Row>(sql`
    WITH picture AS (
      SELECT m.id, m.state, m.problem, m.source, m.source LIKE 'beside:%' AS is_beside,
        CASE WHEN m.source LIKE 'beside:%' THEN substr(m.source, strpos(m.source, '/') + 1) ELSE m.source END AS written
      FROM import_pictures ip JOIN media m ON m.id = ip.media_id WHERE ip.import_id = ${importId}::uuid
    ), named AS (
      SELECT p.id, p.written AS source, coalesce(p.problem, '') AS problem, (
        SELECT coalesce(json_agg(json_build_object('id', product.id, 'title', product.title) ORDER BY product.title), '[]')
        FROM product_pictures i JOIN products product ON product.id = i.product_id WHERE i.media_id = p.id
      ) AS products
      FROM picture p WHERE p.state = 'missing' ORDER BY p.source LIMIT ${MOST}
    )
    SELECT count(*)::int AS all, count(*) FILTER (WHERE state = 'pending')::int AS waiting,
      count(*) FILTER (WHERE state = 'missing')::int AS missing_count,
      count(*) FILTER (WHERE state = 'missing' AND NOT is_beside)::int AS can_fetch,
      (SELECT coalesce(json_agg(named), '[]') FROM named) AS missing,
      (SELECT coalesce(json_agg(b.written), '[]') FROM (
        SELECT DISTINCT written FROM picture WHERE state = 'missing' AND is_beside ORDER BY written LIMIT ${MOST_BESIDE}
      ) b) AS beside
    FROM picture
  `);
  const { all, waiting, missing_count, can_fetch, missing, beside } = rows[0]!;
  return { all, waiting, missingCount: missing_count, canFetch: can_fetch, missing, beside };
}
