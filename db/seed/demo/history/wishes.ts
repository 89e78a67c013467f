import { days, minutes } from "@/lib/kernel/clock";
import { type Calendar, SPAN } from "./calendar";
import { Dice } from "./dice";
import { demoCustomer, type Person, Town } from "./people";
import type { Shelf, Shelved } from "./shelf";
import { buyerNotes, cards } from "./words";

/** Somebody puts things into a cart and goes to pay. */
export interface Wish {
  /** Names the dice that what follows is thrown with. */
  readonly name: string;
  /** When the order is begun. */
  readonly at: Date;
  readonly buyer: Person;
  readonly isFirst: boolean;
  readonly lines: readonly { readonly shelved: Shelved; readonly quantity: number }[];
  readonly codes: readonly string[];
  readonly delivery: "standard" | "express";
  readonly note: string | null;
  readonly card: string | null;
  readonly method: "card" | "sepa_debit";
  /** What becomes of paying. */
  readonly end: "paid" | "expired" | "bank_refuses" | "bank_pending";
}

/** The days on which the demo's own customer orders. */
const ownDays = [11, 46, 84, 117, 150, 171, 180];
const rhythm = [1, 0.88, 0.92, 1, 1.08, 1.24, 1.3];

/** Everything that was wished for in half a year, in the order of time: from three or four a day to eight. */
export function wishesOf(calendar: Calendar, shelf: Shelf): Wish[] {
  const town = new Town();
  const regulars: Person[] = [];
  const seen = new Set<string>();
  const wishes: Wish[] = [];
  for (let day = 0; day < SPAN; day += 1) {
    const dice = new Dice(`day ${day}`);
    const usual = (3.1 + 4.4 * (day / SPAN)) * rhythm[day % 7]! * (day % 28 === 17 ? 1.8 : 1);
    const count = Math.max(1, Math.round(usual * (0.65 + 0.7 * dice.next())));
    for (let n = 0; n < count; n += 1) {
      const isOwn = n === 0 && ownDays.includes(day);
      const known = regulars.length > 40 && dice.happens(0.3) ? dice.pick(regulars) : null;
      const buyer = isOwn ? demoCustomer : (known ?? town.person(dice));
      const minute = isOwn ? dice.int(700, 820) : calendar.shoppingMinute(dice);
      const at = calendar.at(calendar.day(day), minute, dice);
      // Today ends now; what is bought within the hour has not been paid yet.
      if (at.getTime() > calendar.until.getTime() - minutes(12)) continue;
      const isFirst = !seen.has(buyer.email);
      const wish = wishOf(`order ${day} ${n}`, at, buyer, isFirst, calendar, shelf);
      if (wish.lines.length === 0) continue;
      if (isFirst && !isOwn) regulars.push(buyer);
      seen.add(buyer.email);
      wishes.push(wish);
    }
  }
  return wishes.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function wishOf(
  name: string,
  at: Date,
  buyer: Person,
  isFirst: boolean,
  calendar: Calendar,
  shelf: Shelf,
): Wish {
  const dice = new Dice(name);
  const lines = linesOf(dice, at, shelf);
  const isDemo = buyer === demoCustomer;
  const isGift = dice.happens(0.09);
  const bySepa = buyer.market === "eu" && !isDemo && dice.happens(0.1);
  const age = calendar.until.getTime() - at.getTime();
  return {
    name,
    at,
    buyer,
    isFirst,
    lines,
    codes: codesOf(dice, buyer, isFirst, lines),
    delivery: buyer.market === "eu" && isLight(lines) && dice.happens(0.13) ? "express" : "standard",
    note: dice.happens(0.06) ? dice.pick(buyerNotes) : null,
    card: isGift ? dice.pick(cards) : null,
    method: bySepa ? "sepa_debit" : "card",
    end: isDemo ? "paid" : endOf(dice, bySepa, age),
  };
}

function linesOf(dice: Dice, at: Date, shelf: Shelf): Wish["lines"] {
  const wanted = dice.weighted([1, 2, 3, 4, 5], (count) => [44, 30, 16, 7, 3][count - 1]!);
  const buyable = shelf.variants.filter((one) => one.soldUntil >= at);
  const lines = new Map<string, Wish["lines"][number]>();
  for (let n = 0; n < wanted; n += 1) {
    const shelved = dice.weighted(buyable, (one) => one.weight);
    const quantity = quantityOf(dice, shelved);
    // A kind in one colour is enough; and a large thing comes alone.
    if ([...lines.values()].some((line) => line.shelved.good === shelved.good)) continue;
    lines.set(shelved.variantId, { shelved, quantity });
    if (shelved.good.euro > 40_000) break;
  }
  return [...lines.values()];
}

function quantityOf(dice: Dice, { good }: Shelved): number {
  if (good.isDigital || good.euro > 9_000) return 1;
  if (good.euro < 1_000) return dice.int(1, 5);
  if (good.euro < 3_000)
    return dice.weighted([1, 2, 4, 6], (count) => [60, 26, 9, 5][[1, 2, 4, 6].indexOf(count)]!);
  return dice.happens(0.1) ? 2 : 1;
}

/** Express takes parcels to 31.5 kg. */
function isLight(lines: Wish["lines"]): boolean {
  return (
    lines.reduce((grams, { shelved, quantity }) => grams + shelved.good.grams * 1.5 * quantity, 0) < 20_000
  );
}

function codesOf(dice: Dice, buyer: Person, isFirst: boolean, lines: Wish["lines"]): string[] {
  const goods = lines.reduce((total, { shelved, quantity }) => total + shelved.good.euro * quantity, 0);
  if (isFirst && dice.happens(0.17)) return ["WELCOME10"];
  if (buyer.market === "eu" && goods > 3_600 && dice.happens(0.035)) return ["FIVER"];
  return dice.happens(0.03) ? ["FREESHIP"] : [];
}

function endOf(dice: Dice, bySepa: boolean, age: number): Wish["end"] {
  if (age > days(0.2) && dice.happens(0.055)) return "expired";
  if (!bySepa) return "paid";
  if (age < days(3)) return "bank_pending";
  return age > days(8) && dice.happens(0.09) ? "bank_refuses" : "paid";
}
