import { expect, test } from "vitest";
import { openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { minutes } from "@/lib/kernel/clock";
import { storyClock, testDatabase } from "@/tests/database";
import { adminProducts } from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);

test("the desk walks all products once, last changed first, by status and by a piece of title, handle or SKU", async () => {
  for (let n = 0; n < 9; n += 1) {
    clock.advance(n % 3 === 0 ? minutes(1) : 0);
    await takeWithStock(story, [
      productDraft(story, `thing-${n}`, {
        title: `Crème ${n}`,
        sku: `T${n}`,
        status: n % 2 ? "active" : "draft",
      }),
    ]);
  }
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await adminProducts(ctx, { size: 4, cursor });
    if (!page.ok) throw new Error(page.code);
    seen.push(...page.value.rows.map((row) => row.handle));
    if (page.value.next === null) break;
    cursor = page.value.next;
  }
  expect(new Set(seen).size).toBe(9);
  expect(seen).toHaveLength(9);
  expect(seen.slice(0, 3).every((handle) => Number(handle.at(-1)) >= 6)).toBe(true);
  const found = async (input: Parameters<typeof adminProducts>[1]) => {
    const page = await adminProducts(ctx, input);
    return page.ok ? page.value.rows.map((row) => row.handle) : [];
  };
  expect(await found({ status: "active" })).toHaveLength(4);
  expect(await found({ query: "creme 5" })).toEqual(["thing-5"]);
  expect(await found({ query: "thing-7" })).toEqual(["thing-7"]);
  expect(await found({ query: "T3" })).toEqual(["thing-3"]);
  expect(await found({ query: "%" })).toEqual([]);
});
