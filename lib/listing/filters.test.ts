import fc from "fast-check";
import { expect, test } from "vitest";
import { type Filters, filterEntries, filtersIn, isFiltered, noFilters } from "./filters";

const value = fc
  .string({ minLength: 1, maxLength: 60, unit: "grapheme" })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, "").trim())
  .filter((text) => text !== "" && text.length <= 60);
const amount = fc.option(fc.integer({ min: 0, max: 99_999_999 }));
const filters: fc.Arbitrary<Filters> = fc.record({
  min: amount,
  max: amount,
  colors: fc.uniqueArray(value, { maxLength: 20 }),
  sizes: fc.uniqueArray(value, { maxLength: 20 }),
  available: fc.boolean(),
});

/** As Next reads a query string. */
function asked(query: string): Record<string, string | string[]> {
  const read: Record<string, string | string[]> = {};
  for (const [name, text] of new URLSearchParams(query)) {
    const before = read[name];
    read[name] = before === undefined ? text : [...(typeof before === "string" ? [before] : before), text];
  }
  return read;
}

test("an address says every filter, and is read as it was written", () => {
  fc.assert(
    fc.property(filters, fc.constantFrom("EUR", "JPY", "KWD"), (chosen, currency) => {
      const query = new URLSearchParams(filterEntries(chosen, currency)).toString();
      expect(filtersIn(asked(query), currency)).toEqual(chosen);
      expect(isFiltered(chosen)).toBe(query !== "");
    }),
  );
});

test("no address is an error, and none asks for more than somebody would tick", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("-1", "1e9", "NaN", "", "0x10", "9".repeat(400)),
  );
  const any = fc.dictionary(
    fc.constantFrom("min", "max", "color", "size", "available", "q"),
    fc.oneof(text, fc.array(text, { maxLength: 60 })),
  );
  fc.assert(
    fc.property(any, (query) => {
      const read = filtersIn(query, "EUR");
      expect(read.colors.length).toBeLessThanOrEqual(20);
      expect(read.sizes.every((size) => size.length <= 60 && !size.includes("\u0000"))).toBe(true);
    }),
  );
  expect(filtersIn({ min: "ten", color: ["", " "], available: "yes" }, "EUR")).toEqual(noFilters);
});
