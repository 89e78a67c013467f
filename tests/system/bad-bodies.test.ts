import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { isProblemCode } from "@/lib/web/problems";
import { type BuiltDoor, builtDoors, filled } from "./doors/build";
import { sendToAction } from "./doors/call-action";
import { as, type Role } from "./doors/roles";
import type { Asked } from "./doors/rows";
import { leavesOf, noNumbers, noText, oddReplies, oddValues, spoiled } from "./doors/spoil";
import { table } from "./doors/table";
import { makeWorld, type World } from "./doors/world";
import { brokenIdentities, type SystemShop, startSystem } from "./system";

/**
 * What each door of the build takes, spoiled leaf by leaf, sent by somebody who may: the doors are the build's own, and
 * what they take is the table's. Each answer is a stated one; what is no number and no text is taken by none.
 */
let system: SystemShop;
let world: World;
let doors: readonly BuiltDoor[];
beforeAll(async () => {
  system = await startSystem();
  world = await makeWorld(system);
  doors = (await builtDoors(inject("distDir"), system.urls[0]!)).filter(
    (door) => door.method !== "GET" && Object.hasOwn(table, door.key),
  );
});
afterAll(async () => {
  expect(await brokenIdentities(system.ctx)).toEqual([]);
  await system.stop();
});

interface Said {
  readonly status: number;
  /** `ok`, or the code of what was refused. */
  readonly met: string;
}

async function send(door: BuiltDoor, asked: Asked, text: string, type = "application/json"): Promise<Said> {
  const visitor = await as(system, world, bestOf(door));
  const path = filled(door.address, asked.params) + (asked.query ? `?${asked.query}` : "");
  if (door.actionId) return sendToAction(visitor, path, door.actionId, text, { origin: system.urls[0]! });
  const answer = await visitor.call(door.method, path, text, { "content-type": type });
  return { status: answer.status, met: answer.status < 400 ? "ok" : String(answer.body.code) };
}

/** Whoever gets furthest. */
function bestOf(door: BuiltDoor): Role {
  if (door.address.startsWith("/admin")) return "owner";
  return typeof table[door.key]!.meets("customer") === "string" ? "customer" : "anonymous";
}

/** A stated answer: it was done, or refused by a code of ours, and never our failure. */
function isStated({ status, met }: Said): boolean {
  if (met === "internal" || status >= 500) return false;
  return met === "ok" || isProblemCode(met) || ["400", "413", "415"].includes(met);
}

/** Prices go down by percent too. */
const mayBeBelowZero: ReadonlySet<string> = new Set(["byBp"]);

/** What a door takes: a route's JSON, or an action's one argument. */
const takenBy = (door: BuiltDoor, asked: Asked) => (door.actionId ? asked.input : asked.body);
const written = (door: BuiltDoor, json: string) => (door.actionId ? `[${json}]` : json);

/** What may be taken or not comes to each value in turns of three; `npm run test:all` gives each value all of it. */
const turnsOf = (texts: readonly string[], turn: number) =>
  process.env.LONG_SEEDS === "1" ? texts : texts.filter((_, at) => (at + turn) % 3 === 0);

it("each value that a door takes, spoiled: a stated answer, and what is no number and no text is never taken", async () => {
  const wrong: string[] = [];
  let [spoilt, turn] = [0, 0];
  for (const door of doors) {
    const asked = await table[door.key]!.asks(world);
    const taken = takenBy(door, asked);
    if (typeof taken !== "object" || taken === null) continue;
    for (const [path, value] of leavesOf(taken)) {
      const no = mayBeBelowZero.has(String(path.at(-1)))
        ? noNumbers.filter((text) => text !== "-1")
        : noNumbers;
      const never = [...noText, ...(typeof value === "number" ? no : [])];
      const maybe = turnsOf([...oddValues, ...noNumbers, ...(door.actionId ? oddReplies : [])], turn++);
      for (const text of new Set([...never, ...maybe])) {
        const said = await send(door, asked, written(door, spoiled(taken, path, text)));
        const note = `${door.key} ${path.join(".")} = ${text.slice(0, 60)}: ${said.status} ${said.met}`;
        if (!isStated(said)) wrong.push(note);
        if (never.includes(text) && said.met === "ok") wrong.push(`${note}, and took it`);
        spoilt += 1;
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(spoilt).toBeGreaterThan(1_000);
}, 600_000);

it("bodies that are none: a stated answer at every door", async () => {
  const bodies: readonly (readonly [text: string, type?: string])[] = [
    ["{"],
    ["[]"],
    ["7"],
    ["null"],
    ['"x"'],
    ['{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'],
    [`${"[".repeat(5_000)}${"]".repeat(5_000)}`],
    ["<a/>", "text/xml"],
    ["--x\r\n\r\n", "multipart/form-data; boundary=x"],
    ["a.b.c.d.e=1&__proto__.x=1&=&&&", "application/x-www-form-urlencoded"],
    ["\u0000\ufffd", "application/octet-stream"],
    ["x".repeat(70_000)],
  ];
  const wrong: string[] = [];
  for (const door of doors) {
    const asked = await table[door.key]!.asks(world);
    for (const [text, type] of bodies) {
      const said = await send(door, asked, text, type);
      if (!isStated(said)) wrong.push(`${door.key} ${text.slice(0, 40)}: ${said.status} ${said.met}`);
    }
  }
  expect(wrong).toEqual([]);
}, 600_000);
