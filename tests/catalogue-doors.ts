import sharp from "sharp";
import {
  addProduct,
  addProductSchema,
  addVariant,
  addVariantSchema,
  changeProducts,
  changeProductsSchema,
  changeVariant,
  changeVariantSchema,
  countStock,
  type ProductAct,
  saveProduct,
  saveProductSchema,
  stockEditSchema,
} from "@/lib/assortment";
import type { Story } from "@/lib/assortment/story";
import {
  addPicture,
  archiveCategory,
  archiveCollection,
  arrangeCategories,
  arrangeCollection,
  arrangePictures,
  createCategory,
  createCollection,
  editCategory,
  editCollection,
  liveCategories,
  type NewPrice,
  type ProductState,
  placeProduct,
  productById,
  productVersions,
  restoreCategory,
  restoreCollection,
  setPrice,
} from "@/lib/catalog";
import { settleOrder } from "@/lib/checkout";
import { sendPicture, uploadImport } from "@/lib/imports";
import { csvOf, rowOf } from "@/lib/imports/csv-story";
import { availability } from "@/lib/inventory";
import { after, minutes, seconds } from "@/lib/kernel/clock";
import type { TxCtx } from "@/lib/kernel/context";
import { ok, refuse } from "@/lib/kernel/result";
import { rankListings, refreshDue } from "@/lib/listing";
import { factOf, retrieveSession } from "@/lib/payments";
import type { Storage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import type { storyClock } from "./database";
import { openShop } from "./factories";
import { walker } from "./road";
import type { testStripe } from "./stripe";

/** What one door does to a product, or beside it; the number says what exactly. */
type Door = (productId: string, value: number) => Promise<{ readonly ok: boolean }>;

/** More of a kind than this are not made: the oldest is let go, and stays as it is. */
const MOST = 6;
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
function remember<T>(list: T[], one: T): void {
  if (list.push(one) > MOST) list.shift();
}

/**
 * The doors through which a catalogue changes, by name, as pages, imports, timers and the checkout call them: nothing
 * here refreshes what is derived. A refusal is an answer like any other.
 */
export async function catalogueDoors(
  story: Story,
  clock: ReturnType<typeof storyClock>,
  kept: Storage,
  stripe: Awaited<ReturnType<typeof testStripe>>["control"],
) {
  const { ctx, locationId } = story;
  const lists = [story.eu.priceListId, story.us.priceListId];
  const walk = walker(ctx, await openShop(ctx));
  const paints = await Promise.all(["red", "blue", "green"].map(paint));
  const products: string[] = [];
  const categories: string[] = [];
  const collections: string[] = [];
  const imports: string[] = [];
  const unpaid: { readonly sessionId: string }[] = [];
  let made = 0;
  const another = () => {
    made += 1;
    return made;
  };

  const state = async (id: string) => (await productById(ctx, id))!;
  const live = ({ variants }: Pick<ProductState, "variants">) => variants.filter((one) => !one.archived);
  const target = async (tx: TxCtx, productId: string) => {
    const expectedVersion = (await productVersions(tx, [productId])).get(productId)!;
    return { productId, expectedVersion };
  };
  const prices = (value: number) => lists.map((priceListId) => ({ priceListId, amount: 1_000 + value }));
  const save = (id: string, edit: object) =>
    transact(ctx, async (tx) =>
      saveProduct(tx, saveProductSchema.parse({ ...(await target(tx, id)), ...edit })),
    );
  const change = (id: string, variant: object) =>
    transact(ctx, async (tx) =>
      changeVariant(tx, changeVariantSchema.parse({ ...(await target(tx, id)), ...variant })),
    );
  const count = (id: string, levels: readonly object[]) => {
    const edits = levels.map((level) => stockEditSchema.parse({ locationId, reason: "Counted", ...level }));
    return transact(ctx, (tx) => countStock(tx, id, edits));
  };
  const pricedFor = (id: string, value: number, price: Partial<NewPrice>) =>
    transact(ctx, async (tx) => {
      const variantId = pick(live(await state(id)), value).id;
      return setPrice(tx, { variantId, priceListId: pick(lists, value), amount: 900 + value, ...price });
    });
  const gallery = (id: string, arrange: (ids: string[]) => string[], shows = false) =>
    transact(ctx, async (tx) => {
      const known = await state(id);
      const ids = arrange(known.pictures.map((one) => one.id));
      const shown = live(known).map((one) => ({ variantId: one.id, pictureId: ids[0] ?? null }));
      const pictures = ids.map((one) => ({ id: one, alt: "" }));
      return arrangePictures(tx, await target(tx, id), pictures, shows ? shown : []);
    });
  const place = (id: string, to: { categories?: object; collections?: object }) => {
    const none = { add: [], remove: [] };
    return transact(ctx, async (tx) =>
      placeProduct(tx, await target(tx, id), {
        categories: { ...none, ...to.categories },
        collections: { ...none, ...to.collections },
      }),
    );
  };
  /** One act over this product and the others, as the list of products has it. */
  const act = (id: string, what: ProductAct) =>
    transact(ctx, async (tx) => {
      const ids = [...new Set([id, ...products.slice(0, 2)])];
      const seen = [...(await productVersions(tx, ids))].map(([one, version]) => ({ id: one, version }));
      return changeProducts(tx, changeProductsSchema.parse({ act: what, products: seen }));
    });
  /** A file of one product, this one or one that only files know; `news` says what it is, `value` what is there of it. */
  const bring = async (id: string, value: number, news: number) => {
    const known = await state(id);
    const [option, ...others] = known.options;
    const isOwn = news % 2 === 1 && others.length === 0;
    const row = (size: string | undefined, at: number) =>
      rowOf(isOwn ? known.handle : "brought", {
        Title: at === 0 ? `Brought ${news}` : "",
        "Product Category": at === 0 ? pick(["Things > Small", "Brought", "Things"], news) : "",
        "Image Src": at === 0 ? `shots/${news % 3}.png` : "",
        "Option1 Name": size ? option!.name : "",
        "Option1 Value": size ?? "",
        "Variant Price": `${10 + (news % 3)}.00`,
        "Variant Inventory Qty": String(value % 2),
        "Variant Inventory Policy": value % 3 ? "continue" : "deny",
      });
    const rows = option && isOwn ? option.values.map((one) => one.value).map(row) : [row(undefined, 0)];
    const bytes = (async function* () {
      yield csvOf(rows);
    })();
    const sent = await uploadImport(ctx, { name: "story.csv", bytes }, { currency: "EUR", dryRun: false });
    if (sent.ok) remember(imports, sent.value.importId);
    return sent;
  };

  /** All that can be had of the first variant of which there is some, on its way to be paid; null where there is none. */
  const buy = async (id: string) => {
    const { status, publications, ...known } = await state(id);
    if (status !== "active" || publications.length === 0) return null;
    const priced = live(known).filter(
      (one) => one.tracked && one.prices.some((price) => price.priceListId === lists[0]),
    );
    const levels = await availability(
      ctx,
      priced.map((one) => one.id),
    );
    for (const [variantId, { onHand, held }] of levels)
      if (onHand > held && onHand - held < 100)
        return walk.toPayment([{ itemId: `var_${variantId.replaceAll("-", "")}`, quantity: onHand - held }]);
    return null;
  };
  const settle = async ({ sessionId }: { readonly sessionId: string }) => {
    await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
    return ok();
  };

  const doors = {
    title: (id, value) => save(id, { title: `Thing ${value}` }),
    description: (id, value) => save(id, { descriptionHtml: `<p>Of year ${value}.</p>` }),
    kind: (id, value) => save(id, { vendor: `Vendor ${value}`, productType: "Kind", tags: [`tag-${value}`] }),
    address: (id, value) => save(id, { handle: `thing-${value}-${another()}` }),
    hide: (id) => save(id, { unpublishFrom: [story.channelId] }),
    show: (id) => save(id, { publishIn: [story.channelId] }),
    draft: (id) => save(id, { status: "draft" }),
    activate: (id) => save(id, { status: "active" }),
    "add product": async (_, value) => {
      const variants = ["S", "M"].map((size, at) => ({ values: [size], prices: prices(value), onHand: at }));
      const input = addProductSchema.parse({
        title: `Made ${value}`,
        status: "active",
        options: ["Size"],
        variants,
        categoryIds: [pick(categories, value)],
        publishIn: [story.channelId],
      });
      const added = await transact(ctx, (tx) => addProduct(tx, input));
      if (added.ok) remember(products, added.value.productId);
      return added;
    },
    price: async (id, value) => {
      const [variant] = live(await state(id)).slice(value % 2);
      return save(id, {
        variants: variant ? [{ id: variant.id, prices: [pick(prices(value), value)] }] : [],
      });
    },
    "price on a list": (id, value) => pricedFor(id, value, { compareAtAmount: value % 3 ? 2_500 : null }),
    "price to come": (id, value) => pricedFor(id, value, { validFrom: after(clock.now(), seconds(30)) }),
    "price that ends": (id, value) => pricedFor(id, value, { validTo: after(clock.now(), seconds(40)) }),
    "price of many": (id, value) => pricedFor(id, value, { minQuantity: 2 + (value % 2) }),
    "add variant": async (id, value) => {
      const known = await state(id);
      const values = [`Size ${value % 4}`];
      const first = live(known).some((one) => one.valueIds.length > 0)
        ? null
        : { option: "Size", value: "One" };
      const variant = { values, first, prices: prices(value), onHand: value % 3 };
      return transact(ctx, async (tx) =>
        addVariant(tx, addVariantSchema.parse({ ...(await target(tx, id)), ...variant })),
      );
    },
    "archive variant": async (id, value) =>
      change(id, { id: pick(live(await state(id)), value).id, archived: true }),
    "restore variant": async (id, value) => {
      const gone = (await state(id)).variants.filter((one) => one.archived);
      return gone.length === 0
        ? refuse("nothing")
        : change(id, { id: pick(gone, value).id, archived: false });
    },
    sku: async (id, value) =>
      change(id, { id: pick(live(await state(id)), value).id, sku: `SKU-${another()}` }),
    "sell out": async (id) =>
      count(
        id,
        live(await state(id)).map((one) => ({ variantId: one.id, onHand: 0 })),
      ),
    count: async (id, value) =>
      count(id, [{ variantId: pick(live(await state(id)), value).id, onHand: 1 + (value % 3) }]),
    hold: async (id) => {
      const order = await buy(id);
      if (order) unpaid.push(order);
      return order ? ok() : refuse("nothing");
    },
    "leave unpaid": async () => {
      const order = unpaid.shift();
      if (!order) return refuse("nothing");
      await stripe.expire(order.sessionId);
      return settle(order);
    },
    sell: async (id) => {
      const order = await buy(id);
      if (!order) return refuse("nothing");
      await stripe.pay(order.sessionId);
      return settle(order);
    },
    backorder: async (id, value) =>
      count(id, [
        { variantId: pick(live(await state(id)), value).id, onHand: 0, backorder: value % 2 === 0 },
      ]),
    tracking: async (id, value) => {
      const variant = pick(live(await state(id)), value);
      return change(id, { id: variant.id, tracked: value % 2 === 0, taxable: value % 3 === 0 });
    },
    "add picture": (id, value) => {
      const picture = { bytes: pick(paints, value), alt: `Picture ${value}` };
      return addPicture(ctx, { productId: id, expectedVersion: null }, picture, kept);
    },
    "arrange pictures": (id) => gallery(id, (ids) => ids.reverse(), true),
    "take picture away": (id) => gallery(id, (ids) => ids.slice(1)),
    "add category": async (_, value) => {
      const parentId = value % 3 ? pick(categories, value) : null;
      const input = { name: `Category ${another()}`, parentId };
      const added = await transact(ctx, (tx) => createCategory(tx, input));
      if (added.ok) remember(categories, added.value.id);
      return added;
    },
    "rename category": (_, value) =>
      transact(ctx, (tx) => editCategory(tx, pick(categories, value), { name: `Things ${value}` })),
    "move category": (_, value) => {
      const parentId = value % 4 ? pick(categories, value + 1) : null;
      return transact(ctx, (tx) =>
        editCategory(tx, pick(categories, value), { parentId, handle: `moved-${another()}` }),
      );
    },
    "arrange categories": async (_, value) => {
      const tree = await liveCategories(ctx);
      const parentId = tree[value % tree.length]?.parentId ?? null;
      const ids = tree.filter((one) => one.parentId === parentId).map((one) => one.id);
      return transact(ctx, (tx) => arrangeCategories(tx, parentId, ids.reverse()));
    },
    "archive category": (_, value) => transact(ctx, (tx) => archiveCategory(tx, pick(categories, value))),
    "restore category": (_, value) => transact(ctx, (tx) => restoreCategory(tx, pick(categories, value))),
    "place in category": (id, value) => place(id, { categories: { add: [pick(categories, value)] } }),
    "take out of category": async (id, value) => {
      const remove = (await state(id)).categoryIds.slice(value % 2);
      return place(id, { categories: { remove } });
    },
    "place in collection": (id, value) => place(id, { collections: { add: [pick(collections, value)] } }),
    "take out of collection": (id) => place(id, { collections: { remove: collections } }),
    "add collection": async () => {
      const input = { title: `Collection ${another()}` };
      const added = await transact(ctx, (tx) => createCollection(tx, input));
      if (added.ok) remember(collections, added.value.id);
      return added;
    },
    "edit collection": (_, value) =>
      transact(ctx, (tx) => editCollection(tx, pick(collections, value), { title: `Chosen ${value}` })),
    "arrange collection": (_, value) =>
      transact(ctx, (tx) => arrangeCollection(tx, pick(collections, value), [...products].reverse())),
    "archive collection": (_, value) =>
      transact(ctx, (tx) => archiveCollection(tx, pick(collections, value))),
    "restore collection": (_, value) =>
      transact(ctx, (tx) => restoreCollection(tx, pick(collections, value))),
    "status of many": (id, value) =>
      act(id, { kind: "status", status: pick(["active", "draft", "archived"] as const, value) }),
    "prices of many": (id, value) =>
      act(id, { kind: "prices", priceListId: pick(lists, value), byBp: value % 2 ? 500 : -400 }),
    "collect many": (id, value) => act(id, { kind: "collect", collectionId: pick(collections, value) }),
    "let many go": (id, value) => act(id, { kind: "uncollect", collectionId: pick(collections, value) }),
    undo: (id) => act(id, { kind: "undo" }),
    import: (id, value) => bring(id, value, value),
    /** Most files of a shop say the same of a product as the last one did, but for its stock. */
    "import stock": (id, value) => bring(id, value, 0),
    "send picture": async (_, value) => {
      const body = (async function* () {
        yield pick(paints, value + 1);
      })();
      const importId = imports.at(-1);
      return importId ? sendPicture(ctx, importId, `shots/${value % 3}.png`, body, kept) : refuse("nothing");
    },
    /** A minute's timers, and the hour's. */
    time: async () => {
      clock.advance(minutes(1));
      await refreshDue(ctx);
      await rankListings(ctx);
      return ok();
    },
  } satisfies Record<string, Door>;

  return { doors: doors as Readonly<Record<string, Door>>, products, categories, collections };
}

function paint(background: string): Promise<Buffer> {
  return sharp({ create: { width: 20, height: 25, channels: 3, background } })
    .png()
    .toBuffer();
}
