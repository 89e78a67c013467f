import { askForAlert } from "@/lib/alerts";
import { shopper } from "@/lib/kernel/actor";
import { invariant } from "@/lib/kernel/invariant";
import type { Bought } from "./bought";
import { Dice } from "./dice";
import type { Past } from "./past";
import type { Person } from "./people";
import type { Shelf } from "./shelf";
import { strangerOf } from "./strangers";
import type { World } from "./world";

/** Whoever came too late for what is sold out wants to be told, some of them customers of other things. */
export async function waitForStock(
  past: Past,
  world: World,
  shelf: Shelf,
  bought: readonly Bought[],
): Promise<void> {
  const { until } = world.calendar;
  const out = shelf.variants.filter((one) => one.isCounted && one.onHand === 0 && !one.good.backorder);
  for (const { variantId, sku, soldUntil } of out) {
    const dice = new Dice(`waiting ${sku}`);
    const people = new Map<string, Person>();
    for (let n = dice.int(0, 3); n > 0; n -= 1) {
      const isKnown = bought.length > 0 && dice.happens(0.5);
      const person = isKnown ? dice.pick(bought).buyer : strangerOf(`waiting ${sku} ${n}`);
      people.set(person.email, person);
    }
    for (const { email, market } of people.values()) {
      const at = new Date(soldUntil.getTime() + dice.next() * (until.getTime() - soldUntil.getTime()));
      const then = past.as(shopper("tell me"), at, `tell ${email} ${variantId}`);
      const asked = await askForAlert(then, world.markets[market], { item_id: sku ?? "", email });
      invariant(asked.ok, `${sku} is sold out and can be waited for`);
    }
  }
}
