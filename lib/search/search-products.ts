import type { ReadCtx } from "@/lib/kernel/context";
import { cardOf } from "@/lib/listing";
import type { Market } from "@/lib/shop";
import { MAX_RESULTS, SEARCH_PAGE, type SearchPage } from "./contract";
import { findByWords, findSimilar } from "./postgres/find";
import { searchWords } from "./search-words";

/**
 * Looks for products in a market. Any text is fine, however long or odd: what cannot be looked for finds nothing.
 * `page` counts from 1 and is held within what there is.
 */
export async function searchProducts(
  ctx: ReadCtx,
  market: Pick<Market, "id">,
  input: { readonly query: string; readonly page?: number; readonly size?: number },
): Promise<SearchPage> {
  const words = searchWords(input.query);
  const size = Math.min(Math.max(input.size ?? SEARCH_PAGE, 1), 100);
  const most = Math.ceil(MAX_RESULTS / size);
  const page = Math.min(Math.max(Math.trunc(input.page ?? 1) || 1, 1), most);
  if (words.text === "") return { query: "", cards: [], count: 0, similar: false, page: 1, pages: 0 };
  const wanted = { marketId: market.id, words, limit: size, offset: (page - 1) * size };
  const exact = await findByWords(ctx, wanted);
  // An empty later page is the end of the exact hits, not a reason to look for similar ones.
  const similar = exact.rows.length === 0 && (page === 1 || (await isNothing(ctx, wanted)));
  const found = similar ? await findSimilar(ctx, wanted) : exact;
  return {
    query: words.text,
    cards: found.rows.map(cardOf),
    count: found.count,
    similar: similar && found.rows.length > 0,
    page,
    pages: Math.ceil(found.count / size),
  };
}

async function isNothing(ctx: ReadCtx, wanted: Parameters<typeof findByWords>[1]): Promise<boolean> {
  return (await findByWords(ctx, { ...wanted, limit: 1, offset: 0 })).rows.length === 0;
}
