import { days, hours, minutes } from "@/lib/kernel/clock";
import { cancel, cancelLine, dispute, note, refund, ship, toSend, worth } from "./aftermath";
import { demoCustomer } from "./people";
import type { OrderStory } from "./story";
import { cancelReasons, refundReasons, returnReasons, supportNotes } from "./words";

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** How an order went on from the moment it was begun until now, as its dice fall. */
export function liveOn(story: OrderStory): void {
  const { wish, dice, world } = story;
  const { until } = world.calendar;
  if (wish.end === "expired") {
    story.endUnpaid("session_expired", after(wish.at, minutes(33)));
    return;
  }
  const came = after(wish.at, minutes(dice.int(1, 4)) + dice.int(0, 59_000));
  if (wish.method === "card") {
    goOn(story, came);
    return;
  }
  story.promise(came);
  const said = world.calendar.office(came, dice.int(3, 5), dice);
  if (wish.end === "bank_pending" || said > until) story.keepPromise();
  else if (wish.end === "bank_refuses") story.endUnpaid("payment_failed", said);
  else goOn(story, said);
}

/** Paid: packed, sent, brought; and what seldom happens. */
function goOn(story: OrderStory, paidAt: Date): void {
  const { dice, world, order, wish } = story;
  const { calendar } = world;
  story.pay(paidAt);
  if (dice.happens(0.045)) noteOn(story, paidAt);
  const parcel = toSend(story);
  if (parcel.length === 0) return;
  const canceledAt = after(paidAt, hours(0.3) + dice.next() * hours(3));
  if (wish.buyer !== demoCustomer && dice.happens(0.018) && canceledAt < calendar.until) {
    cancel(story, dice.pick(cancelReasons), canceledAt);
    return;
  }
  const late = dice.weighted([0, 1, 2], (one) => [80, 16, 4][one]!);
  const waits = wish.lines.some(({ shelved }) => shelved.good.backorder);
  const packedAt = calendar.packed(paidAt, late, dice);
  if (packedAt > calendar.until) {
    if (waits) owe(story, partsOf(story, parcel, waits, false)[1]);
    return;
  }
  const isLate = calendar.until.getTime() - packedAt.getTime() < days(2);
  const isSplit = parcel.length > 1 && (dice.happens(0.05) || (isLate && world.takes("split lately")));
  const [first, second] = partsOf(story, parcel, waits, isSplit);
  const dropped = dice.happens(0.012) && parcel.length > 1 && second.length === 0 && !waits;
  const sent = dropped ? parcel.slice(0, -1) : first;
  if (dropped)
    cancelLine(story, parcel.at(-1)!.id, "Found one in a cupboard after all", after(packedAt, -minutes(25)));
  if (sent.length > 0) send(story, sent, packedAt, second.length === 0);
  if (second.length > 0) {
    const laterAt = calendar.office(packedAt, waits ? dice.int(11, 17) : dice.int(2, 4), dice);
    if (laterAt < calendar.until) send(story, second, laterAt, true);
    else if (waits) owe(story, second);
  }
  if (!dropped) seldom(story, paidAt, order.lines[0]!.id);
}

/** What leaves first and what later: made to order waits, and now and then a parcel is split. */
function partsOf(story: OrderStory, parcel: ReturnType<typeof toSend>, waits: boolean, isSplit: boolean) {
  const { wish, order } = story;
  if (waits) {
    const madeLater = new Set(
      wish.lines.filter(({ shelved }) => shelved.good.backorder).map(({ shelved }) => shelved.variantId),
    );
    const later = order.lines.filter((line) => madeLater.has(line.variantId));
    return [parcel.filter((line) => !later.some((one) => one.id === line.id)), later] as const;
  }
  if (isSplit) return [parcel.slice(0, 1), parcel.slice(1)] as const;
  return [parcel, []] as const;
}

function owe({ order, world: { owed } }: OrderStory, lines: ReturnType<typeof toSend>): void {
  const later = new Set(lines.map(({ id }) => id));
  for (const { id, variantId, quantity } of order.lines)
    if (later.has(id)) owed.set(variantId, (owed.get(variantId) ?? 0) + quantity);
}

function send(story: OrderStory, lines: ReturnType<typeof toSend>, at: Date, isLast: boolean): void {
  const { order, dice, world } = story;
  const { minDays, maxDays } = order.promise ?? { minDays: 2, maxDays: 4 };
  const way = Math.max(1, dice.int(minDays, maxDays) - 1 + (dice.happens(0.06) ? 3 : 0));
  const arrivesAt = world.calendar.brought(at, way, dice);
  ship(story, lines, at, arrivesAt < world.calendar.until ? arrivesAt : null, isLast);
}

/** A part goes back to the buyer, something is returned, a bank asks. */
function seldom(story: OrderStory, paidAt: Date, firstLine: string): void {
  const { dice, world, order, payment } = story;
  const { calendar } = world;
  const when = calendar.office(paidAt, dice.int(6, 12), dice);
  const laterOn = calendar.office(paidAt, dice.int(11, 22), dice);
  if (dice.happens(0.028) && when < calendar.until) {
    const amount = Math.max(200, Math.round((worth(story, firstLine) * dice.int(10, 30)) / 10_000) * 100);
    refund(story, Math.min(amount, order.totalAmount), dice.pick(refundReasons), when);
    return;
  }
  if (dice.happens(0.03) && laterOn < calendar.until) {
    noteOn(story, when);
    refund(story, worth(story, firstLine), dice.pick(returnReasons), laterOn);
    return;
  }
  if (payment.methodType !== "card" || order.totalAmount < 9_000) return;
  const age = calendar.until.getTime() - paidAt.getTime();
  const isOld = age > days(70) && age < days(150);
  if (isOld && world.takes("dispute won")) {
    const opened = calendar.office(paidAt, 24, dice);
    dispute(story, opened, calendar.office(opened, 18, dice));
  }
  if (age > days(16) && age < days(40) && world.takes("dispute open"))
    dispute(story, after(calendar.until, -hours(31)), null);
}

function noteOn(story: OrderStory, from: Date): void {
  const at = story.world.calendar.office(from, 1, story.dice);
  if (at < story.world.calendar.until) note(story, story.dice.pick(supportNotes), story.world.support, at);
}
