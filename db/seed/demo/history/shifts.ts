import { isWorkingDay } from "@/lib/kernel/working-days";
import { SPAN } from "./calendar";
import { Dice } from "./dice";
import type { World } from "./world";

/** Where the shop's own line comes from (a documentation address, RFC 5737). */
const OFFICE = "203.0.113.24";

/** Everybody signs in anew each working day, since a session ends over night; the owner once a week. */
export function signIn(world: World): void {
  const { calendar, warehouse, support, manager, owner, rows } = world;
  for (let n = 0; n < SPAN; n += 1) {
    const day = calendar.day(n);
    if (!isWorkingDay(day, calendar.hours)) continue;
    const isMonday = new Date(`${day}T12:00:00Z`).getUTCDay() === 1;
    for (const actor of [warehouse, support, manager, ...(isMonday ? [owner] : [])]) {
      const dice = new Dice(`shift ${n} ${actor.principal}`);
      const earliest = actor === warehouse ? 462 : 505;
      const at = calendar.at(day, dice.int(earliest, earliest + 24), dice);
      if (at > calendar.until || actor.kind !== "staff") continue;
      const after = { address: OFFICE, session: rows.id(at) };
      world.record("staff.signed_in", { kind: "staff", id: actor.staffId }, at, actor, { after });
    }
  }
}
