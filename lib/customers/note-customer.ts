import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { finishAttempt } from "@/lib/platform/idempotency";
import { transact } from "@/lib/platform/transact";
import { customerById } from "./queries";
import { insertNote } from "./store";

/** Staff write something down about a customer; only staff read it. Refusal: `customer_not_found`. */
export function noteCustomer(
  ctx: Ctx,
  customerId: string,
  text: string,
): Promise<Result<undefined, "customer_not_found">> {
  return transact(ctx, async (tx) => {
    if (!(await customerById(tx, customerId))) return refuse("customer_not_found");
    const note = { id: tx.ids.next(), customerId, author: tx.actor, text, at: tx.clock.now() };
    await insertNote(tx, note);
    const done = ok();
    await finishAttempt(tx, done);
    return done;
  });
}
