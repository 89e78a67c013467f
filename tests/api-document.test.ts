import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "@/app/api/v1/docs/document";

const document = openApiDocument();

describe("the API's description", () => {
  it("names every address that has a door, and no other", () => {
    const files = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" });
    const addresses = files
      .filter((file) => file.endsWith("route.ts") && file !== "openapi.json/route.ts")
      .map((file) => `/${file.replace(/\/route\.ts$/, "").replace(/\[([^\]]+)\]/g, "{$1}")}`);
    expect(Object.keys(document.paths ?? {}).sort()).toEqual(addresses.sort());
  });

  it("is whole: each operation says in a sentence what it does and answers, and every reference leads somewhere", () => {
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      for (const [method, operation] of Object.entries(item as Record<string, { summary?: string }>)) {
        expect(operation.summary, `${method} ${path}`).toBeTruthy();
        expect(JSON.stringify(operation), `${method} ${path}`).toMatch(
          /"20[01]":\{"description":"Done","content"/,
        );
      }
    }
    const text = JSON.stringify(document);
    for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(document.components?.schemas, name).toHaveProperty([name]);
  });
});
