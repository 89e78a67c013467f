import { expect, test } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { fromWire } from "@/lib/kernel/ids";
import { testDatabase } from "@/tests/database";
import { cardsOf, colorSwatches, refreshListings, shownInColors } from ".";

const asked = (colors: readonly string[], sizes: readonly string[] = []) => ({ colors, sizes });

const database = await testDatabase();
const ctx = database.ctx();
const story = await openStory(ctx);

/** A product in colours and sizes; each variant is shown by the picture that is named after its colour, or by one of all. */
const coloured = (
  handle: string,
  colours: readonly string[],
  isOwn: boolean,
  categoryIds: readonly string[] = [],
) => {
  const prices = [{ priceListId: story.eu.priceListId, amount: 1_000, compareAtAmount: null }];
  const pictureOf = (colour: string) => `${handle}/${isOwn ? colour : "all"}`;
  return productDraft(story, handle, {
    categoryIds,
    options: ["Colour", "Size"],
    pictures: [...new Set(colours.map(pictureOf))].map((source, position) => ({ source, alt: "", position })),
    variants: colours.flatMap((colour) =>
      ["S", "M"].map((size) => ({ values: [colour, size], sku: null, prices, picture: pictureOf(colour) })),
    ),
  });
};

const [scarves] = await categoriesOf(story, ["Scarves"]);
const taken = await takeWithStock(story, [
  coloured("scarf", ["Moss", "Clay"], true, [scarves!]),
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
  const [scarf] = await shownInColors(ctx, cards, asked(["clay"]));
  expect(scarf).toMatchObject({ picture: { key: "scarf/Clay" }, secondPicture: null });
  expect(scarf?.shownItemId).toMatch(/^var_/);
  expect((await shownInColors(ctx, cards, asked(["moss"])))[1]).toBe(cards[1]);
  expect(await shownInColors(ctx, cards, asked([]))).toBe(cards);
});

test("who asks for a size too is led to the variant in both, where there is one", async () => {
  const cards = await cardsOf(ctx, story.eu, ids);
  const shownWith = async (sizes: readonly string[]) => {
    const [scarf] = await shownInColors(ctx, cards, asked(["clay"], sizes));
    const { rows } = await database.pool.query<{ title: string }>(
      `SELECT string_agg(w.value, ' / ' ORDER BY w.value) AS title FROM variant_options c
       JOIN option_values w ON w.id = c.value_id WHERE c.variant_id = $1`,
      [fromWire("variant", scarf!.shownItemId!)],
    );
    return rows[0]!.title;
  };
  expect(await shownWith([])).toBe("Clay / S");
  expect(await shownWith(["m"])).toBe("Clay / M");
  expect(await shownWith(["xl"])).toBe("Clay / S");
});

test("a colour looks like a thing of the list that it filters", async () => {
  const hat = (await takeWithStock(story, [coloured("hat", ["Clay", "Brick"], true)])).get("hat")!.productId;
  await database.pool.query("UPDATE media SET state = 'ready', storage_key = source, width = 4, height = 5");
  await refreshListings(ctx, [hat]);
  // In the whole shop clay is the hat, being chosen more often than the scarf.
  await database.pool.query("UPDATE listings SET popularity = 9 WHERE product_id = $1", [hat]);
  expect(await colorSwatches(ctx, story.eu)).toEqual({
    moss: "scarf/Moss",
    clay: "hat/Clay",
    brick: "hat/Brick",
  });
  const ofScarves = { moss: "scarf/Moss", clay: "scarf/Clay" };
  expect(await colorSwatches(ctx, story.eu, { categoryId: scarves! })).toEqual(ofScarves);
  expect(await colorSwatches(ctx, story.eu, { productIds: ids })).toEqual(ofScarves);
});
