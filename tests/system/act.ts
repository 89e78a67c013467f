import { refundOrder } from "@/lib/aftersales";
import { shipOrder } from "@/lib/fulfilment";
import type { Actor } from "@/lib/kernel/actor";
import { linesOf } from "@/lib/orders";
import { contextFor, database } from "@/lib/platform/runtime";

/**
 * One act of staff in a process of its own, so that it can be killed in the middle: `act.ts ship ORDER` or
 * `act.ts refund ORDER AMOUNT`. Prints the result as JSON.
 */
const [verb, orderId = "", amount = "0"] = process.argv.slice(2);
const staff: Actor = {
  kind: "staff",
  principal: "staff:test",
  staffId: "00000000-0000-7000-8000-000000000001",
  name: "Test",
};
const ctx = contextFor(staff);

async function act(): Promise<unknown> {
  if (verb === "refund") return refundOrder(ctx, orderId, { amount: Number(amount), reason: "test" });
  const lines = await linesOf(ctx, orderId);
  return shipOrder(ctx, orderId, {
    lines: lines.map((line) => ({ line_id: line.id, quantity: line.quantity })),
    carrier: "DHL",
    tracking_number: "T-1",
    tracking_url: null,
    notify: true,
  });
}

process.stdout.write(`${JSON.stringify(await act())}\n`);
await database().close();
