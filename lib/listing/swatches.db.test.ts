import { expect, test } from "vitest";
import { openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { testDatabase } from "@/tests/database";
import { cardsOf, colorSwatches, refreshListings, shownInColors } from ".";

const database = await testDatabase();
const ctx = database.ctx();
const story = await openStory(ctx);

/** A product in colours and sizes; each variant is shown by the picture that is named after its colour, or by one of all. */
const coloured = (handle: string, colours: readonly string[], isOwn: boolean) => {
  const prices = [{ priceListId: story.eu.priceListId, amount: 1_000, compareAtAmount: null }];
  const pictureOf = (colour: string) => `${handle}/${isOwn ? colour : "all"}`;
  return productDraft(story, handle, {
    options: ["Colour", "Size"],
    pictures: [...new Set(colours.map(pictureOf))].map((source, position) => ({ source, alt: "", position })),
    variants: colours.flatMap((colour) =>
      ["S", "M"].map((size) => ({ values: [colour, size], sku: null, prices, picture: pictureOf(colour) })),
    ),
  });
};

const taken = await takeWithStock(story, [
  coloured("scarf", ["Moss", "Clay"], true),
  coloured("rug", ["Clay", "Oat"], false),
]);
// What fetches pictures is not here: they have come.
await database.pool.query("UPDATE media SET state = 'ready', storage_key = source, width = 4, height = 5");
const ids = [...taken.values()].map((one) => one.productId);
await refreshListings(ctx, ids);

test("a colour looks like a variant whose picture shows no other colour", async () => {
  expect(await colorSwatches(ctx, story.eu)).toEqual({ moss: "scarf/Moss", clay: "scarf/Clay" });
  expect(await colorSwatches(ctx, story.us)).toEqual({});
});

test("a card knows in how many colours and sizes it comes", async () => {
  const [scarf] = await cardsOf(ctx, story.eu, ids);
  expect(scarf).toMatchObject({ variantCount: 4, colorCount: 2, sizeCount: 2 });
});

test("a card that was asked for in a colour shows it and leads to it; what does not come in it stays as it is", async () => {
  const cards = await cardsOf(ctx, story.eu, ids);
  const [scarf] = await shownInColors(ctx, cards, ["clay"]);
  expect(scarf).toMatchObject({ picture: { key: "scarf/Clay" }, secondPicture: null });
  expect(scarf?.shownItemId).toMatch(/^var_/);
  expect((await shownInColors(ctx, cards, ["moss"]))[1]).toBe(cards[1]);
  expect(await shownInColors(ctx, cards, [])).toBe(cards);
});
