import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { finishAttempt } from "@/lib/platform/idempotency";
import { transact } from "@/lib/platform/transact";
import { orderById } from "./queries";
import { insertNote } from "./store";

/** Staff write something down about an order; only staff read it. Refusal: `order_not_found`. */
export function noteOrder(
  ctx: Ctx,
  orderId: string,
  text: string,
): Promise<Result<undefined, "order_not_found">> {
  return transact(ctx, async (tx) => {
    if (!(await orderById(tx, orderId))) return refuse("order_not_found");
    await insertNote(tx, orderId, text);
    const done = ok();
    await finishAttempt(tx, done);
    return done;
  });
}
