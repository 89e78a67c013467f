import pg from "pg";
import type { Ground } from "./ground";

/** Addresses of a generated shop, and words that are in it. */
export interface Addresses {
  readonly products: readonly string[];
  readonly handles: readonly string[];
  /** Category pages, the fullest first. */
  readonly categories: readonly string[];
  readonly categoryPaths: readonly string[];
  readonly categoryIds: readonly string[];
}

/** Reads where things are, spread over the whole catalogue and the same in every run. */
export async function somePaths(ground: Ground, database: string): Promise<Addresses> {
  const client = new pg.Client({ connectionString: ground.postgres.url(database) });
  await client.connect();
  try {
    const products = await client.query(
      "SELECT handle FROM listings WHERE market_id = (SELECT id FROM markets WHERE is_default) ORDER BY md5(handle) LIMIT 200",
    );
    const categories = await client.query(
      `SELECT c.id, c.path FROM categories c JOIN listing_counts n ON n.category_id = c.id
       WHERE n.market_id = (SELECT id FROM markets WHERE is_default) ORDER BY n.count DESC, c.path`,
    );
    const handles = products.rows.map((row) => row.handle as string);
    const paths = categories.rows.map((row) => row.path as string);
    return {
      handles,
      products: handles.map((handle) => `/p/${handle}`),
      categories: paths.map((path) => `/c/${path}`),
      categoryPaths: paths,
      categoryIds: categories.rows.map((row) => row.id as string),
    };
  } finally {
    await client.end();
  }
}
