import type { WorkingHours } from "@/lib/kernel/working-days";
import { dayOf } from "@/lib/kernel/zoned";
import { type ArrivalDays, arrivalDays, parcelDays } from "@/lib/shipping/words";
import { type OrderView, packableSince } from "@/lib/views/contract";

type Facts = Pick<
  OrderView,
  "state" | "fulfilmentStatus" | "promise" | "placedAt" | "payments" | "shipments"
>;

/**
 * When the last of an order is expected; null once it has arrived, when nothing was promised, and when those days are over:
 * a day in the past is no promise, and not every shop is told when a parcel has arrived.
 */
export function expectedDays(order: Facts, hours: WorkingHours, now: Date): ArrivalDays | null {
  const { promise, fulfilmentStatus } = order;
  const since = packableSince(order);
  if (order.state !== "placed" || !promise || !since || fulfilmentStatus === "nothing_to_send") return null;
  const [leftAt] = order.shipments
    .filter((parcel) => parcel.deliveredAt === null)
    .map((parcel) => parcel.shippedAt)
    .sort((a, b) => b.getTime() - a.getTime());
  const days =
    fulfilmentStatus === "fulfilled"
      ? leftAt && parcelDays(since, leftAt, promise, hours)
      : arrivalDays(since, promise, hours);
  return days && days.last >= dayOf(now, hours.timeZone) ? days : null;
}
