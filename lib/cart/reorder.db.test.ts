import { beforeAll, describe, expect, it } from "vitest";
import { findCart, reorder } from "@/lib/cart";
import { changeStock } from "@/lib/inventory";
import { makeSecret } from "@/lib/platform/secrets";
import { transact } from "@/lib/platform/transact";
import { readConfigVersion } from "@/lib/shop";
import { testDatabase } from "@/tests/database";
import { openShop, type TestShop } from "@/tests/factories";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";

await testStripe({ webhookDelivery: "on_demand" });
const database = await testDatabase();
const ctx = database.ctx();
let shop: TestShop;
let walk: ReturnType<typeof walker>;

beforeAll(async () => {
  shop = await openShop(ctx);
  walk = walker(ctx, shop);
});

type Things = Parameters<typeof walk.toPayment>[0];
const ordered = async (things: Things) => (await walk.toPayment(things)).orderId;

async function again(orderId: string, cookie = makeSecret()) {
  const cart = await findCart(ctx, { tokenHash: cookie.hash, customerId: null });
  const fresh = {
    id: ctx.ids.next(),
    tokenHash: cookie.hash,
    channelId: shop.market.channelId,
    marketId: shop.market.id,
    customerId: null,
    configVersion: await readConfigVersion(ctx),
  };
  const done = await reorder(ctx, orderId, { cart, fresh });
  if (!done.ok) throw new Error(done.code);
  return done.value;
}

describe("ordering again", () => {
  it("puts everything into a new cart, at today's price", async () => {
    const cup = await shop.sells({ amount: 2_400 });
    const pot = await shop.sells({ amount: 9_600 });
    const orderId = await ordered([{ itemId: cup.itemId, quantity: 2 }, { itemId: pot.itemId }]);
    await shop.priceBecomes(cup.variantId, 2_600);
    const { cart, left_out } = await again(orderId);
    expect(left_out).toEqual([]);
    expect(cart.lines.map(({ quantity, unit_amount }) => [quantity, unit_amount])).toEqual([
      [2, 2_600],
      [1, 9_600],
    ]);
  });

  it("is done once however often it is pressed, and keeps what is in the cart", async () => {
    const cup = await shop.sells();
    const cookie = makeSecret();
    const orderId = await ordered([{ itemId: cup.itemId, quantity: 2 }]);
    await again(orderId, cookie);
    expect((await again(orderId, cookie)).cart.lines.map((line) => line.quantity)).toEqual([2]);
    const more = makeSecret();
    await walk.fillCart([{ itemId: cup.itemId, quantity: 5 }], more);
    expect((await again(orderId, more)).cart.lines.map((line) => line.quantity)).toEqual([5]);
  });

  it("says what is not sold any more, what is sold out, and of what there are fewer", async () => {
    const gone = await shop.sells({ title: "Gone" });
    const out = await shop.sells({ title: "Out", stock: 1 });
    const few = await shop.sells({ title: "Few", stock: 5 });
    const orderId = await ordered([
      { itemId: gone.itemId },
      { itemId: out.itemId },
      { itemId: few.itemId, quantity: 3 },
    ]);
    // The order itself holds one of `out` and three of `few`.
    await database.owner.query("UPDATE products SET status = 'draft' WHERE id = $1", [gone.productId]);
    const lowered = await transact(ctx, (tx) =>
      changeStock(tx, [
        {
          variantId: few.variantId,
          locationId: shop.location.id,
          delta: -1,
          kind: "adjustment",
          reason: null,
        },
      ]),
    );
    expect(lowered.ok).toBe(true);
    const { cart, left_out } = await again(orderId);
    expect(cart.lines.map(({ title, quantity }) => [title, quantity])).toEqual([["Few", 1]]);
    expect(left_out.map(({ title, reason, wanted, taken }) => [title, reason, wanted, taken])).toEqual([
      ["Gone", "not_sold", 1, 0],
      ["Out", "sold_out", 1, 0],
      ["Few", "fewer", 3, 1],
    ]);
  });

  it("makes no cart when nothing of it can be had", async () => {
    const out = await shop.sells({ stock: 1 });
    const cookie = makeSecret();
    const { cart, left_out } = await again(await ordered([{ itemId: out.itemId }]), cookie);
    expect(cart).toMatchObject({ id: null, count: 0 });
    expect(left_out).toHaveLength(1);
    expect(await findCart(ctx, { tokenHash: cookie.hash, customerId: null })).toBeNull();
  });
});
