import { expect, test } from "vitest";
import { openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { transact } from "@/lib/platform/transact";
import { testDatabase } from "@/tests/database";
import { must } from "@/tests/people";
import {
  archiveCategory,
  archiveCollection,
  arrangeCollection,
  createCategory,
  createCollection,
  editCategory,
  editCollection,
} from ".";

const database = await testDatabase();
const ctx = database.ctx();
const story = await openStory(ctx);

const told = async (kind: string, subject: string) => {
  const { rows } = await database.pool.query(
    "SELECT e.action, v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.subject_kind = $1 AND e.subject = $2 ORDER BY e.id",
    [kind, subject],
  );
  return rows;
};

test("every change of a category is on the record, as it was and as it is", async () => {
  const { id } = must(
    await transact(ctx, (tx) => createCategory(tx, { name: "Lamps", description: "Light" })),
  );
  const { id: room } = must(await transact(ctx, (tx) => createCategory(tx, { name: "Rooms" })));
  must(await transact(ctx, (tx) => editCategory(tx, id, { name: "Lights", parentId: room })));
  must(await transact(ctx, (tx) => editCategory(tx, id, { name: "Lights" })));
  must(await transact(ctx, (tx) => archiveCategory(tx, id)));
  expect(await told("category", id)).toEqual([
    {
      action: "category.added",
      before: null,
      after: { name: "Lamps", path: "lamps", description: "Light" },
    },
    {
      action: "category.changed",
      before: { name: "Lamps", path: "lamps" },
      after: { name: "Lights", path: "rooms/lamps" },
    },
    {
      action: "category.archived",
      before: { inTheShop: ["rooms/lamps"] },
      after: { inTheShop: [] },
    },
  ]);
});

test("every change of a collection is, by the names of its products", async () => {
  const taken = await takeWithStock(story, [productDraft(story, "cup"), productDraft(story, "pot")]);
  const [cup, pot] = [taken.get("cup")!.productId, taken.get("pot")!.productId];
  const { id } = must(await transact(ctx, (tx) => createCollection(tx, { title: "For tea" })));
  must(await transact(ctx, (tx) => arrangeCollection(tx, id, [cup])));
  must(await transact(ctx, (tx) => arrangeCollection(tx, id, [pot, cup])));
  must(await transact(ctx, (tx) => arrangeCollection(tx, id, [pot, cup])));
  must(await transact(ctx, (tx) => editCollection(tx, id, { title: "Tea", description: "Every day" })));
  must(await transact(ctx, (tx) => archiveCollection(tx, id)));
  expect(await told("collection", id)).toEqual([
    {
      action: "collection.added",
      before: null,
      after: { title: "For tea", handle: "for-tea", description: "" },
    },
    { action: "collection.arranged", before: { products: [] }, after: { products: ["cup"] } },
    { action: "collection.arranged", before: { products: ["cup"] }, after: { products: ["pot", "cup"] } },
    {
      action: "collection.changed",
      before: { title: "For tea", description: "" },
      after: { title: "Tea", description: "Every day" },
    },
    { action: "collection.archived", before: { inTheShop: true }, after: { inTheShop: false } },
  ]);
});
