import { customers } from "@/db/schema/customers";
import { shopper } from "@/lib/kernel/actor";
import { days, hours, minutes } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import {
  askForNewsletter,
  confirmNewsletter,
  joinNewsletter,
  leaveNewsletter,
  newsletterUrl,
  subscriptionByEmail,
} from "@/lib/newsletter";
import { SPAN } from "./calendar";
import { Dice } from "./dice";
import type { Past } from "./past";
import { demoCustomer } from "./people";
import { strangerOf } from "./strangers";
import type { World } from "./world";

/** People who typed their address into the footer, and never bought. */
const STRANGERS = 16;
/** Of customers whose address is proven, who joined from their account. */
const JOINED = 0.3;

/** Who gets the letter a month: customers from their account, strangers by the form and the mail that asks them. */
export async function subscribe(ctx: Ctx, past: Past, world: World): Promise<void> {
  await joinAsCustomers(past, world);
  for (let n = 0; n < STRANGERS; n += 1) await askAsStranger(ctx, past, world, n);
}

async function joinAsCustomers(past: Past, world: World): Promise<void> {
  const { until } = world.calendar;
  for (const { id, email, emailProvenAt, locale } of world.rows.of(customers)) {
    const dice = new Dice(`newsletter ${email}`);
    const joins = email === demoCustomer.email || dice.happens(JOINED);
    if (!joins || !emailProvenAt || !email || !id || !locale) continue;
    const at = new Date(emailProvenAt.getTime() + minutes(dice.int(1, 4 * 24 * 60)));
    const actor = shopper(`customer:${id}`, id);
    if (at < until) await joinNewsletter(past.as(actor, at, `join ${id}`), email, locale);
  }
}

/** Most press the button of the mail within the hour; some never do, and some leave again. */
async function askAsStranger(ctx: Ctx, past: Past, world: World, n: number): Promise<void> {
  const { calendar } = world;
  const { email, market } = strangerOf(`newsletter ${n}`);
  const dice = new Dice(`newsletter ${n}`);
  const day = Math.floor((n * (SPAN - 2)) / STRANGERS) + dice.int(0, 8);
  const at = calendar.at(calendar.day(Math.min(day, SPAN - 2)), calendar.shoppingMinute(dice), dice);
  const actor = shopper("newsletter form");
  const { locale } = world.markets[market];
  await askForNewsletter(past.as(actor, at, `ask ${n}`), { email, locale });
  const row = await subscriptionByEmail(ctx, email);
  invariant(row, "what was asked for is noted");
  const link = new URL(newsletterUrl(row.id)).pathname.split("/").at(-1)!;
  if (n % 5 === 4) return;
  const confirmedAt = new Date(at.getTime() + minutes(dice.int(2, 50)));
  await confirmNewsletter(past.as(actor, confirmedAt, `confirm ${n}`), link);
  const leftAt = new Date(at.getTime() + days(dice.int(30, 70)) + hours(1));
  if (n % 7 === 3 && leftAt < calendar.until)
    await leaveNewsletter(past.as(actor, leftAt, `leave ${n}`), link, "link");
}
