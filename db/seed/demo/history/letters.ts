import { answerInquiry, inquirySchema, listInquiries, receiveInquiry } from "@/lib/inquiries";
import { shopper } from "@/lib/kernel/actor";
import { days, minutes } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { orderLabel } from "@/lib/orders";
import type { Bought } from "./bought";
import { Dice } from "./dice";
import type { Past } from "./past";
import { type Review, reviewsIn } from "./reviews";
import { strangerOf } from "./strangers";
import { type Letter, letters } from "./words";
import type { World } from "./world";

/** A letter at its time, with its order if it is about one. */
interface Written extends Pick<Letter, "topic" | "text" | "isOpen"> {
  /** Names its dice. */
  readonly name: string;
  readonly at: Date;
  readonly order: Bought | null;
}

/**
 * What people wrote to the shop, through its form: what they ask, and what they say of what they have. Support answers
 * the next working day, but for the last ones. Returns what was said of things.
 */
export async function writeLetters(
  ctx: Ctx,
  past: Past,
  world: World,
  bought: readonly Bought[],
): Promise<readonly Review[]> {
  const { calendar } = world;
  const asked = questionsIn(world, bought);
  const askers = new Set(asked.flatMap(({ order }) => order?.buyer.email ?? []));
  const reviews = reviewsIn({ bought, calendar }, askers);
  const told = reviews.map(
    ({ about, words: text, order, at }): Written => ({
      name: `review ${about}`,
      at,
      topic: "product",
      text,
      order,
    }),
  );
  for (const letter of [...asked, ...told].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const { name, at } = letter;
    await receive(past, world, letter);
    const answeredAt = calendar.office(at, 1, new Dice(`answer to ${name}`));
    if (letter.isOpen || answeredAt > calendar.until) continue;
    const { inquiries } = await listInquiries(ctx, { limit: 1 });
    const then = past.as(world.support, answeredAt, `answer to ${name}`);
    const answered = await answerInquiry(then, inquiries[0]!.id);
    invariant(answered.ok, "a letter is answered once");
  }
  return reviews;
}

/** Those of the letters that somebody can have written. */
function questionsIn(world: World, bought: readonly Bought[]): readonly Written[] {
  const used = new Set<string>();
  return letters.flatMap((letter, n): Written[] => {
    const name = `letter ${n}`;
    const at = whenOf(world, letter, new Dice(name));
    const order = orderOf(letter, bought, at, used);
    if (isAboutOrder(letter) && !order) return [];
    if (order) used.add(order.buyer.email);
    return [{ ...letter, name, at, order }];
  });
}

const isAboutOrder = ({ bought, waits }: Letter) => Boolean(bought ?? waits);

/** People write when they sit down in the evening; what is of today was written within the hour. */
function whenOf({ calendar }: World, { day }: Letter, dice: Dice): Date {
  const at = calendar.at(calendar.day(day), dice.int(1_080, 1_350), dice);
  const latest = calendar.until.getTime() - minutes(dice.int(20, 50));
  return new Date(Math.min(at.getTime(), latest));
}

/** The newest order that the letter can be about, of somebody who has not written before. */
function orderOf(
  { bought: title, waits }: Letter,
  bought: readonly Bought[],
  at: Date,
  used: ReadonlySet<string>,
): Bought | null {
  const fits = ({ row, buyer, titles, sentAt, arrivedAt, isKept }: Bought): boolean => {
    if (used.has(buyer.email) || !row.placedAt || row.placedAt > at) return false;
    if (title) return isKept && titles.has(title) && arrivedAt !== null && arrivedAt < at;
    if (waits === "to be sent") return sentAt === null;
    return waits === "on its way" && arrivedAt === null && sentAt !== null && isDayAgo(sentAt, at);
  };
  return bought.findLast(fits) ?? null;
}

const isDayAgo = (then: Date, at: Date) => at.getTime() - then.getTime() > days(0.8);

function receive(past: Past, world: World, { name, at, topic, text, order }: Written): Promise<void> {
  const { firstName, lastName, email, market, address } = order?.buyer ?? strangerOf(name);
  const customerId = order?.row.customerId ?? null;
  const inquiry = inquirySchema.parse({
    name: `${firstName} ${lastName}`,
    email,
    topic,
    order: order ? orderLabel(order.row.number) : undefined,
    text: withNumber(text, address.street_address ?? ""),
  });
  const { locale } = world.markets[market];
  const writer = shopper(customerId ? `customer:${customerId}` : "contact form", customerId);
  return receiveInquiry(past.as(writer, at, name), inquiry, { customerId, locale });
}

/** A house number as it was typed, and with its digits as they should have been. */
function withNumber(text: string, street: string): string {
  const typed = /\d+/.exec(street)?.[0] ?? "14";
  const turned = [...typed].reverse().join("");
  const isOther = turned !== typed && !turned.startsWith("0");
  return text.replace("{typed}", typed).replace("{meant}", isOther ? turned : String(Number(typed) + 2));
}
