import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { createCollection, editProduct, productIdsAfter } from "@/lib/catalog";
import { LISTING_CHANGED, type ListingDocument, listingDocuments, rebuildListings } from "@/lib/listing";
import { DELIVER_EVENT } from "@/lib/platform/outbox";
import { folderStorage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { deliverEventTask, type Handler } from "@/lib/platform/worker-delivery";
import type { JobTasks } from "@/lib/platform/worker-tasks";
import { subscribers, tasks } from "@/lib/subscribers";
import { catalogueDoors } from "@/tests/catalogue-doors";
import { storyClock, testDatabase } from "@/tests/database";
import { NO_MEILISEARCH, testIndex } from "@/tests/meilisearch";
import { must } from "@/tests/people";
import { workOff } from "@/tests/queue";
import { testStripe } from "@/tests/stripe";
import { type ListingPlace, placeKey, type SearchIndex } from "../search-index";
import { checkIndex } from "./check-index";
import { INDEX_LISTINGS, keepIndex, noticeChanges } from "./keep-index";
import { alone } from "./lease";
import { rebuildIndex } from "./rebuild-index";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const { control } = await testStripe({ webhookDelivery: "on_demand" });
await control.setClock(clock.now().getTime() / 1_000);
const story = await openStory(ctx);
const [root, leaf] = await categoriesOf(story, ["Things"], ["Things", "Small"]);
const folder = await mkdtemp(join(tmpdir(), "drift-"));
afterAll(() => rm(folder, { recursive: true }));

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

/** The worker's own wiring, which tells this index and keeps it; one that fails keeps its line for the next minute. */
function wiredTo(index: SearchIndex): JobTasks {
  const search: Handler = (_, { payload }) =>
    noticeChanges(ctx, (payload as { product_ids: string[] }).product_ids, index);
  const listeners = { ...subscribers, [LISTING_CHANGED]: { ...subscribers[LISTING_CHANGED], search } };
  const keep = async () => void (await keepIndex(ctx, index).catch(() => {}));
  return { ...tasks, [DELIVER_EVENT]: deliverEventTask(listeners), [INDEX_LISTINGS]: { run: keep } };
}
/** Nothing happens in the same millisecond as what was before it. */
const tick = () => clock.advance(1);
const work = (index: SearchIndex) => workOff(database, ctx, wiredTo(index), tick);

/** The same, where who keeps the index is what the test is about. */
const deliver = (index: SearchIndex) =>
  workOff(database, ctx, { ...wiredTo(index), [INDEX_LISTINGS]: { run: async () => {} } }, tick);

const taken = await takeWithStock(
  story,
  ["oak", "ash", "elm", "fir"].map((handle) =>
    productDraft(story, handle, { sizes: ["S", "M"], categoryIds: [leaf!] }),
  ),
);
const things = [...taken.values()];
type Thing = (typeof things)[number];
const edit = (thing: Thing, changes: Parameters<typeof editProduct>[2]) =>
  transact(ctx, (tx) => editProduct(tx, { productId: thing.productId, expectedVersion: null }, changes));

const { doors, products, categories, collections } = await catalogueDoors(
  story,
  clock,
  folderStorage(folder),
  control,
);
products.push(...things.map((thing) => thing.productId));
categories.push(root!, leaf!);
collections.push(must(await transact(ctx, (tx) => createCollection(tx, { title: "Chosen" }))).id);

interface Step {
  readonly what: string;
  readonly which: number;
  readonly value: number;
}

async function through({ what, which, value }: Step) {
  tick();
  return doors[what]!(products[which % products.length]!, value);
}

/** Edits in any order, with everything between that can happen to an index. */
async function live(index: SearchIndex & { failing?: boolean }, steps: readonly Step[]) {
  for (const step of steps) {
    if (step.what === "fail") index.failing = true;
    else if (step.what === "mend") index.failing = false;
    else if (step.what === "keep") await keepIndex(ctx, index).catch(() => {});
    else if (step.what === "work") await work(index);
    else if (step.what === "rebuild") await rebuildIndex(ctx, index);
    else await through(step);
  }
  index.failing = false;
  await work(index);
  await keepIndex(ctx, index);
}

const stepOf = (...whats: string[]) =>
  fc.record({
    what: fc.constantFrom(...whats),
    which: fc.integer({ min: 0, max: 5 }),
    value: fc.integer({ min: 0, max: 999 }),
  });
/** Of four steps three are doors', however many there are of them, and the worker comes by often. */
const step = fc.oneof(
  { weight: 3, arbitrary: stepOf(...Object.keys(doors)) },
  { weight: 1, arbitrary: stepOf("work", "work", "work", "keep", "fail", "mend", "rebuild") },
);
const long = process.env.LONG_SEEDS === "1";

const everything = () => productIdsAfter(ctx, null, 1_000);

async function held() {
  const documents = await listingDocuments(ctx, await everything());
  return new Map(documents.map((document) => [placeKey(document), document]));
}

/** The listings with their places and counts, as shoppers meet them. */
async function shown() {
  const { rows } = await database.pool.query(`
    SELECT 'listing' AS what, l.market_id::text || l.product_id AS place, to_jsonb(l) - 'updated_at' AS row FROM listings l
    UNION ALL SELECT 'category', c.market_id::text || c.category_id || c.product_id, to_jsonb(c) FROM listing_categories c
    UNION ALL SELECT 'count', n.market_id::text || n.category_id, to_jsonb(n) FROM listing_counts n WHERE n.count <> 0
    ORDER BY 1, 2`);
  return rows;
}

/** What stands is what would be made of the catalogue anew: a door that told nobody is found here, and by no index. */
async function expectNothingForgotten(whatHappened: string) {
  const stands = await shown();
  await rebuildListings(ctx);
  expect(stands, whatHappened).toEqual(await shown());
  return stands;
}

beforeEach(async () => {
  for (const thing of things) await edit(thing, { status: "active", publishIn: [story.channelId] });
  await deliver(rememberingIndex());
  await database.pool.query("DELETE FROM search_pending; DELETE FROM search_lease");
});

const real = testIndex();

test("every door tells what it changed", { timeout: 60_000 }, async () => {
  const index = rememberingIndex();
  const refused = new Set(Object.keys(doors));
  const idle = new Set(refused);
  let before = await shown();
  for (const value of [0, 1])
    for (const what of Object.keys(doors)) {
      if ((await through({ what, which: value, value })).ok) refused.delete(what);
      await work(index);
      const after = await expectNothingForgotten(what);
      if (!isDeepStrictEqual(before, after)) idle.delete(what);
      before = after;
    }
  expect([...refused]).toEqual([]);
  // A listing says neither in which collections it is nor in which order categories stand, and a new one is empty.
  const silent = /collection|collect many|let many go|arrange categories|add category/;
  expect([...idle].filter((what) => !silent.test(what))).toEqual([]);
});

describe("any sequence of edits leaves the index equal to the database", () => {
  test("an index that remembers", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const index = rememberingIndex();
        await live(index, steps);
        await expectNothingForgotten("what stands");
        expect(index.held).toEqual(await held());
        expect(await checkIndex(ctx, index)).toMatchObject(inSync);
      }),
      { numRuns: long ? 600 : 60 },
    );
  });

  test.skipIf(!real)(`Meilisearch${real ? "" : ` (${NO_MEILISEARCH})`}`, { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        await live(real!, steps);
        await expectNothingForgotten("what stands");
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
    const known = (await everything()).map((product_id) => ({ market_id: story.eu.id, product_id }));
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
      await deliver(index);
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
      await deliver(index);
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
    await deliver(index);
    await deliver(index);
    await expect(keepIndex(ctx, index)).rejects.toThrow("down");
    const { rows } = await database.pool.query("SELECT product_id FROM search_pending");
    expect(rows).toEqual([{ product_id: things[1]!.productId }]);
  });
});
