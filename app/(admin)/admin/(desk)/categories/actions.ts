"use server";
import { z } from "zod";
import {
  archiveCategory,
  arrangeCategories,
  categoryEditSchema,
  categoryInputSchema,
  createCategory,
  editCategory,
  restoreCategory,
} from "@/lib/catalog";
import { transact } from "@/lib/platform/transact";
import { staffAction } from "@/lib/web/action";

const one = z.object({ id: z.uuid() });

/** A new category, the last where it stands. */
export const create = staffAction({
  name: "desk.category.create",
  permission: "products.write",
  input: categoryInputSchema.omit({ position: true }),
  run: ({ ctx, input }) => transact(ctx, (tx) => createCategory(tx, input)),
});

/** Another name, address, description or place for a category. */
export const edit = staffAction({
  name: "desk.category.edit",
  permission: "products.write",
  input: categoryEditSchema.omit({ position: true }).extend(one.shape),
  run: ({ ctx, input: { id, ...change } }) => transact(ctx, (tx) => editCategory(tx, id, change)),
});

/** The order of the categories under one. */
export const arrange = staffAction({
  name: "desk.category.arrange",
  permission: "products.write",
  input: z.object({ parentId: z.uuid().nullable(), ids: z.array(z.uuid()).min(1).max(1_000) }),
  run: ({ ctx, input }) => transact(ctx, (tx) => arrangeCategories(tx, input.parentId, input.ids)),
});

/** Out of the shop, with all under it. */
export const archive = staffAction({
  name: "desk.category.archive",
  permission: "products.write",
  input: one,
  run: ({ ctx, input }) => transact(ctx, (tx) => archiveCategory(tx, input.id)),
});

/** Back into the shop. */
export const restore = staffAction({
  name: "desk.category.restore",
  permission: "products.write",
  input: one,
  run: ({ ctx, input }) => transact(ctx, (tx) => restoreCategory(tx, input.id)),
});
