import type { Ctx } from "@/lib/kernel/context";
import { listingDocuments } from "@/lib/listing";
import { allMarkets } from "@/lib/shop";
import { placeKey, type SearchIndex } from "../search-index";

/** Makes the index hold these products as their listings are now: changed ones anew, those that are gone not at all. */
export async function writeProducts(
  ctx: Ctx,
  index: SearchIndex,
  productIds: readonly string[],
): Promise<void> {
  const documents = await listingDocuments(ctx, productIds);
  const there = new Set(documents.map(placeKey));
  const places = (await allMarkets(ctx)).flatMap((market) =>
    productIds.map((product_id) => ({ market_id: market.id, product_id })),
  );
  await index.write(
    documents,
    places.filter((place) => !there.has(placeKey(place))),
  );
}
