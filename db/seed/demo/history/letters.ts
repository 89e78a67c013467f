import { answerInquiry, inquirySchema, listInquiries, receiveInquiry } from "@/lib/inquiries";
import { shopper } from "@/lib/kernel/actor";
import { days, minutes } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { orderLabel } from "@/lib/orders";
import type { Bought } from "./bought";
import { Dice } from "./dice";
import type { Past } from "./past";
import { strangerOf } from "./strangers";
import { type Letter, letters } from "./words";
import type { World } from "./world";

/** What people wrote to the shop, through its form; support answers the next working day, but for the last ones. */
export async function writeLetters(
  ctx: Ctx,
  past: Past,
  world: World,
  bought: readonly Bought[],
): Promise<void> {
  const { calendar } = world;
  const used = new Set<string>();
  for (const [n, letter] of letters.entries()) {
    const dice = new Dice(`letter ${n}`);
    const at = whenOf(world, letter, dice);
    const order = orderOf(letter, bought, at, used);
    if (isAboutOrder(letter) && !order) continue;
    if (order) used.add(order.buyer.email);
    await receive(past, world, letter, order, at, n);
    const answeredAt = calendar.office(at, 1, dice);
    if (letter.isOpen || answeredAt > calendar.until) continue;
    const { inquiries } = await listInquiries(ctx, { limit: 1 });
    const answered = await answerInquiry(past.as(world.support, answeredAt, `answer ${n}`), inquiries[0]!.id);
    invariant(answered.ok, "a letter is answered once");
  }
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

function receive(
  past: Past,
  world: World,
  { topic, text }: Letter,
  order: Bought | null,
  at: Date,
  n: number,
): Promise<void> {
  const { firstName, lastName, email, market, address } = order?.buyer ?? strangerOf(`letter ${n}`);
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
  return receiveInquiry(past.as(writer, at, `letter ${n}`), inquiry, { customerId, locale });
}

/** A house number as it was typed, and with its digits as they should have been. */
function withNumber(text: string, street: string): string {
  const typed = /\d+/.exec(street)?.[0] ?? "14";
  const turned = [...typed].reverse().join("");
  const isOther = turned !== typed && !turned.startsWith("0");
  return text.replace("{typed}", typed).replace("{meant}", isOther ? turned : String(Number(typed) + 2));
}
