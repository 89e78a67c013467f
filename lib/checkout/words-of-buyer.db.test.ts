import { beforeAll, describe, expect, it } from "vitest";
import { settleOrder } from "@/lib/checkout";
import { orderById } from "@/lib/orders";
import { factOf, retrieveSession } from "@/lib/payments";
import { orderView } from "@/lib/views";
import { storyClock, testDatabase } from "@/tests/database";
import { openShop, type TestShop } from "@/tests/factories";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";
import { patchSchema } from "./contract";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const { control } = await testStripe({ webhookDelivery: "on_demand", now: () => clock.now().getTime() });
let shop: TestShop;
let walk: ReturnType<typeof walker>;

beforeAll(async () => {
  shop = await openShop(ctx);
  walk = walker(ctx, shop);
});

describe("what a buyer writes", () => {
  it("is frozen with the order, card and note apart, markup and all as plain text", async () => {
    const cup = await shop.sells();
    const patch = patchSchema.parse({
      gift_message: 'For Ada\r\n<b onclick="x">with love</b>\u202e',
      note: "Ring twice",
    });
    const { orderId, sessionId, view } = await walk.toPayment([{ itemId: cup.itemId }], patch);
    expect(view).toMatchObject({ note: "Ring twice" });
    await control.pay(sessionId);
    await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
    expect(await orderView(ctx, orderId)).toMatchObject({
      giftMessage: 'For Ada\n<b onclick="x">with love</b>',
      buyerNote: "Ring twice",
    });
  });

  it("has no card where there is no parcel", async () => {
    const plan = await shop.sells({ ships: false, stock: null });
    const { orderId } = await walk.toPayment([{ itemId: plan.itemId }], { gift_message: "For Ada" });
    expect((await orderById(ctx, orderId))?.giftMessage).toBeNull();
  });

  it("is bounded, counts a line's end once, and is nothing when blank", () => {
    const parse = (text: string) => patchSchema.safeParse({ gift_message: text });
    expect(parse("x".repeat(300)).success).toBe(true);
    expect(parse("x".repeat(301)).error?.issues[0]?.message).toBe("A card holds 300 characters.");
    expect(parse(`${"\r\n".repeat(100)}${"x".repeat(200)}`).success).toBe(true);
    expect(parse("  \n ").data).toEqual({ gift_message: null });
    expect(patchSchema.parse({})).toEqual({});
  });
});

describe("when an order arrives", () => {
  it("is said for each way, counted from the day on which it would be taken up", async () => {
    // storyClock stands at ten in the morning of a Monday in Berlin.
    const cup = await shop.sells();
    const { cart } = await walk.fillCart([{ itemId: cup.itemId }]);
    const view = await walk.toCheckout(cart);
    expect(view.delivery_options.map(({ id, arrives }) => [id, arrives])).toEqual([
      ["standard", { first: "2026-03-04", last: "2026-03-06" }],
      ["express", { first: "2026-03-03", last: "2026-03-03" }],
    ]);
  });
});
