import { expect, test } from "vitest";
import { checkIdentities } from "@/lib/integrity";
import { changeStock, levelsOf, movementsOf, reserve, type StockChange } from "@/lib/inventory";
import { after, minutes } from "@/lib/kernel/clock";
import { transact } from "@/lib/platform/transact";
import { testDatabase } from "@/tests/database";
import { countStock } from ".";
import { openStory, productDraft, takeWithStock } from "./story";

const database = await testDatabase();
const ctx = database.ctx();
const story = await openStory(ctx);

async function shelf(handle: string, stock = 10) {
  const made = await takeWithStock(story, [productDraft(story, handle)], stock);
  return made.get(handle)!.variantIds[0]!;
}

const change = (variantId: string, delta: number): StockChange => ({
  variantId,
  locationId: story.locationId,
  delta,
  kind: "adjustment",
  reason: "Counted",
});
const move = (...changes: StockChange[]) => transact(ctx, (tx) => changeStock(tx, changes));
const onHand = async (variantId: string) => (await levelsOf(ctx, [variantId]))[0]?.onHand;

test("a shelf is lowered and raised, several changes of it at once, each with its movement", async () => {
  const [one, other] = [await shelf("lowered"), await shelf("raised")];
  expect(await move(change(one, -4), change(other, 2), change(one, 1))).toEqual({ ok: true });
  expect([await onHand(one), await onHand(other)]).toEqual([7, 12]);
  expect((await movementsOf(ctx, one)).map((movement) => movement.delta).sort()).toEqual([-4, 1, 10]);
});

test("what would leave less than nothing is refused as a whole", async () => {
  const [one, other] = [await shelf("empty", 3), await shelf("beside")];
  expect(await move(change(other, -1), change(one, -4))).toMatchObject({ code: "less_than_held" });
  expect([await onHand(one), await onHand(other)]).toEqual([3, 10]);
});

test("a shelf that was never counted begins with what comes, and cannot lose what it never had", async () => {
  const elsewhere = await shelf("elsewhere");
  const there = ctx.ids.next();
  await database.pool.query(
    "INSERT INTO stock_locations (id, code, name, position) VALUES ($1, 'two', 'Two', 9)",
    [there],
  );
  const at = (delta: number) => ({ ...change(elsewhere, delta), locationId: there });
  expect(await move(at(-1))).toMatchObject({ code: "less_than_held" });
  expect(await move(at(5), change(elsewhere, -5))).toEqual({ ok: true });
  expect((await levelsOf(ctx, [elsewhere])).map((level) => level.onHand).sort()).toEqual([5, 5]);
});

test("many who lower at once take exactly what is there", async () => {
  const one = await shelf("contested", 7);
  const results = await Promise.all(Array.from({ length: 20 }, () => move(change(one, -1))));
  expect(results.filter((result) => result.ok)).toHaveLength(7);
  expect(await onHand(one)).toBe(0);
  expect((await checkIdentities(ctx)).identities.filter((identity) => identity.count > 0)).toEqual([]);
});

test("what was promised beyond the shelf is not taken back: it goes on being sold below zero until then", async () => {
  const made = await takeWithStock(story, [productDraft(story, "ordered-in")], 0);
  const { productId, variantIds } = made.get("ordered-in")!;
  const variantId = variantIds[0]!;
  const count = (backorder: boolean, onHand = 0) => {
    const edit = {
      variantId,
      locationId: story.locationId,
      onHand,
      expected: null,
      reason: "Counted",
      backorder,
    };
    return transact(ctx, (tx) => countStock(tx, productId, [edit]));
  };
  expect(await count(true)).toEqual({ ok: true });
  const wanted = [{ variantId, orderLineId: ctx.ids.next(), quantity: 2 }];
  await transact(ctx, (tx) => reserve(tx, ctx.ids.next(), wanted, after(ctx.clock.now(), minutes(30))));
  expect(await count(false)).toMatchObject({ code: "less_than_held", detail: { variantId } });
  expect(await count(false, 2)).toEqual({ ok: true });
});
