import { describe, expect, it } from "vitest";
import { choose, firstChoice, standingOf } from "./choice";

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

  it("knows which values go together and which of them are sold out", () => {
    expect(standingOf(variants, sFir, 1, "black")).toBe("sold_out");
    expect(standingOf(variants, sFir, 0, "l")).toBe("sold_out");
    expect(standingOf(variants, sFir, 0, "m")).toBe("not_together");
    expect(standingOf(variants, sBlack, 0, "m")).toBe("in_stock");
  });

  it("takes the combination if it exists", () => {
    expect(choose(variants, sBlack, 0, "m")).toBe(mBlack);
  });

  it("else keeps as much as it can of what was chosen", () => {
    expect(choose(variants, sFir, 0, "m")).toBe(mBlack);
    expect(choose(variants, mBlack, 0, "l")).toBe(lFir);
    expect(choose(variants, mBlack, 1, "fir")).toBe(sFir);
  });

  it("stays where it is for a value that nothing has", () => {
    expect(choose(variants, sFir, 0, "xl")).toBe(sFir);
  });
});
