import type { EnqueuedTaskPromise, Meilisearch } from "meilisearch";
import { z } from "zod";
import type { ListingDocument } from "@/lib/listing";
import { type ListingPlace, placeKey, type SearchIndex } from "../search-index";
import { refusalOf } from "./client";
import { documentOf, type IndexDocument } from "./documents";
import { quoted } from "./filter";
import { settings } from "./settings";

/** Batches of a rebuild that the index may still be busy with while the next one is read. */
const UNDER_WAY = 2;

/** Documents of a batch of products, in all markets. */
const MOST_MARKS = 20_000;

const kept = z.object({
  results: z.array(z.object({ id: z.string(), market: z.uuid(), product: z.uuid(), mark: z.string() })),
  total: z.int(),
});

/** The index `live` of a Meilisearch, kept by its official client. */
export function documentIndex(client: Meilisearch, live: string): SearchIndex {
  const index = client.index<IndexDocument>(live);
  return {
    isBuilt: () => exists(client, live),
    async write(listings, gone) {
      // The index does what it is told in the order in which it is told; the last word is waited for.
      const tasks: EnqueuedTaskPromise[] = [];
      if (gone.length > 0) tasks.push(index.deleteDocuments(gone.map(placeKey)));
      if (listings.length > 0) tasks.push(index.addDocuments(listings.map(documentOf)));
      await Promise.all(tasks);
      for (const task of tasks) await done(task);
    },
    async marks(places) {
      if (places.length === 0) return new Map();
      // By a filter, which travels in a body: so many ids would not fit into an address.
      const filter = `product IN [${[...new Set(places.map((place) => place.product_id))].map(quoted).join(", ")}]`;
      const { results } = kept.parse(await index.getDocuments({ filter, fields, limit: MOST_MARKS }));
      return new Map(results.map(({ id, mark }) => [id, mark]));
    },
    async places(offset, limit) {
      const { results, total } = kept.parse(await index.getDocuments({ fields, offset, limit }));
      return { places: results.map(placeOf), total };
    },
    rebuild: (batches) => rebuild(client, live, batches),
  };
}

const fields = ["id", "market", "product", "mark"];
const placeOf = (document: { market: string; product: string }): ListingPlace => ({
  market_id: document.market,
  product_id: document.product,
});

async function rebuild(
  client: Meilisearch,
  live: string,
  batches: AsyncIterable<readonly ListingDocument[]>,
): Promise<void> {
  const next = `${live}-next`;
  await drop(client, next);
  await done(client.createIndex(next, { primaryKey: "id" }));
  const building = client.index<IndexDocument>(next);
  await done(building.updateSettings(settings));
  const tasks: EnqueuedTaskPromise[] = [];
  for await (const listings of batches) {
    const told = building.addDocuments(listings.map(documentOf));
    await told;
    tasks.push(told);
    if (tasks.length > UNDER_WAY) await done(tasks.shift()!);
  }
  for (const task of tasks) await done(task);
  // Where there is none yet the new one is given the name: at no moment is there an empty one.
  const rename = !(await exists(client, live));
  await done(client.swapIndexes([{ indexes: rename ? [next, live] : [live, next], rename }]));
  await drop(client, next);
}

async function exists(client: Meilisearch, uid: string): Promise<boolean> {
  try {
    await client.getRawIndex(uid);
    return true;
  } catch (error) {
    if (refusalOf(error) === "index_not_found") return false;
    throw error;
  }
}

async function drop(client: Meilisearch, uid: string): Promise<void> {
  if (await exists(client, uid)) await done(client.deleteIndex(uid));
}

/** Waits until a task is done. Throws when it failed: what was told is then not so. */
async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { status, type, error } = await task.waitTask();
  if (status !== "succeeded")
    throw new Error(`${type} ${status} in the search index: ${error?.message ?? ""}`);
}
