import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cursorId, cursorNumber, cursorText, decodeCursor, encodeCursor } from "@/lib/catalog";
import { type Sort, sorts } from "./contract";

/** A sort as SQL over `listing_categories` (or `listings`): its column, its direction, and what a cursor holds of it. */
interface SortRule {
  readonly column: SQL;
  readonly descending: boolean;
  /** Whether its index stores the column descending (see `db/schema/listing`): it is then walked the other way round. */
  readonly indexDescending: boolean;
  /** The column as a text, exactly. */
  readonly key: SQL;
  readonly cast: SQL;
}

/** Instants travel as milliseconds, which is what the column keeps. */
const rules: Readonly<Record<Sort, SortRule>> = {
  popular: {
    column: sql`c.popularity`,
    descending: true,
    indexDescending: true,
    key: sql`c.popularity::text`,
    cast: sql`bigint`,
  },
  newest: {
    column: sql`c.published_at`,
    descending: true,
    indexDescending: true,
    key: sql`(extract(epoch FROM c.published_at) * 1000)::bigint::text`,
    cast: sql`timestamptz`,
  },
  price_asc: {
    column: sql`c.price_from`,
    descending: false,
    indexDescending: false,
    key: sql`c.price_from::text`,
    cast: sql`bigint`,
  },
  price_desc: {
    column: sql`c.price_from`,
    descending: true,
    indexDescending: false,
    key: sql`c.price_from::text`,
    cast: sql`bigint`,
  },
  name: {
    column: sql`c.title`,
    descending: false,
    indexDescending: false,
    key: sql`c.title`,
    cast: sql`text`,
  },
};

/** A place in a sorted list: which side of it is wanted, the sort's value there, and the product. */
export interface Place {
  readonly sort: Sort;
  readonly side: "after" | "before";
  readonly value: string | number;
  readonly productId: string;
}

const shape = z.tuple([
  z.enum(sorts),
  z.enum(["after", "before"]),
  z.union([cursorNumber, cursorText]),
  cursorId,
]);

export function placeOf(cursor: string, sort: Sort): Place | null {
  const decoded = decodeCursor(cursor, shape);
  if (decoded === null || decoded[0] !== sort) return null;
  const [, side, value, productId] = decoded;
  // A name is a text, everything else a number: a text that is no number would be an error in SQL.
  if ((sort === "name") !== (typeof value === "string")) return null;
  return { sort, side, value, productId };
}

/** A cursor from a row's key as SQL gave it. */
export function cursorAt(sort: Sort, side: Place["side"], row: { key: string; productId: string }): string {
  return encodeCursor([sort, side, sort === "name" ? row.key : Number(row.key), row.productId]);
}

/** The WHERE and ORDER BY of a page: rows beyond the place, nearest first. */
export function pageClauses(sort: Sort, place: Place | null): { where: SQL; order: SQL; key: SQL } {
  const rule = rules[sort];
  const backwards = place?.side === "before";
  const down = rule.descending !== backwards;
  // Indexes keep nulls last; the order must say what walking this one, forwards or backwards, makes of that, though
  // there are no nulls: otherwise Postgres sorts the whole category.
  const forwards = down === rule.indexDescending;
  const direction = sql.raw(`${down ? "DESC" : "ASC"} NULLS ${forwards ? "LAST" : "FIRST"}`);
  const order = sql`${rule.column} ${direction}, c.product_id ${direction}`;
  if (place === null) return { where: sql`true`, order, key: rule.key };
  const value =
    sort === "newest"
      ? sql`to_timestamp(${Number(place.value)}::float8 / 1000)`
      : sql`${place.value}::${rule.cast}`;
  const beyond = sql.raw(down ? "<" : ">");
  const where = sql`(${rule.column}, c.product_id) ${beyond} (${value}, ${place.productId}::uuid)`;
  return { where, order, key: rule.key };
}
