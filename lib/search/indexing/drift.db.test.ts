import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { editCategory, editProduct, setPrice } from "@/lib/catalog";
import { setStock } from "@/lib/inventory";
import { type ListingDocument, listingDocuments, refreshForCategories, refreshListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { deliverEvent } from "@/lib/platform/worker-delivery";
import { storyClock, testDatabase } from "@/tests/database";
import { NO_MEILISEARCH, testIndex } from "@/tests/meilisearch";
import { type ListingPlace, placeKey, type SearchIndex } from "../search-index";
import { checkIndex } from "./check-index";
import { keepIndex, noticeChanges } from "./keep-index";
import { alone } from "./lease";
import { rebuildIndex } from "./rebuild-index";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);
const [root, leaf] = await categoriesOf(story, ["Things"], ["Things", "Small"]);

/** An index that remembers what it was told, and forgets to when it is told to fail. */
function rememberingIndex(): SearchIndex & { held: Map<string, ListingDocument>; failing: boolean } {
  let built = false;
  const index = {
    held: new Map<string, ListingDocument>(),
    failing: false,
    isBuilt: async () => built,
    async write(listings: readonly ListingDocument[], gone: readonly ListingPlace[]) {
      if (index.failing) throw new Error("the index is down");
      for (const place of gone) index.held.delete(placeKey(place));
      for (const listing of listings) index.held.set(placeKey(listing), listing);
    },
    async marks(places: readonly ListingPlace[]) {
      return new Map(
        places.flatMap((place) => {
          const held = index.held.get(placeKey(place));
          return held ? [[placeKey(place), held.mark] as const] : [];
        }),
      );
    },
    async places(offset: number, limit: number) {
      return { places: [...index.held.values()].slice(offset, offset + limit), total: index.held.size };
    },
    async rebuild(batches: AsyncIterable<readonly ListingDocument[]>) {
      const next = new Map<string, ListingDocument>();
      for await (const listings of batches) for (const one of listings) next.set(placeKey(one), one);
      index.held = next;
      built = true;
    },
  };
  return index;
}

const inSync = { missing: 0, outdated: 0, stray: 0 };

/** What the outbox tells of changed listings reaches the index's line, as the worker would bring it. */
async function deliver(index: SearchIndex) {
  const { rows } = await database.pool.query<{ id: string }>(
    "SELECT id FROM outbox_events e WHERE type = 'listing.changed' AND NOT EXISTS (SELECT FROM outbox_deliveries d WHERE d.event_id = e.id) ORDER BY id",
  );
  const search = async (_: unknown, event: { payload: unknown }) =>
    noticeChanges(ctx, (event.payload as { product_ids: string[] }).product_ids, index);
  for (const { id } of rows) await deliverEvent(ctx, { "listing.changed": { search } }, id);
}

const taken = await takeWithStock(
  story,
  ["oak", "ash", "elm", "fir"].map((handle) =>
    productDraft(story, handle, { sizes: ["S", "M"], categoryIds: [leaf!] }),
  ),
);
const things = [...taken.values()];
const everything = things.map((thing) => thing.productId);
type Thing = (typeof things)[number];

const edit = (thing: Thing, changes: Parameters<typeof editProduct>[2]) =>
  transact(ctx, (tx) => editProduct(tx, { productId: thing.productId, expectedVersion: null }, changes));

/** What staff and sales do to a product. */
const edits: Readonly<Record<string, (thing: Thing, value: number) => Promise<unknown>>> = {
  title: (thing, value) => edit(thing, { title: `Thing ${value}` }),
  text: (thing, value) => edit(thing, { descriptionHtml: `<p>Of year ${value}.</p>` }),
  hide: (thing) => edit(thing, { unpublishFrom: [story.channelId] }),
  show: (thing) => edit(thing, { publishIn: [story.channelId] }),
  draft: (thing) => edit(thing, { status: "draft" }),
  active: (thing) => edit(thing, { status: "active" }),
  category: (thing, value) => edit(thing, { categoryIds: value % 2 ? [leaf!] : [] }),
  price: (thing, value) => {
    clock.advance(1);
    const price = {
      variantId: thing.variantIds[0]!,
      priceListId: story.eu.priceListId,
      amount: 1_000 + value,
    };
    return transact(ctx, (tx) => setPrice(tx, price));
  },
  stock: (thing, value) => {
    const level = { variantId: thing.variantIds[value % 2]!, locationId: story.locationId };
    return transact(ctx, (tx) =>
      setStock(tx, { ...level, onHand: value % 3, expected: null, reason: "count" }),
    );
  },
  rename: async (_, value) => {
    await transact(ctx, (tx) => editCategory(tx, root!, { name: `Things ${value}` }));
    await refreshForCategories(ctx, [root!]);
  },
};

interface Step {
  readonly what: string;
  readonly which: number;
  readonly value: number;
}

/** Edits in any order, with everything between that can happen to an index. */
async function live(index: SearchIndex & { failing?: boolean }, steps: readonly Step[]) {
  for (const { what, which, value } of steps) {
    const thing = things[which]!;
    if (what === "fail") index.failing = true;
    else if (what === "work") index.failing = false;
    else if (what === "keep") await keepIndex(ctx, index).catch(() => {});
    else if (what === "deliver") await deliver(index);
    else if (what === "rebuild") await rebuildIndex(ctx, index);
    else {
      await edits[what]!(thing, value);
      await refreshListings(ctx, [thing.productId]);
    }
  }
  index.failing = false;
  await deliver(index);
  await keepIndex(ctx, index);
}

