import { expect, test } from "vitest";
import { categoriesOf, openStory } from "@/lib/assortment/story";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import {
  adminProducts,
  archiveCategory,
  arrangeCategories,
  categoryBranches,
  categoryByPath,
  createCategory,
  editCategory,
  ensureCategories,
  redirectOf,
  restoreCategory,
} from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);

test("a category moves with all under it, old addresses lead on, and a way in a circle is refused", async () => {
  const [men, tops, , women] = await categoriesOf(
    story,
    ["Men"],
    ["Men", "Tops"],
    ["Men", "Tops", "Tees"],
    ["Women"],
  );
  const edit = (id: string, change: Parameters<typeof editCategory>[2]) =>
    transact(ctx, (tx) => editCategory(tx, id, change));
  expect(await edit(men!, { parentId: tops! })).toMatchObject({ ok: false, code: "cycle" });
  expect(await edit(men!, { parentId: men! })).toMatchObject({ code: "cycle" });
  expect(await edit(men!, { parentId: ctx.ids.next() })).toMatchObject({ code: "parent_not_found" });
  expect(await edit(ctx.ids.next(), { name: "x" })).toMatchObject({ code: "category_not_found" });
  expect(await edit(tops!, { parentId: women!, name: "Shirts", handle: "shirts" })).toEqual({
    ok: true,
    value: { path: "women/shirts" },
  });
  expect(await categoryByPath(ctx, "women/shirts/tees")).toMatchObject({
    trail: [{ name: "Women" }, { name: "Shirts" }, { name: "Tees" }],
  });
  expect(await redirectOf(ctx, "/categories/men/tops/tees")).toBe("/categories/women/shirts/tees");
  expect(await categoryByPath(ctx, "men/tops")).toBeNull();
  expect(await transact(ctx, (tx) => createCategory(tx, { parentId: women!, name: "Shirts" }))).toMatchObject(
    { code: "path_taken" },
  );
  expect(await edit(men!, { parentId: women!, handle: "shirts" })).toMatchObject({ code: "path_taken" });
});

test("two moves at once that would make a circle together: one is refused", async () => {
  const [left, right] = await categoriesOf(story, ["Left"], ["Right"]);
  for (let round = 0; round < 5; round += 1) {
    const both = await Promise.all([
      transact(ctx, (tx) => editCategory(tx, left!, { parentId: right! })),
      transact(ctx, (tx) => editCategory(tx, right!, { parentId: left! })),
    ]);
    expect(both.filter((done) => done.ok)).toHaveLength(1);
    for (const id of [left!, right!]) await transact(ctx, (tx) => editCategory(tx, id, { parentId: null }));
  }
});

test("two categories can trade their paths", async () => {
  const [one, two] = await categoriesOf(story, ["One"], ["Two"]);
  await transact(ctx, (tx) => editCategory(tx, one!, { handle: "three" }));
  await transact(ctx, (tx) => editCategory(tx, two!, { handle: "one" }));
  await transact(ctx, (tx) => editCategory(tx, one!, { handle: "two" }));
  expect([(await categoryByPath(ctx, "one"))?.id, (await categoryByPath(ctx, "two"))?.id]).toEqual([
    two,
    one,
  ]);
  expect(await redirectOf(ctx, "/categories/three")).toBe("/categories/two");
  expect(await redirectOf(ctx, "/categories/one")).toBeNull();
});

test("what is made by name is made once, from many at a time", async () => {
  const names = [["Garden", "Tools"], ["Garden", "Pots & Pans"], ["Garden"]];
  const made = await Promise.all(
    Array.from({ length: 6 }, () => transact(ctx, (tx) => ensureCategories(tx, names))),
  );
  expect(new Set(made.map((ids) => ids.get("garden/tools"))).size).toBe(1);
  expect(
    (await categoryBranches(ctx))
      .find((branch) => branch.path === "garden")
      ?.children.map((child) => child.name),
  ).toEqual(["Tools", "Pots & Pans"]);
});

