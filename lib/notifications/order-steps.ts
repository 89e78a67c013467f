import { dayTakenUp, type WorkingHours, workingDaysAfter } from "@/lib/kernel/working-days";
import { dayOf } from "@/lib/kernel/zoned";
import { type ArrivalDays, arrivalDays, arrivalWords, parcelDays } from "@/lib/shipping";
import { type OrderShipmentView, type OrderView, packableSince } from "@/lib/views/contract";
import type { LetterStep } from "./letter";

/** Working days until a bank shows a refund: what Stripe tells card holders (docs.stripe.com/refunds). */
const BANK_DAYS = { minDays: 5, maxDays: 10 };

/** When it is there, in days; null when nothing is sent, or it is not paid yet. */
export function arrivalOf(order: OrderView, hours: WorkingHours): string | null {
  const since = packableSince(order);
  if (!order.promise || !since) return null;
  return arrivalWords(arrivalDays(since, order.promise, hours), order.locale);
}

/** When a parcel that has left is there. */
export function parcelArrivalOf(
  order: OrderView,
  shipment: OrderShipmentView,
  hours: WorkingHours,
): string | null {
  if (!order.promise) return null;
  const ordered = packableSince(order) ?? order.createdAt;
  return arrivalWords(parcelDays(ordered, shipment.shippedAt, order.promise, hours), order.locale);
}

/** Packed, sent, there: the road of an order that is paid. */
export function packingSteps(order: OrderView, hours: WorkingHours): LetterStep[] {
  const [since, arrival] = [packableSince(order), arrivalOf(order, hours)];
  if (!since || !arrival) return [];
  const packed = dayTakenUp(since, hours);
  return [
    { when: arrivalWords(oneDay(packed), order.locale), what: "We pack your order." },
    { when: "When it leaves", what: "We write again, and say how to follow it." },
    { when: arrival, what: "It should be with you." },
  ];
}

/** The same before the money is there, when no day can be named. */
export function pendingSteps(order: OrderView): LetterStep[] {
  const bank = {
    when: "In a few working days",
    what: "Your bank confirms the payment, and we write again.",
  };
  if (!order.promise) return [bank];
  const { minDays, maxDays } = order.promise;
  const days = minDays === maxDays ? `${maxDays}` : `${minDays} to ${maxDays}`;
  const what = `We pack your order. ${promiseName(order.promise)} takes ${days} working ${maxDays === 1 ? "day" : "days"}.`;
  return [bank, { when: "After that", what }];
}

/** When a refund that left at an instant is seen, by the calendar of banks, who keep their own holidays. */
export function refundDays(at: Date, order: OrderView, hours: WorkingHours): string {
  const left = dayOf(at, hours.timeZone);
  const bank = { closedDays: [] };
  const first = workingDaysAfter(left, BANK_DAYS.minDays, bank);
  return arrivalWords({ first, last: workingDaysAfter(left, BANK_DAYS.maxDays, bank) }, order.locale);
}

/** What is said where something of an order has still to leave; null where nothing has. */
export function restStep(order: OrderView): LetterStep | null {
  return order.lines.some((line) => line.open > 0)
    ? { when: "When the rest leaves", what: "We write again." }
    : null;
}

export const moneyStep: LetterStep = { when: "When the money is on its way", what: "We write again." };

/** "Standard delivery with DHL" */
export function promiseName({ title, carrier }: NonNullable<OrderView["promise"]>): string {
  return carrier && !title.includes(carrier) ? `${title} with ${carrier}` : title;
}

function oneDay(day: string): ArrivalDays {
  return { first: day, last: day };
}
