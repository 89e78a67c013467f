import { describe, expect, it } from "vitest";
import { choose, combination, firstChoice, standingOf } from "./choice";

const variant = (id: string, values: string, available = true) => ({
  id,
  itemId: `var_${id}`,
  valueIds: values.split(" "),
  available,
});
const variants = [
  variant("1", "s black", false),
  variant("2", "s fir"),
  variant("3", "m black"),
  variant("4", "l fir", false),
];
const [sBlack, sFir, mBlack, lFir] = variants as [
  (typeof variants)[0],
  (typeof variants)[0],
  (typeof variants)[0],
  (typeof variants)[0],
];

describe("choosing a variant", () => {
  it("begins with the first that can be bought", () => {
    expect(firstChoice(variants)).toBe(sFir);
    expect(firstChoice([sBlack, lFir])).toBe(sBlack);
  });

  it("knows which values can be bought so, which in another combination, and which not at all", () => {
    expect(standingOf(variants, sFir, 1, "black")).toBe("sold_out_so");
    expect(standingOf(variants, sFir, 0, "l")).toBe("sold_out");
    expect(standingOf(variants, sFir, 0, "m")).toBe("not_together");
    expect(standingOf(variants, mBlack, 0, "s")).toBe("sold_out_so");
    expect(standingOf(variants, sBlack, 0, "m")).toBe("in_stock");
    // What is chosen and sold out is struck only where its value is gone altogether.
    expect(standingOf(variants, sBlack, 0, "s")).toBe("sold_out_so");
    expect(standingOf(variants, lFir, 0, "l")).toBe("sold_out");
  });

  it("takes the combination if it can be bought", () => {
    expect(choose(variants, sBlack, 0, "m")).toBe(mBlack);
  });

  it("moves the other option where the combination is sold out and the value is not", () => {
    expect(choose(variants, mBlack, 0, "s")).toBe(sFir);
    expect(choose(variants, sFir, 1, "black")).toBe(mBlack);
  });

  it("keeps as much as it can of what was chosen before", () => {
    const three = [
      variant("1", "s black cotton", false),
      variant("2", "m fir cotton"),
      variant("3", "s fir wool"),
      variant("4", "s fir cotton"),
    ];
    expect(choose(three, three[1]!, 0, "s")).toBe(three[3]);
    expect(choose(three, three[2]!, 2, "cotton")).toBe(three[3]);
  });

  it("takes what is sold out where nothing with the value can be bought: it can be waited for", () => {
    expect(choose(variants, sFir, 0, "l")).toBe(lFir);
    expect(choose(variants, mBlack, 0, "l")).toBe(lFir);
  });

  it("knows the combination that was asked for, sold out or not", () => {
    expect(combination(variants, mBlack, 0, "s")).toBe(sBlack);
    expect(combination(variants, mBlack, 0, "l")).toBeUndefined();
  });

  it("stays where it is for a value that nothing has", () => {
    expect(choose(variants, sFir, 0, "xl")).toBe(sFir);
  });
});