const step = fc.record({
  what: fc.constantFrom(
    ...Object.keys(edits),
    "keep",
    "keep",
    "deliver",
    "deliver",
    "fail",
    "work",
    "rebuild",
  ),
  which: fc.integer({ min: 0, max: 3 }),
  value: fc.integer({ min: 0, max: 999 }),
});
const long = process.env.LONG_SEEDS === "1";

async function held() {
  const documents = await listingDocuments(ctx, everything);
  return new Map(documents.map((document) => [placeKey(document), document]));
}

beforeEach(async () => {
  for (const thing of things) await edit(thing, { status: "active", publishIn: [story.channelId] });
  await refreshListings(ctx, everything);
  await deliver(rememberingIndex());
  await database.pool.query("DELETE FROM search_pending; DELETE FROM search_lease");
});

const real = testIndex();

describe("any sequence of edits leaves the index equal to the database", () => {
  test("an index that remembers", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const index = rememberingIndex();
        await live(index, steps);
        expect(index.held).toEqual(await held());
        expect(await checkIndex(ctx, index)).toMatchObject(inSync);
      }),
      { numRuns: long ? 300 : 40 },
    );
  });

  test.skipIf(!real)(`Meilisearch${real ? "" : ` (${NO_MEILISEARCH})`}`, { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        await live(real!, steps);
        expect(await checkIndex(ctx, real!)).toMatchObject(inSync);
      }),
      { numRuns: long ? 40 : 6 },
    );
  });
});

describe("the check", () => {
  test.skipIf(!real)(`asks for a whole batch at once${real ? "" : ` (${NO_MEILISEARCH})`}`, async () => {
    await rebuildIndex(ctx, real!);
    const strangers = Array.from({ length: 1_000 }, () => ({
      market_id: story.eu.id,
      product_id: ctx.ids.next(),
    }));
    const known = everything.map((product_id) => ({ market_id: story.eu.id, product_id }));
    expect((await real!.marks([...strangers, ...known])).has(placeKey(known[0]!))).toBe(true);
  });

  test("finds what was lost, changed and left behind, and the next keeping mends it", async () => {
    const index = rememberingIndex();
    await keepIndex(ctx, index);
    const [lost, changed] = [...index.held.keys()];
    index.held.delete(lost!);
    index.held.set(changed!, { ...index.held.get(changed!)!, mark: "another" });
    const stray = { ...index.held.get(changed!)!, product_id: ctx.ids.next() };
    index.held.set(placeKey(stray), stray);
    expect(await checkIndex(ctx, index)).toMatchObject({ missing: 1, outdated: 1, stray: 1 });
    await keepIndex(ctx, index);
    expect(await checkIndex(ctx, index)).toMatchObject(inSync);
    expect(index.held).toEqual(await held());
  });
});

describe("one writer at a time", () => {
  test("what changes during a rebuild is brought after it", async () => {
    const index = rememberingIndex();
    await rebuildIndex(ctx, index, () => {});
    let during: number | null = 0;
    await alone(ctx, async () => {
      await edit(things[0]!, { title: "Changed meanwhile" });
      await refreshListings(ctx, everything);
      await deliver(index);
      during = await keepIndex(ctx, index);
    });
    expect(during).toBeNull();
    expect(await keepIndex(ctx, index)).toBe(1);
    expect(index.held).toEqual(await held());
  });

  test("what changes while it is on its way to the index stays in line", async () => {
    const index = rememberingIndex();
    await rebuildIndex(ctx, index);
    const change = async (title: string) => {
      await edit(things[0]!, { title });
      await refreshListings(ctx, everything);
      await deliver(index);
    };
    const { write } = index;
    index.write = async (...told) => {
      index.write = write;
      await change("Second");
      await write(...told);
    };
    await change("First");
    await keepIndex(ctx, index);
    expect([...index.held.values()].map((one) => one.title)).toContain("Second");
    expect(index.held).toEqual(await held());
  });

  test("one that was killed is waited for, and no longer", async () => {
    const index = rememberingIndex();
    await rebuildIndex(ctx, index);
    await database.pool.query("INSERT INTO search_lease VALUES ('search-index', gen_random_uuid(), $1)", [
      new Date(clock.now().getTime() + 60_000),
    ]);
    expect(await keepIndex(ctx, index)).toBeNull();
    clock.advance(61_000);
    expect(await keepIndex(ctx, index)).toBe(0);
  });

  test("a failing index keeps everything in line, with the time since when", async () => {
    const index = rememberingIndex();
    await rebuildIndex(ctx, index);
    index.failing = true;
    await edit(things[1]!, { title: "Waiting" });
    await refreshListings(ctx, everything);
    await deliver(index);
    await expect(keepIndex(ctx, index)).rejects.toThrow("down");
    const { rows } = await database.pool.query("SELECT product_id FROM search_pending");
    expect(rows).toEqual([{ product_id: things[1]!.productId }]);
  });
});
