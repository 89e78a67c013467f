import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { editProduct } from "@/lib/catalog";
import { minutes } from "@/lib/kernel/clock";
import { refreshListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { freePort } from "@/sandbox/ports";
import { storyClock, testDatabase } from "@/tests/database";
import { standInIndex } from "@/tests/stand-in-index";
import { searchProducts, suggestProducts } from ".";
import type { SearchEngine } from "./engine";
import { insertPending } from "./indexing/store";
import { openMeilisearch } from "./meilisearch/open";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);
const lamps = Array.from({ length: 12 }, (_, at) =>
  productDraft(story, `lamp-${at}`, { title: `Lamp ${at}` }),
);
const taken = await takeWithStock(story, [
  ...lamps,
  productDraft(story, "bowl", { title: "Bowl" }),
  productDraft(story, "hidden-lamp", { title: "Hidden Lamp" }),
  productDraft(story, "draft-lamp", { title: "Draft Lamp", status: "draft" }),
]);
const idOf = (handle: string) => taken.get(handle)!.productId;
await transact(ctx, (tx) =>
  editProduct(
    tx,
    { productId: idOf("hidden-lamp"), expectedVersion: null },
    { unpublishFrom: [story.channelId] },
  ),
);
await refreshListings(
  ctx,
  [...taken.values()].map((product) => product.productId),
);
const server = await standInIndex();
afterAll(() => server.kill());
const lampIds = lamps.map((lamp) => idOf(lamp.handle));

let engine: SearchEngine;
beforeEach(() => {
  engine = openMeilisearch({ host: server.url }, { prefix: "test", restMs: 300 }).engine;
});
afterEach(() => database.pool.query("DELETE FROM search_pending"));

const handles = async (query = "lamp") =>
  (await searchProducts(ctx, story.eu, { query }, engine)).cards.map((card) => card.handle);
async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const began = performance.now();
  return { value: await work(), ms: performance.now() - began };
}

describe("Postgres answers, and soon, when the index", () => {
  test.each([
    ["hangs", { kind: "hang" }],
    ["breaks the connection", { kind: "reset" }],
    ["never stops talking", { kind: "endless" }],
    ["is late", { kind: "slow", ms: 2_000, ids: lampIds }],
    ["says 500", { kind: "text", text: "no", status: 500 }],
    ["has no such index", { kind: "text", status: 404, text: '{"code":"index_not_found","message":"no"}' }],
    ["answers no JSON", { kind: "text", text: "<html>It works</html>" }],
    [
      "answers JSON that is no answer",
      { kind: "text", text: '{"results":[{"hits":[{"product":"1; DROP"}]}]}' },
    ],
    ["answers fewer than it was asked", { kind: "text", text: '{"results":[]}' }],
    ["answers null", { kind: "text", text: "null" }],
    ["finds nothing", { kind: "ids", ids: [] }],
  ] as const)("%s", async (_, manner) => {
    server.behave(manner);
    const { value, ms } = await timed(() => handles());
    expect(value).toHaveLength(12);
    // The turn to Postgres is within 300 ms; what Postgres takes here comes on top.
    expect(ms).toBeLessThan(450);
    const glimpse = await timed(() => suggestProducts(ctx, story.eu, "lamp", engine));
    expect(glimpse.value.products).toHaveLength(6);
    expect(glimpse.ms).toBeLessThan(350);
  });

  test("is not there at all", async () => {
    engine = openMeilisearch({ host: `http://127.0.0.1:${await freePort()}` }, { prefix: "test" }).engine;
    expect(await handles()).toHaveLength(12);
  });
});

test("after three failures in a row it is left alone, asked once after a while, and trusted again", async () => {
  server.behave({ kind: "hang" });
  for (let at = 0; at < 3; at += 1) await handles();
  const before = server.asked();
  const { ms } = await timed(() => Promise.all(Array.from({ length: 20 }, () => handles())));
  expect(server.asked()).toBe(before);
  expect(ms).toBeLessThan(1_000);
  server.behave({ kind: "ids", ids: [lampIds[3]!] });
  await new Promise((done) => setTimeout(done, 700));
  expect(await handles()).toEqual(["lamp-3"]);
  expect(await handles()).toEqual(["lamp-3"]);
});

describe("whatever the index holds", () => {
  test("hidden and unpublished products, and those of nobody, are not shown", async () => {
    server.behave({ kind: "ids", ids: [idOf("hidden-lamp"), idOf("draft-lamp"), ...lampIds.slice(0, 8)] });
    expect(await handles()).toEqual(lampIds.slice(0, 8).map((_, at) => `lamp-${at}`));
    const { products } = await suggestProducts(ctx, story.eu, "lamp", engine);
    expect(products.map((card) => card.handle)).not.toContain("hidden-lamp");
  });

  test("what does not pass the filters now is not shown, though the index found it", async () => {
    server.behave({ kind: "ids", ids: [...lampIds.slice(0, 8), idOf("bowl")] });
    const filters = { min: 5_000, max: null, colors: [], sizes: [], available: false };
    const found = await searchProducts(ctx, story.eu, { query: "lamp", filters }, engine);
    expect(found.cards).toEqual([]);
  });

  test("a page of products that are gone is no answer: Postgres has it, and the index rests", async () => {
    server.behave({ kind: "ids", ids: Array.from({ length: 12 }, () => ctx.ids.next()) });
    expect(await handles()).toHaveLength(12);
    const before = server.asked();
    await handles();
    expect(server.asked()).toBe(before);
  });

  test("it is not asked while changes have waited for it for minutes", async () => {
    server.behave({ kind: "ids", ids: lampIds.slice(0, 1) });
    await insertPending(ctx, [lampIds[5]!]);
    expect(await handles()).toHaveLength(1);
    clock.advance(minutes(3));
    expect(await handles()).toHaveLength(12);
  });
});
