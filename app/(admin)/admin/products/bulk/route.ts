import { changeProducts, changeProductsSchema } from "@/lib/assortment";
import { can } from "@/lib/auth";
import { ok, refuse } from "@/lib/kernel/result";
import { finishAttempt } from "@/lib/platform/idempotency";
import { transact } from "@/lib/platform/transact";
import { route, staffWith } from "@/lib/web/route";

/**
 * One act over a few products: the desk sends what was chosen batch after batch, and takes edits back by it. A route and
 * not an action: actions wait for each other, and a page that is opened meanwhile would wait for them all.
 */
export const POST = route({
  name: "desk.product.bulk",
  access: staffWith("products.write"),
  body: changeProductsSchema,
  async run({ ctx, caller, body }) {
    const mayPrice = caller.staff !== null && can(caller.staff.role, "prices.write");
    // An undo may put prices back.
    if (!mayPrice && (body.act.kind === "prices" || body.act.kind === "undo")) return refuse("forbidden", {});
    return transact(ctx, async (tx) => {
      const changed = await changeProducts(tx, body);
      if (!changed.ok) return changed;
      const done = ok({ results: changed.value });
      await finishAttempt(tx, done);
      return done;
    });
  },
});
