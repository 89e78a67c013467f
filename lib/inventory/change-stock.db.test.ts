import { beforeAll, describe, expect, it } from "vitest";
import { changeStock, countAt, levelsOf, movementsOf, setStock } from "@/lib/inventory";
import { transact } from "@/lib/platform/transact";
import { testDatabase } from "@/tests/database";
import { openShop, type TestShop } from "@/tests/factories";

const database = await testDatabase();
const ctx = database.ctx();
let shop: TestShop;

beforeAll(async () => {
  shop = await openShop(ctx);
});

const change = (variantId: string, delta: number) =>
  transact(ctx, (tx) =>
    changeStock(tx, [{ variantId, locationId: shop.location.id, delta, kind: "adjustment", reason: null }]),
  );
const set = (variantId: string, onHand: number, expected: number) =>
  transact(ctx, (tx) =>
    setStock(tx, { variantId, locationId: shop.location.id, onHand, expected, reason: "Counted" }),
  );
const onHand = async (variantId: string) => (await levelsOf(ctx, [variantId])).map((level) => level.onHand);

describe("the number on the shelf", () => {
  it("goes down as well as up, each time with a movement", async () => {
    const { variantId } = await shop.sells({ stock: 10 });
    expect((await change(variantId, -3)).ok).toBe(true);
    expect((await change(variantId, 2)).ok).toBe(true);
    expect((await set(variantId, 4, 9)).ok).toBe(true);
    expect(await onHand(variantId)).toEqual([4]);
    expect((await movementsOf(ctx, variantId)).map((movement) => movement.delta)).toEqual([-5, 2, -3, 10]);
  });

  it("never goes below nothing, on a level that is there or on a new one", async () => {
    const { variantId } = await shop.sells({ stock: 2 });
    expect(await change(variantId, -3)).toMatchObject({ ok: false, code: "less_than_held" });
    expect(await onHand(variantId)).toEqual([2]);
    const fresh = await shop.sells({ stock: null });
    expect(await change(fresh.variantId, -1)).toMatchObject({ ok: false, code: "less_than_held" });
    expect(await onHand(fresh.variantId)).toEqual([]);
  });

  it("may go below nothing where that is sold", async () => {
    const { variantId } = await shop.sells({ stock: 1 });
    await transact(ctx, (tx) => countAt(tx, [{ variantId, locationId: shop.location.id, backorder: true }]));
    expect((await change(variantId, -3)).ok).toBe(true);
    expect(await onHand(variantId)).toEqual([-2]);
  });
});
