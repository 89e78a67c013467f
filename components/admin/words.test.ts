import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { knownProblems } from "./problem-words";
import { knownEntries } from "./timeline-words";
import { templateWords } from "./words";

const lib = join(import.meta.dirname, "../../lib");
const sources = readdirSync(lib, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .map((name) => ({ name, text: readFileSync(join(lib, name), "utf8") }));

/** What a pattern catches anywhere in the sources, each once. */
function caught(pattern: RegExp, where = /./): string[] {
  const found = sources
    .filter(({ name }) => where.test(name))
    .flatMap(({ text }) => [...text.matchAll(pattern)]);
  return [...new Set(found.map((match) => match[1]!))].sort();
}

describe("the desk has words for", () => {
  it("every problem that is put before staff", () => {
    const raised = caught(/raiseProblem\(\s*\w+,\s*"([a-z_]+)"/g);
    expect(raised.length).toBeGreaterThan(8);
    expect(raised.filter((kind) => !knownProblems.includes(kind))).toEqual([]);
  });

  it("every entry of an order's timeline", () => {
    const written = caught(/\btype: "([a-z_]+)"/g, /^(checkout|aftersales|fulfilment|notifications\/send)/);
    expect(written).toContain("shipped");
    // Types of totals and of a checkout's messages stand in the same files.
    const notEntries = ["discount", "fulfilment", "tax", "subtotal", "total", "error", "warning", "redirect"];
    expect(written.filter((type) => !knownEntries.includes(type) && !notEntries.includes(type))).toEqual([]);
  });

  it("every kind of mail", () => {
    const sent = caught(/(?:order|customer|staff)Mail\("([a-z_]+)"\)/g, /^subscribers/);
    expect(sent.length).toBeGreaterThan(10);
    expect(sent.filter((template) => !(template in templateWords))).toEqual([]);
  });
});