test("an archived category takes what is under it out of the shop", async () => {
  const [gone] = await categoriesOf(story, ["Gone"], ["Gone", "Too"]);
  await transact(ctx, (tx) => archiveCategory(tx, gone!));
  expect([await categoryByPath(ctx, "gone"), await categoryByPath(ctx, "gone/too")]).toEqual([null, null]);
  const under = { parentId: gone!, name: "New" };
  expect(await transact(ctx, (tx) => createCategory(tx, under))).toMatchObject({ code: "parent_not_found" });
});

test("siblings stand in the order that somebody gave them; a new one comes last, and a stale order is refused", async () => {
  const [parent] = await categoriesOf(story, ["Shelf"]);
  const create = (name: string) => transact(ctx, (tx) => createCategory(tx, { parentId: parent!, name }));
  const ids: string[] = [];
  for (const name of ["Upper", "Middle", "Lower"]) {
    const made = await create(name);
    ids.push((made as { value: { id: string } }).value.id);
  }
  const arrange = (order: readonly string[]) => transact(ctx, (tx) => arrangeCategories(tx, parent!, order));
  const names = async () =>
    (await categoryBranches(ctx))
      .find((branch) => branch.path === "shelf")!
      .children.map((child) => child.name);
  expect(await names()).toEqual(["Upper", "Middle", "Lower"]);
  expect(await arrange([ids[2]!, ids[0]!, ids[1]!])).toMatchObject({ ok: true });
  expect(await names()).toEqual(["Lower", "Upper", "Middle"]);
  await create("Under all");
  expect(await names()).toEqual(["Lower", "Upper", "Middle", "Under all"]);
  for (const stale of [ids, [...ids, ctx.ids.next()], [ids[0]!, ids[0]!, ids[0]!, ids[0]!]])
    expect(await arrange(stale)).toMatchObject({ ok: false, code: "changed_meanwhile" });
});

test("what was taken away holds its address until it is brought back, each category by itself", async () => {
  const [attic, box] = await categoriesOf(story, ["Attic"], ["Attic", "Box"]);
  await transact(ctx, (tx) => archiveCategory(tx, attic!));
  expect(await transact(ctx, (tx) => createCategory(tx, { name: "Attic" }))).toMatchObject({
    code: "path_taken",
    detail: { path: "attic", archived: true },
  });
  clock.advance(1_000);
  const restore = (id: string) => transact(ctx, (tx) => restoreCategory(tx, id));
  expect(await restore(box!)).toMatchObject({ code: "parent_not_found" });
  expect(await restore(attic!)).toMatchObject({ value: { path: "attic" } });
  expect(await categoryByPath(ctx, "attic")).toMatchObject({ children: [] });
  expect(await restore(box!)).toMatchObject({ ok: true });
  expect(await categoryByPath(ctx, "attic/box")).not.toBeNull();
  expect(await restore(ctx.ids.next())).toMatchObject({ code: "category_not_found" });
  const { rows } = await database.pool.query(
    "SELECT action FROM audit_entries WHERE subject = $1 ORDER BY at, id",
    [attic],
  );
  expect(rows.map((row) => row.action)).toEqual(["category.archived", "category.restored"]);
});

test("what is brought back tells of all under it: what stands in an archived part stands in the whole again", async () => {
  const [house, room] = await categoriesOf(story, ["House"], ["House", "Room"]);
  await transact(ctx, (tx) => archiveCategory(tx, house!));
  await transact(ctx, (tx) => restoreCategory(tx, house!));
  const { rows } = await database.pool.query(
    "SELECT payload FROM outbox_events WHERE type = 'category.changed' ORDER BY id DESC LIMIT 1",
  );
  expect(rows[0].payload).toEqual({ category_ids: [house, room] });
});

test("the desk's list refuses a made-up cursor and takes any query", async () => {
  for (const query of ["%", "_", "\\", "'", "\u0000", "x".repeat(5_000), "💥"])
    expect((await adminProducts(ctx, { query })).ok).toBe(true);
  for (const cursor of ["x", "W10", Buffer.from('["2026-01-01","x"]').toString("base64url")])
    expect(await adminProducts(ctx, { cursor })).toMatchObject({ ok: false, code: "cursor_invalid" });
});
