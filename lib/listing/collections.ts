import { sql } from "drizzle-orm";
import { z } from "zod";
import {
  collectionByHandle,
  cursorId,
  cursorNumber,
  decodeCursor,
  encodeCursor,
  liveCollections,
} from "@/lib/catalog";
import type { ReadCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Market } from "@/lib/shop";
import { type CardRow, cardColumns, cardOf } from "./cards";
import {
  type CardPicture,
  type CollectionCard,
  type CollectionPage,
  type ListingPage,
  PAGE_SIZE,
} from "./contract";
import { withLowestPrior } from "./lowest-prior";

type InMarket = Pick<Market, "id">;

/** What a collection's page needs beside its cards; null when there is no such collection. */
export async function collectionPage(
  ctx: ReadCtx,
  market: InMarket,
  handle: string,
): Promise<CollectionPage | null> {
  const collection = await collectionByHandle(ctx, handle);
  if (!collection) return null;
  const { rows } = await ctx.db.execute<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM collection_products c
    JOIN listings l ON l.market_id = ${market.id} AND l.product_id = c.product_id
    WHERE c.collection_id = ${collection.id}
  `);
  return { ...collection, count: rows[0]?.count ?? 0 };
}

/** Every collection of which something is on sale in a market, with the picture of its first product. */
export async function shownCollections(ctx: ReadCtx, market: InMarket): Promise<readonly CollectionCard[]> {
  const all = await liveCollections(ctx);
  const { rows } = await ctx.db.execute<{ id: string; count: number; picture: CardPicture | null }>(sql`
    SELECT c.collection_id AS id, count(*)::int AS count,
      (array_agg(l.picture ORDER BY c.position, c.product_id) FILTER (WHERE l.picture IS NOT NULL))[1] AS picture
    FROM collection_products c JOIN listings l ON l.market_id = ${market.id} AND l.product_id = c.product_id
    WHERE c.collection_id = ANY(${sql.param(all.map((one) => one.id))}::uuid[])
    GROUP BY c.collection_id
  `);
  const known = new Map(rows.map((row) => [row.id, row]));
  return all.flatMap((one) => {
    const row = known.get(one.id);
    return row ? [{ ...one, count: row.count, picture: row.picture }] : [];
  });
}

const place = z.tuple([z.literal("collection"), z.enum(["after", "before"]), cursorNumber, cursorId]);

/**
 * A page of a collection's cards, in the order that somebody gave them, by key. Refusal: `cursor_invalid`.
 */
export async function collectionCards(
  ctx: ReadCtx,
  market: Market,
  collectionId: string,
  { cursor = null, size = PAGE_SIZE }: { readonly cursor?: string | null; readonly size?: number },
): Promise<Result<ListingPage, "cursor_invalid">> {
  const from = cursor === null ? null : decodeCursor(cursor, place);
  if (cursor !== null && from === null) return refuse("cursor_invalid");
  const back = from?.[1] === "before";
  const direction = sql.raw(back ? "DESC" : "ASC");
  const beyond = from
    ? sql`(c.position, c.product_id) ${sql.raw(back ? "<" : ">")} (${from[2]}::int8, ${from[3]}::uuid)`
    : sql`true`;
  const { rows } = await ctx.db.execute<CardRow & { place: number }>(sql`
    SELECT ${cardColumns}, c.position AS place FROM collection_products c
    JOIN listings l ON l.market_id = ${market.id} AND l.product_id = c.product_id
    WHERE c.collection_id = ${collectionId} AND ${beyond}
    ORDER BY c.position ${direction}, c.product_id ${direction} LIMIT ${size + 1}
  `);
  const more = rows.length > size;
  const shown = rows.slice(0, size);
  if (back) shown.reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  const at = (side: "after" | "before", row: CardRow & { place: number }) =>
    encodeCursor(["collection", side, row.place, row.product_id]);
  return ok({
    cards: await withLowestPrior(ctx, market, shown.map(cardOf)),
    next: last && (back || more) ? at("after", last) : null,
    previous: first && (back ? more : from !== null) ? at("before", first) : null,
  });
}
