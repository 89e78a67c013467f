import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { timers } from "./schedule";
import { subscribers, tasks } from "./subscribers";

const lib = fileURLToPath(new URL(".", import.meta.url));
const sources = readdirSync(lib, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "subscribers.ts")
  .map((file) => readFileSync(`${lib}/${file}`, "utf8"))
  .join("\n");

describe("the wiring", () => {
  it.each(Object.keys(subscribers))("listens to %s, which somebody emits", (type) => {
    const [kind, what] = type.split(".");
    // Customers and staff share the code that tells of their passwords.
    const isEmitted = sources.includes(`"${type}"`) || (kind !== "order" && sources.includes(`}.${what}\``));
    expect(isEmitted).toBe(true);
  });

  it("knows every job that is queued by name", () => {
    const named = [...sources.matchAll(/export const ([A-Z_]+) = "([a-z]+(?:-[a-z]+)+)";/g)];
    const queued = named.filter(([, name]) => new RegExp(`enqueue\\(\\s*tx,\\s*${name}\\b`).test(sources));
    expect(queued.length).toBeGreaterThan(3);
    for (const [, , task] of queued) expect(Object.keys(tasks)).toContain(task);
  });

  it("has timers with names of their own", () => {
    expect(new Set(timers.map((timer) => timer.name)).size).toBe(timers.length);
    for (const { pattern } of timers) expect(pattern.split(" ")).toHaveLength(5);
  });
});
