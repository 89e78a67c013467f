import type Stripe from "stripe";
import { invalid, noSuch } from "../http/errors";
import type { FormValue } from "../http/form";
import { type Rule, shape } from "../http/rules";
import { int, text } from "../http/values";
import type { Table } from "../store/table";

const range = shape({ gt: int(), gte: int(), lt: int(), lte: int() });

/** `created=T` or `created[gte]=T` and its sisters; Unix seconds. */
const created: Rule<Stripe.RangeQueryParam> = {
  read(value: FormValue, path: string) {
    if (typeof value !== "string") return range.read(value, path);
    const exact = int().read(value, path);
    return { gte: exact, lte: exact };
  },
};

/** https://docs.stripe.com/api/pagination */
export const paging = { limit: int(1), starting_after: text(), ending_before: text() };
export const pagingByTime = { ...paging, created };

export interface Page {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: Stripe.RangeQueryParam;
}

/** What a list is made of, and what it is called. */
export interface Listing<Row extends { id: string }> {
  table: Table<Row>;
  noun: string;
  url: string;
  keep: (row: Row) => boolean;
}

/**
 * One page, newest first, at most 100 rows, from the neighbour of the cursor on.
 * @throws ApiError for an unknown cursor, both cursors, or a limit above 100.
 */
export function listPage<Row extends { id: string; created: number }>(
  page: Page,
  { table, noun, url, keep }: Listing<Row>,
): Stripe.ApiList<Row> {
  const within = createdWithin(page.created);
  return pageOf(page, { table, noun, url, keep: (row) => within(row.created) && keep(row) });
}

/** The same for rows that have no time of their own. */
export function pageOf<Row extends { id: string }>(page: Page, listing: Listing<Row>): Stripe.ApiList<Row> {
  const { table, noun, url, keep } = listing;
  const limit = page.limit ?? 10;
  if (limit > 100) throw invalid("Invalid integer: limit must be between 1 and 100", "limit");
  if (page.starting_after !== undefined && page.ending_before !== undefined) {
    throw invalid(
      "You may only specify one of these parameters: ending_before, starting_after.",
      "ending_before",
    );
  }
  for (const param of ["starting_after", "ending_before"] as const) {
    const cursor = page[param];
    if (cursor !== undefined && !table.get(cursor)) throw noSuch(noun, cursor, param);
  }
  const backwards = page.ending_before !== undefined;
  const candidates = backwards
    ? table.newerThan(page.ending_before!)
    : table.newestFirst(page.starting_after);
  const data: Row[] = [];
  let more = false;
  for (const row of candidates) {
    if (!keep(row)) continue;
    if (data.length === limit) {
      more = true;
      break;
    }
    data.push(row);
  }
  return { object: "list", data: backwards ? data.reverse() : data, has_more: more, url };
}

function createdWithin(limits: Stripe.RangeQueryParam | undefined): (created: number) => boolean {
  if (!limits) return () => true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = limits;
  return (at) => at > gt && at >= gte && at < lt && at <= lte;
}

/** A list that is held whole in another object, such as the refunds in a charge. */
export function wholeList<Row>(data: Row[], url: string): Stripe.ApiList<Row> {
  return { object: "list", data, has_more: false, url };
}
