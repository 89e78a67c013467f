import { expect, test } from "vitest";
import type { ProductAttribute } from "@/lib/listing/contract";
import { inWords } from "./attributes";

const said = (kind: ProductAttribute["kind"], value: ProductAttribute["value"], unit: string | null = null) =>
  inWords({ code: "x", name: "X", kind, unit, value }, "en-IE");

test("an answer is written for its kind", () => {
  expect(said("text", "Stoneware")).toBe("Stoneware");
  expect(said("country", "PT")).toBe("Portugal");
  expect(said("yes_no", false)).toBe("No");
  expect(said("number", 192)).toBe("192");
  expect(said("number", 40, "hour")).toBe("40 hours");
});

test("a measure takes the larger unit once it is worth it", () => {
  expect(said("number", 350, "milliliter")).toMatch(/^350\s?ml$/i);
  expect(said("number", 1_100, "milliliter")).toMatch(/^1\.1\s?l$/i);
});
