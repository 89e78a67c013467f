import { days } from "@/lib/kernel/clock";
import type { Bought } from "./bought";
import type { Calendar } from "./calendar";
import { Dice } from "./dice";
import { type Said, said } from "./said";

/** What a buyer has to say of one thing of an order, once it has been with them for some days. */
export interface Review extends Said {
  readonly order: Bought;
  readonly at: Date;
}

/**
 * One review of each thing that something is said of, by somebody who has it and kept it, the best first; nobody who
 * is among `others` writes one, and nobody two. Until the shop shows reviews they come as letters, as from real buyers.
 */
export function reviewsIn(
  { bought, calendar }: { readonly bought: readonly Bought[]; readonly calendar: Calendar },
  others: ReadonlySet<string>,
): Review[] {
  const wrote = new Set(others);
  // Every one of them has been answered by now.
  const latest = new Date(calendar.until.getTime() - days(6));
  return said.flatMap((one) => {
    const dice = new Dice(`review ${one.about}`);
    const theirs = bought.flatMap((order) => {
      if (!order.isKept || !order.arrivedAt || !order.titles.has(one.about)) return [];
      const at = eveningAfter(order.arrivedAt, calendar, dice);
      return at < latest && !wrote.has(order.buyer.email) ? [{ ...one, order, at }] : [];
    });
    if (theirs.length === 0) return [];
    const review = dice.pick(theirs);
    wrote.add(review.order.buyer.email);
    return [review];
  });
}

/** When they have used it for some days, and sit down. */
function eveningAfter(arrivedAt: Date, calendar: Calendar, dice: Dice): Date {
  const day = calendar.dayOf(new Date(arrivedAt.getTime() + days(dice.int(7, 16))));
  return calendar.at(day, dice.int(1_080, 1_350), dice);
}
