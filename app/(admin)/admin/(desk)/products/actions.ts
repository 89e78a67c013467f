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
  saveProduct,
  saveProductSchema,
  stockEditSchema,
} from "@/lib/assortment";
import { can } from "@/lib/auth";
import { arrangePictures, galleryInputSchema, placeProduct, placingSchema } from "@/lib/catalog";
import { ok, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { staffAction } from "@/lib/web/action";

const target = { productId: true, expectedVersion: true } as const;

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

/** What was counted of one variant. */
export const count = staffAction({
  name: "desk.product.count",
  permission: "stock.write",
  input: stockEditSchema
    .pick({ variantId: true, locationId: true, onHand: true, expected: true, reason: true })
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
