import { stockMovements } from "@/db/schema/inventory";
import { hours, minutes } from "@/lib/kernel/clock";
import { SPAN } from "./calendar";
import { Dice } from "./dice";
import type { Shelf, Shelved } from "./shelf";
import { shelfReasons } from "./words";
import type { ShelfEvent, World } from "./world";

/** Where what was on the shelf of something made to order had gone. */
const fair = "Sold at the fair";

/** Breakages in half a year, over all variants. */
const BROKEN = 24;

/**
 * The movements of half a year: what was sold and came back, and the makers' deliveries in between. They sum to
 * nothing, so that today's shelf is as the goods say; and walked forwards, no shelf is ever below zero. What is sold on
 * order is, by what is still owed.
 */
export function stockTheYear(world: World, shelf: Shelf): void {
  breakSome(world, shelf);
  const byVariant = new Map<string, ShelfEvent[]>();
  for (const event of world.shelf) {
    const own = byVariant.get(event.variantId);
    if (own) own.push(event);
    else byVariant.set(event.variantId, [event]);
  }
  const known = new Map(shelf.variants.map((one) => [one.variantId, one]));
  const all: Movement[] = [];
  for (const [variantId, events] of byVariant) all.push(...movementsOf(world, known.get(variantId)!, events));
  const levels = new Map(shelf.variants.map((one) => [one.variantId, one.onHand]));
  for (const movement of all.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const { variantId, delta, kind, reason = null, reference, actor, at } = movement;
    const before = levels.get(variantId)!;
    levels.set(variantId, before + delta);
    if (kind === "adjustment") recordCount(world, known.get(variantId)!, before, movement);
    world.rows.add(stockMovements, {
      id: world.rows.id(at),
      variantId,
      locationId: world.locationId,
      delta,
      kind,
      reason,
      referenceKind: reference === null ? null : "order_line",
      reference,
      actor,
      at,
    });
  }
}

/** Stock that staff set by hand stands on the record beside its movement. */
function recordCount(world: World, { productId }: Shelved, before: number, movement: Movement): void {
  const { at, actor, delta, reason } = movement;
  const values = { before: { on_hand: [before] }, after: { on_hand: [before + delta], reason } };
  world.record("product.stock_counted", { kind: "product", id: productId }, at, actor, values);
}

type Movement = Omit<ShelfEvent, "kind"> & { readonly kind: ShelfEvent["kind"] | "import" };

/** Backwards from today: whenever undoing a delivery leaves enough for what came before, there was one. */
function movementsOf(world: World, shelved: Shelved, events: readonly ShelfEvent[]): Movement[] {
  const { onHand, good, variantId } = shelved;
  const owed = world.owed.get(variantId);
  const batch = Math.max(good.euro > 20_000 ? 2 : 6, Math.round(good.stock * 0.8));
  const least = Math.max(onHand, 1);
  const movements: Movement[] = [...events];
  let level = owed === undefined ? onHand : -owed;
  for (const event of [...events].sort((a, b) => b.at.getTime() - a.at.getTime())) {
    level -= event.delta;
    if (level - batch < least) continue;
    level -= batch;
    movements.push(delivery(world, variantId, batch, morningBefore(event.at)));
  }
  const first = world.calendar.at(world.calendar.day(0), 1, new Dice(variantId));
  if (level > onHand) movements.push(delivery(world, variantId, level - onHand, first));
  if (level < onHand) movements.push({ ...delivery(world, variantId, level - onHand, first), reason: fair });
  return movements;
}

/** Early enough to be on the shelf when it was sold. */
function morningBefore(at: Date): Date {
  return new Date(at.getTime() - hours(9) - (at.getTime() % 5_400_000));
}

function delivery(world: World, variantId: string, delta: number, at: Date): Movement {
  const start = world.calendar.at(world.calendar.day(0), 2, new Dice(variantId));
  return {
    variantId,
    at: at < start ? start : at,
    delta,
    kind: "adjustment",
    reference: null,
    reason: "Delivery from the maker",
    actor: world.warehouse,
  };
}

/** Now and then something falls. */
function breakSome(world: World, shelf: Shelf): void {
  const dice = new Dice("breakages");
  const breakable = shelf.variants.filter((one) => one.isCounted && one.onHand > 3 && one.good.euro < 20_000);
  const { calendar } = world;
  for (let n = 0; n < BROKEN; n += 1) {
    const { variantId } = dice.pick(breakable);
    const at = calendar.at(calendar.day(dice.int(3, SPAN - 2)), dice.int(545, 980), dice);
    const reason = dice.pick(shelfReasons);
    world.shelf.push({
      variantId,
      at: new Date(at.getTime() + minutes(1)),
      delta: -1,
      kind: "adjustment",
      reference: null,
      reason,
      actor: world.warehouse,
    });
  }
}
