import { cancelOrder, makeRefund, refundOrder } from "@/lib/aftersales";
import { settleOrder } from "@/lib/checkout";
import { progressOf, shipOrder } from "@/lib/fulfilment";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { factOf, refundsOfOrder, retrieveSession } from "@/lib/payments";
import type { StripeControl } from "@/sandbox/stripe/client";
import { openShop } from "./factories";
import { must } from "./people";
import { orderIdOf, walker } from "./road";

export type SeenOrder =
  | "part_shipped"
  | "shipped"
  | "part_refunded"
  | "canceled"
  | "placed"
  | "unpaid"
  | "waiting";

/** A small shop that has seen everything once: an order of two cups and a pot for each way an order can have gone. */
export async function busyShop(ctx: Ctx, control: StripeControl) {
  const shop = await openShop(ctx);
  const walk = walker(ctx, shop);
  await shop.offersCoupon("SPRING", { usageLimit: 100 });
  const cup = await shop.sells({ stock: 50, amount: 2_400, sku: "CUP" });
  const pot = await shop.sells({ title: "Hestia pot", stock: 20, amount: 9_600, sku: "POT" });
  const both = [
    { itemId: cup.itemId, quantity: 2 },
    { itemId: pot.itemId, quantity: 1 },
  ];
  const open = async (codes: string[]) => {
    const { cart } = await walk.fillCart(both);
    const placed = must(await walk.place(await walk.toCheckout(cart, codes.length > 0 ? { codes } : {})));
    const orderId = orderIdOf(placed);
    return { orderId, sessionId: await walk.sessionOf(orderId) };
  };
  const settle = async (sessionId: string) => {
    const fact = factOf((await retrieveSession(ctx, sessionId))!);
    invariant(fact, "something became of the session");
    return settleOrder(ctx, fact);
  };
  const pay = async (codes: string[] = []) => {
    const { orderId, sessionId } = await open(codes);
    await control.pay(sessionId);
    invariant((await settle(sessionId)) === "place", "a paid session places its order");
    return orderId;
  };
  const ship = async (orderId: string, units: readonly number[]) => {
    const progress = await progressOf(ctx, orderId);
    const lines = units.map((quantity, index) => ({ line_id: progress[index]!.lineId, quantity }));
    const parcel = { lines, carrier: "DHL", tracking_number: "JD014600", tracking_url: null, notify: true };
    must(await shipOrder(ctx, orderId, parcel));
  };
  const part_shipped = await pay(["SPRING"]);
  await ship(part_shipped, [1]);
  const shipped = await pay();
  await ship(shipped, [2, 1]);
  const part_refunded = await pay();
  must(await refundOrder(ctx, part_refunded, { amount: 500, reason: "A chip in the glaze" }));
  for (const refund of await refundsOfOrder(ctx, part_refunded)) await makeRefund(ctx, refund.id);
  const canceled = await pay(["SPRING"]);
  must(
    await cancelOrder(ctx, canceled, { lines: null, restock: true, refund: true, reason: "Changed mind" }),
  );
  const placed = await pay();
  const lost = await open([]);
  await control.expire(lost.sessionId);
  await settle(lost.sessionId);
  const waiting = await open([]);
  const order: Record<SeenOrder, string> = {
    part_shipped,
    shipped,
    part_refunded,
    canceled,
    placed,
    unpaid: lost.orderId,
    waiting: waiting.orderId,
  };
  return { shop, walk, order, items: { cup, pot } };
}
