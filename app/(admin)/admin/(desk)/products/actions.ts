"use server";
import { z } from "zod";
import {
  addProduct,
  addProductSchema,
  addVariant,
  addVariantSchema,
  changeVariant,
  changeVariantSchema,
  countStock,
  previewPricesSchema,
  saveProduct,
  saveProductSchema,
  stockEditSchema,
} from "@/lib/assortment";
import { can } from "@/lib/auth";
import {
  arrangePictures,
  galleryInputSchema,
  placedSchema,
  placeProduct,
  placingSchema,
  previewPrices,
  undoPlacing,
} from "@/lib/catalog";
import { amountSchema } from "@/lib/catalog/contract";
import { ok, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { staffAction } from "@/lib/web/action";

const target = { productId: true, expectedVersion: true } as const;
const priceOfRow = z.object({ variantId: z.uuid(), priceListId: z.uuid(), amount: amountSchema });

/** What a product is called and said to be, its status, and where it is sold. */
export const saveDetails = staffAction({
  name: "desk.product.details",
  permission: "products.write",
  input: saveProductSchema.pick({
    ...target,
    title: true,
    handle: true,
    descriptionHtml: true,
    vendor: true,
    productType: true,
    tags: true,
    status: true,
    publishIn: true,
    unpublishFrom: true,
  }),
  run: ({ ctx, input }) => transact(ctx, (tx) => saveProduct(tx, { ...input, stock: [] })),
});

/** The order of a product's pictures, what is said of them, and which of them stands for a variant. */
export const savePictures = staffAction({
  name: "desk.product.pictures",
  permission: "products.write",
  input: galleryInputSchema.extend({ productId: z.uuid(), expectedVersion: z.int().min(0) }),
  run: ({ ctx, input: { pictures, shows, ...target } }) =>
    transact(ctx, (tx) => arrangePictures(tx, target, pictures, shows)),
});

/** The categories and collections that a product is put into and taken out of. */
export const place = staffAction({
  name: "desk.product.place",
  permission: "products.write",
  input: placingSchema.extend({ productId: z.uuid(), expectedVersion: z.int().min(0) }),
  run: ({ ctx, input: { categories, collections, ...target } }) =>
    transact(ctx, (tx) => placeProduct(tx, target, { categories, collections })),
});

/** Takes the last choice of categories and collections back. */
export const undoPlace = staffAction({
  name: "desk.product.place_undone",
  permission: "products.write",
  input: placedSchema.extend({ productId: z.uuid(), expectedVersion: z.int().min(0) }),
  run: ({ ctx, input: { categories, collections, ...target } }) =>
    transact(ctx, (tx) => undoPlacing(tx, target, { categories, collections })),
});

/** SKU, weight and prices of variants. */
export const savePrices = staffAction({
  name: "desk.product.prices",
  permission: "prices.write",
  input: saveProductSchema.pick({ ...target, variants: true }),
  run: async ({ ctx, person, input }) => {
    if (!can(person.role, "products.write")) return refuse("forbidden", {});
    return transact(ctx, (tx) => saveProduct(tx, { ...input, stock: [] }));
  },
});

/** What can be changed of a product in its row of the list: title, status, and what its only variant costs. */
export const saveRow = staffAction({
  name: "desk.product.row",
  permission: "products.write",
  input: saveProductSchema
    .pick({ ...target, title: true, status: true })
    .extend({ price: priceOfRow.optional() }),
  run: async ({ ctx, person, input: { price, ...edit } }) => {
    if (price && !can(person.role, "prices.write")) return refuse("forbidden", {});
    const variants = price && [{ id: price.variantId, prices: [price] }];
    return transact(ctx, (tx) => saveProduct(tx, { ...edit, ...(variants ? { variants } : {}), stock: [] }));
  },
});

/** What was counted of one variant. */
export const count = staffAction({
  name: "desk.product.count",
  permission: "stock.write",
  input: stockEditSchema
    .pick({ variantId: true, locationId: true, onHand: true, expected: true, unsent: true, reason: true })
    .extend({
      productId: z.uuid(),
    }),
  run: ({ ctx, input: { productId, ...counted } }) =>
    transact(ctx, (tx) => countStock(tx, productId, [counted])),
});

/** A new product, a draft until somebody publishes it. */
export const add = staffAction({
  name: "desk.product.add",
  permission: "products.write",
  input: addProductSchema.pick({
    title: true,
    vendor: true,
    productType: true,
    variants: true,
    publishIn: true,
  }),
  run: async ({ ctx, input }) => {
    const made = await transact(ctx, (tx) => addProduct(tx, { ...input, options: [], status: "draft" }));
    return made.ok ? ok({ productId: made.value.productId }) : made;
  },
});

/** One more variant, with its prices and what is on the shelf. */
export const addOneVariant = staffAction({
  name: "desk.product.variant.add",
  permission: "prices.write",
  input: addVariantSchema,
  run: async ({ ctx, person, input }) => {
    if (!can(person.role, "products.write")) return refuse("forbidden", {});
    return transact(ctx, (tx) => addVariant(tx, input));
  },
});

/** What a variant is, and whether it is sold. */
export const changeOneVariant = staffAction({
  name: "desk.product.variant.change",
  permission: "products.write",
  input: changeVariantSchema,
  run: ({ ctx, input }) => transact(ctx, (tx) => changeVariant(tx, input)),
});

/** What a change of prices by percent would do to products; it changes nothing. */
export const previewChange = staffAction({
  name: "desk.product.preview_prices",
  permission: "prices.write",
  input: previewPricesSchema,
  run: async ({ ctx, input: { productIds, ...change } }) => ok(await previewPrices(ctx, productIds, change)),
});
