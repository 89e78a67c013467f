import { shipments } from "@/db/schema/fulfilment";
import type { Person } from "./people";
import type { OrderRow } from "./told";
import type { World } from "./world";

/** An order of the history, as somebody looks back on it. */
export interface Bought {
  readonly row: OrderRow;
  readonly buyer: Person;
  /** What is in it, by title. */
  readonly titles: ReadonlySet<string>;
  readonly sentAt: Date | null;
  /** When its last parcel came; null while one is on its way, or none has left. */
  readonly arrivedAt: Date | null;
  /** Nothing of it was called off or given back. */
  readonly isKept: boolean;
}

/** What was ordered and paid, the oldest first. */
export function boughtIn(world: World): readonly Bought[] {
  const parcels = new Map<string, (Date | null)[]>();
  for (const { orderId, deliveredAt = null } of world.rows.of(shipments))
    parcels.set(orderId, [...(parcels.get(orderId) ?? []), deliveredAt]);
  return world.stories
    .filter((story) => story.end.kind === "paid" && story.row.state === "placed")
    .map((story) => ({
      row: story.row,
      buyer: story.wish.buyer,
      titles: new Set(story.wish.lines.map(({ shelved }) => shelved.good.title)),
      sentAt: story.row.sentAt ?? null,
      arrivedAt: arrival(story.row, parcels.get(story.order.id) ?? []),
      isKept: story.refunds.length === 0 && story.dispute === null,
    }));
}

function arrival({ sentAt }: OrderRow, parcels: readonly (Date | null)[]): Date | null {
  if (!sentAt || parcels.length === 0 || parcels.includes(null)) return null;
  return new Date(Math.max(...parcels.map((at) => at!.getTime())));
}
