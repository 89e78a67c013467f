import { createHash } from "node:crypto";
import sharp from "sharp";
import { categoriesOf, openStory, type Story } from "@/lib/assortment/story";
import {
  arrangeCollection,
  createCollection,
  handleOf,
  keepPicture,
  type PictureDraft,
  type ProductDraft,
  type ProductPlan,
  productsByHandle,
  settleMedia,
  takeProducts,
  type VariantDraft,
} from "@/lib/catalog";
import { savePage } from "@/lib/content";
import { changeStock, countAt } from "@/lib/inventory";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { rebuildListings } from "@/lib/listing";
import type { Storage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { type Good, goods } from "./goods";

/** As the demo's photographs: larger than most screens show them, so that too large a fetch is seen. */
const frame = { width: 1200, height: 1500 };

/** The shop that journeys walk through: their own goods, one collection, one page, and a plain picture a colour. */
export async function openJourneyShop(ctx: Ctx, kept: Storage): Promise<void> {
  const story = await openStory(ctx);
  const places = await categoriesOf(story, ...goods.map((good) => [...good.category]));
  await transact(ctx, async (tx) => {
    const plans = await takeProducts(
      tx,
      goods.map((good, at) => draftOf(good, places[at]!, story)),
    );
    await stock(tx, plans, story);
    await furnish(tx, plans);
  });
  await paint(ctx, kept);
  await rebuildListings(ctx);
}

function draftOf(good: Good, categoryId: string, story: Story): ProductDraft & { readonly title: string } {
  const handle = handleOf(good.title);
  const { colourOption = "Colour", colours, views = [], choice } = good;
  const shown = [...(colours ?? [""]), ...views].map(
    (colour): PictureDraft => ({
      source: `journeys:${handle}/${colour}`,
      alt: `${good.title} ${colour}`.trim(),
    }),
  );
  return {
    handle,
    title: good.title,
    descriptionHtml: `<p>${good.title}, for journeys.</p>`,
    productType: good.category.at(-1)!,
    status: "active",
    taxClass: good.taxClass ?? "standard",
    options: [...(colours ? [colourOption] : []), ...(choice ? [choice.name] : [])],
    variants: choicesOf(good).map(({ values, more }) => variantOf(good, handle, values, more, story)),
    pictures: shown.map((picture, position) => ({ ...picture, position })),
    categoryIds: [categoryId],
    publishIn: [story.channelId],
  };
}

function choicesOf({ colours, choice }: Good): { values: string[]; more: number }[] {
  return (colours ?? [null]).flatMap((colour) =>
    Object.entries(choice?.values ?? { "": 0 }).map(([value, more]) => ({
      values: [...(colour ? [colour] : []), ...(choice ? [value] : [])],
      more,
    })),
  );
}

function variantOf(
  good: Good,
  handle: string,
  values: readonly string[],
  more: number,
  { eu, us }: Story,
): VariantDraft {
  const off = good.reducedBy ?? 0;
  const price = (priceListId: string, amount: number) => ({
    priceListId,
    amount: amount + more - off,
    compareAtAmount: off > 0 ? amount + more : null,
  });
  return {
    values,
    sku: skuOf(handle, values),
    grams: good.grams,
    requiresShipping: !good.isDigital,
    tracked: !good.isDigital,
    prices: [price(eu.priceListId, good.euro), price(us.priceListId, good.dollar)],
    picture: good.colours ? `journeys:${handle}/${values[0]}` : undefined,
  };
}

/** "STO-MUG-OAT": three letters of each word, then of each value. */
function skuOf(handle: string, values: readonly string[]): string {
  const parts = [...handle.split("-").slice(0, 3), ...values.flatMap((value) => handleOf(value).split("-"))];
  return parts.map((part) => part.slice(0, 3).toUpperCase()).join("-");
}

async function stock(tx: TxCtx, plans: readonly ProductPlan[], { locationId }: Story): Promise<void> {
  const levels = plans.flatMap((plan, at) => {
    const good = goods[at]!;
    if (good.isDigital) return [];
    const titles = choicesOf(good).map(({ values }) => values.join(" / "));
    return plan.variants.map(({ id }, index) => ({
      variantId: id!,
      locationId,
      backorder: good.backorder ?? false,
      delta: good.soldOut?.includes(titles[index]!) ? 0 : good.stock,
    }));
  });
  await countAt(
    tx,
    levels.map(({ delta: _, ...level }) => level),
  );
  const moves = levels.map(({ variantId, delta }) => ({ variantId, locationId, delta, reason: null }));
  const stocked = await changeStock(
    tx,
    moves.map((move) => ({ ...move, kind: "initial" as const })),
  );
  invariant(stocked.ok, "a new level holds nothing");
}

async function furnish(tx: TxCtx, plans: readonly ProductPlan[]): Promise<void> {
  const made = await createCollection(tx, {
    title: "For the table",
    description: "What a table is laid with.",
  });
  invariant(made.ok, "the first collection");
  const laid = plans.slice(0, 4).map((plan) => plan.productId);
  await arrangeCollection(tx, made.value.id, laid);
  await savePage(tx, {
    handle: "returns",
    title: "Returns",
    summary: "Thirty days, and how it goes.",
    menu: "help",
    position: 10,
    body: [
      { kind: "heading", text: "Thirty days" },
      {
        kind: "paragraph",
        line: ["Send back what you do not like. ", { text: "The table", href: "/c/kitchen" }],
      },
      { kind: "table", head: ["Where from", "Cost"], rows: [["Germany", "Nothing"]] },
    ],
  });
}

/** One picture a source, drawn from its name. */
async function paint(ctx: Ctx, kept: Storage): Promise<void> {
  const products = await productsByHandle(
    ctx,
    goods.map((good) => handleOf(good.title)),
  );
  const painted = await Promise.all(
    products
      .flatMap((product) => product.pictures)
      .map(async ({ mediaId, source }) => ({
        id: mediaId,
        file: await keepPicture(kept, await drawn(source), frame),
      })),
  );
  await transact(ctx, (tx) => settleMedia(tx, painted));
}

/** Four by two soft spots: hardly any work to make, and more bytes the more pixels it is asked for in. */
function drawn(source: string): Promise<Buffer> {
  const spots = createHash("sha256").update(source).digest().subarray(0, 24);
  const light = spots.map((byte) => 150 + (byte % 80));
  return sharp(light, { raw: { width: 2, height: 4, channels: 3 } })
    .resize({ ...frame, fit: "fill", kernel: "cubic" })
    .webp({ quality: 60, effort: 0 })
    .toBuffer();
}
