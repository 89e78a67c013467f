import fc from "fast-check";
import { expect, test } from "vitest";
import { changedParts } from "./changed-parts";

test("what changed is what is kept, of both sides, and nothing that stayed", () => {
  const before = {
    title: "Cup",
    tags: ["a"],
    variants: { S: { sku: "1", price: { EU: 5 } }, M: { sku: "2" } },
  };
  const after = {
    title: "Mug",
    tags: ["a"],
    variants: { S: { sku: "1", price: { EU: 6 } }, L: { sku: "3" } },
  };
  expect(changedParts(before, after)).toEqual({
    before: { title: "Cup", variants: { S: { price: { EU: 5 } }, M: { sku: "2" } } },
    after: { title: "Mug", variants: { S: { price: { EU: 6 } }, L: { sku: "3" } } },
  });
  expect(changedParts(before, { ...before })).toBeNull();
});

test("what differs is found, whatever the values are, and equals have none", () => {
  const told = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(told, told, (one, other) => {
      const parts = changedParts(one, other);
      const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
      const own = (of: object, name: string) =>
        JSON.stringify(Object.getOwnPropertyDescriptor(of, name)?.value);
      const differ = names.filter((name) => own(one, name) !== own(other, name));
      const kept = parts ? [...new Set([...Object.keys(parts.before), ...Object.keys(parts.after)])] : [];
      expect(kept.sort()).toEqual(differ.sort());
    }),
  );
});
