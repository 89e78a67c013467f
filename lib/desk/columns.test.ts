import { describe, expect, it } from "vitest";
import { columnsOf, columnsSchema } from "./columns";

const read = (asked: unknown) => columnsSchema("products").parse(asked);

describe("a choice of columns", () => {
  it("has one spelling, whatever order and doubles it was asked in", () => {
    expect(read("status,vendor")).toBe("vendor,status");
    expect(read(["none", "status", "vendor", "vendor"])).toBe("vendor,status");
  });

  it("is none where it is what everybody sees, or nothing that is there", () => {
    expect(read(undefined)).toBeUndefined();
    expect(read("changed,vendor,stock,price,status")).toBeUndefined();
    for (const odd of ["", "password", "__proto__", {}, 7, ["x".repeat(300)], "x".repeat(300)])
      expect(read(odd)).toBeUndefined();
  });

  it("may be of no column at all", () => {
    expect(read(["none"])).toBe("none");
    expect(columnsOf("products", "none").size).toBe(0);
  });

  it("shows what its reader may see", () => {
    expect([...columnsOf("orders", undefined, ["payment", "total"])]).toEqual([
      "customer",
      "placed",
      "fulfilment",
    ]);
    expect([...columnsOf("orders", "units,total", ["total"])]).toEqual(["units"]);
  });
});
