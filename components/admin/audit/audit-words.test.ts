import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { actionWords } from "./audit-words";

it("every act that goes on the record has words for people", () => {
  const lib = join(import.meta.dirname, "../../../lib");
  const acts = new Set<string>();
  for (const name of readdirSync(lib, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts") || name.includes(".test.")) continue;
    const text = readFileSync(join(lib, name), "utf8");
    for (const [, act] of text.matchAll(/\baudit(?:Many)?\(\s*tx,\s*"([a-z_.]+)"/g)) acts.add(act!);
  }
  expect(acts.size).toBeGreaterThan(25);
  expect([...acts].filter((act) => !Object.hasOwn(actionWords, act))).toEqual([]);
});
