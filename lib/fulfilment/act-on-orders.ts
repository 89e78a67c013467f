import type { z } from "zod";
import { hasOpenInquiry } from "@/lib/inquiries";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { type Ok, ok } from "@/lib/kernel/result";
import { lockOrderRow, orderById, promisedCarrier } from "@/lib/orders";
import { finishAttempt } from "@/lib/platform/idempotency";
import { lock } from "@/lib/platform/locks";
import { transact } from "@/lib/platform/transact";
import type { actOnOrdersSchema, OrderAct, OrderDone, OrderDoneRefusal, SeenOrder } from "./contract";
import { openUnits } from "./progress";
import { progressOf } from "./queries";
import { recordArrival, recordParcel } from "./ship";
import { parcelsUnderWay } from "./store";
import { waitingForStock } from "./waits-for-stock";

/**
 * One act over a few orders. Every order gets an answer of its own: done as the single act does it, or refused and left
 * as it is. The answer is kept in the transaction of the work, so that a call that is sent again under its key is told
 * what became of each and sends nothing twice. Orders are taken in the order of their ids: two calls never wait for
 * each other.
 */
export function actOnOrders(
  ctx: Ctx,
  { act, orders }: z.output<typeof actOnOrdersSchema>,
): Promise<Ok<{ results: readonly OrderDone[] }>> {
  return transact(ctx, async (tx) => {
    const became = new Map<string, OrderDone>();
    const done = await acts[act.kind](tx, orders);
    for (const order of orders.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      became.set(order.id, doneOf(order.id, await done(order)));
    const answer = ok({ results: orders.map(({ id }) => became.get(id)!) });
    await finishAttempt(tx, answer);
    return answer;
  });
}

/** Does it to one order. It refuses before it writes anything: what is refused is left as it is. Null is done. */
type ActOnOne = (order: SeenOrder) => Promise<OrderDoneRefusal | null>;

const acts: Readonly<
  Record<OrderAct["kind"], (tx: TxCtx, orders: readonly SeenOrder[]) => Promise<ActOnOne>>
> = {
  async ship(tx, orders) {
    // Once for all of them: a parcel of what is there takes nothing from what others wait for.
    const waiting = await waitingForStock(
      tx,
      orders.map(({ id }) => id),
    );
    return (order) => shipRest(tx, order, waiting);
  },
  deliver: async (tx) => (order) => deliverAll(tx, order),
};

/**
 * All that is left of an order leaves in one parcel, by the carrier that was promised. That nothing is left is said
 * before that it was changed: whoever was slower learns what it was. Nobody has the order before them, so it stays where
 * a look at it would say that it cannot leave, or should not yet.
 */
async function shipRest(
  tx: TxCtx,
  { id, version }: SeenOrder,
  waiting: ReadonlySet<string>,
): Promise<OrderDoneRefusal | null> {
  const order = await lock(tx, "order", () => lockOrderRow(tx, id));
  if (!order) return { code: "order_not_found" };
  if (order.state !== "placed") return { code: "order_not_placed", state: order.state };
  const open = (await progressOf(tx, id)).filter((line) => line.line.requiresShipping && openUnits(line) > 0);
  if (open.length === 0) return { code: "nothing_to_ship" };
  if (order.version !== version) return { code: "changed_meanwhile", version: order.version };
  if (waiting.has(id)) return { code: "waits_for_stock" };
  if (await hasOpenInquiry(tx, order)) return { code: "message_open" };
  const carrier = await promisedCarrier(tx, id);
  const parcel = { carrier, tracking_number: null, tracking_url: null, notify: true };
  await recordParcel(tx, id, new Map(open.map((line) => [line.lineId, openUnits(line)])), parcel);
  return null;
}

/** Every parcel of an order that is under way has arrived. */
async function deliverAll(tx: TxCtx, { id }: SeenOrder): Promise<OrderDoneRefusal | null> {
  if (!(await orderById(tx, id))) return { code: "order_not_found" };
  let arrived = 0;
  for (const parcel of await parcelsUnderWay(tx, id)) if (await recordArrival(tx, parcel)) arrived += 1;
  return arrived > 0 ? null : { code: "not_in_transit" };
}

function doneOf(id: string, refusal: OrderDoneRefusal | null): OrderDone {
  return refusal ? { id, ok: false, ...refusal } : { id, ok: true };
}
