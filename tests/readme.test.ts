import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readmePath, readmeWithFacts } from "@/scripts/readme";
import { root } from "./architecture/imports";

const text = readFileSync(readmePath, "utf8");

it("the README says what the code says of configuration and events (else: node scripts/run.mjs scripts/readme.ts)", () => {
  expect(readmeWithFacts(text)).toBe(text);
});

it("every command that the README names is there", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = [...text.matchAll(/`npm (?:run )?([a-z:]+)/g)].map((match) => match[1]!);
  for (const name of named) expect(Object.keys(scripts), name).toContain(name);
});

it(".env.example names every variable that is read, and no other", () => {
  const example = readFileSync(join(root, ".env.example"), "utf8");
  const named = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map((match) => match[1]!).sort();
  const schema = readFileSync(join(root, "lib/env.ts"), "utf8");
  const read = [...schema.matchAll(/^ {2}([A-Z_]+): /gm)]
    .map((match) => match[1]!)
    .filter((name) => name !== "NODE_ENV");
  expect(named).toEqual([...read, "HOST"].sort());
});
