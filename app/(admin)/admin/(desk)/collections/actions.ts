"use server";
import { z } from "zod";
import {
  archiveCollection,
  arrangeCollection,
  collectionEditSchema,
  collectionInputSchema,
  createCollection,
  editCollection,
  MAX_IN_COLLECTION,
  orderCollections,
  restoreCollection,
} from "@/lib/catalog";
import { transact } from "@/lib/platform/transact";
import { staffAction } from "@/lib/web/action";

const one = z.object({ id: z.uuid() });
const products = z.array(z.uuid()).max(MAX_IN_COLLECTION);

/** A new collection, empty and the last. */
export const create = staffAction({
  name: "desk.collection.create",
  permission: "products.write",
  input: collectionInputSchema.omit({ position: true }),
  run: ({ ctx, input }) => transact(ctx, (tx) => createCollection(tx, input)),
});

/** Another title, address or description for a collection. */
export const edit = staffAction({
  name: "desk.collection.edit",
  permission: "products.write",
  input: collectionEditSchema.omit({ position: true }).extend(one.shape),
  run: ({ ctx, input: { id, ...change } }) => transact(ctx, (tx) => editCollection(tx, id, change)),
});

/** A collection's products and their order, over those that were seen there. */
export const arrange = staffAction({
  name: "desk.collection.arrange",
  permission: "products.write",
  input: one.extend({ productIds: products, seen: products }),
  run: ({ ctx, input }) =>
    transact(ctx, (tx) => arrangeCollection(tx, input.id, input.productIds, input.seen)),
});

/** The order of collections among themselves. */
export const order = staffAction({
  name: "desk.collection.order",
  permission: "products.write",
  input: z.object({ ids: z.array(z.uuid()).min(1).max(500) }),
  run: ({ ctx, input }) => transact(ctx, (tx) => orderCollections(tx, input.ids)),
});

/** Out of the shop; its products stay. */
export const archive = staffAction({
  name: "desk.collection.archive",
  permission: "products.write",
  input: one,
  run: ({ ctx, input }) => transact(ctx, (tx) => archiveCollection(tx, input.id)),
});

/** Back into the shop. */
export const restore = staffAction({
  name: "desk.collection.restore",
  permission: "products.write",
  input: one,
  run: ({ ctx, input }) => transact(ctx, (tx) => restoreCollection(tx, input.id)),
});
