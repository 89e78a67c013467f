import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Ctx } from "@/lib/kernel/context";
import { categoryCards } from "@/lib/listing";
import { defaultMarket } from "@/lib/shop";
import { openContext } from "../store/context";
import type { Ground } from "../store/ground";

/** How Postgres answers the list of a category, as the shop asks it: the plan with its buffers, by sort. */
export async function explainList(
  ground: Ground,
  database: string,
  categoryId: string,
): Promise<Record<string, string[]>> {
  const url = ground.postgres.url(database, "cartwright");
  const { ctx, close } = openContext(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const market = await defaultMarket(ctx);
    const plans: Record<string, string[]> = {};
    for (const sort of ["popular", "price_asc"] as const) {
      const first = await asked(client, ctx, (heard) => categoryCards(heard, market, categoryId, { sort }));
      const cursor = first.value.ok ? first.value.value.next : null;
      const later = await asked(client, ctx, (heard) =>
        categoryCards(heard, market, categoryId, { sort, cursor }),
      );
      plans[`${sort}, first page`] = await planOf(client, first.query);
      plans[`${sort}, behind a cursor`] = await planOf(client, later.query);
    }
    return plans;
  } finally {
    await client.end();
    await close();
  }
}

interface Query {
  readonly text: string;
  readonly params: unknown[];
}

/** Runs a read on a connection that hears its statement. */
async function asked<T>(
  client: pg.Client,
  ctx: Ctx,
  read: (ctx: Ctx) => Promise<T>,
): Promise<{ value: T; query: Query }> {
  let heard: Query | null = null;
  const logger = {
    logQuery(text: string, params: unknown[]) {
      heard = { text, params };
    },
  };
  const db = drizzle(client, { casing: "snake_case", logger }) as unknown as Ctx["db"];
  const value = await read({ ...ctx, db });
  if (!heard) throw new Error("the list was read without a statement");
  return { value, query: heard };
}

async function planOf(client: pg.Client, { text, params }: Query): Promise<string[]> {
  const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, params);
  return rows.map((row) => row["QUERY PLAN"] as string);
}
