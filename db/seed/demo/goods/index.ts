import type { Good } from "../good";
import { desk } from "./desk";
import { garden } from "./garden";
import { home } from "./home";
import { kitchen } from "./kitchen";
import { play } from "./play";
import { road } from "./road";
import { table } from "./table";
import { wear } from "./wear";

const departments = [table, kitchen, desk, home, wear, garden, road, play];

/** All goods, in the order in which they came into the shop: one of each department in turn, newest last. */
export const goods: readonly Good[] = inTurn(departments);

function inTurn(lists: readonly (readonly Good[])[]): Good[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}
