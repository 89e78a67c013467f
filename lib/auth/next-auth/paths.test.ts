import { describe, expect, it } from "vitest";
import { safePath } from "./paths";

const origin = "https://shop.example";

describe("where to go next", () => {
  it.each([
    ["/account/orders?page=2#top", "/account/orders?page=2#top"],
    ["https://shop.example/cart", "/cart"],
    ["account", "/account"],
    ["", "/"],
    ["https:evil.example", "/evil.example"],
  ])("%s stays on the shop", (wanted, path) => {
    expect(safePath(wanted, origin)).toBe(path);
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "https://shop.example@evil.example/",
    "http://shop.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://",
    "/..//evil.example",
    null,
    undefined,
    7,
    ["/cart"],
    { toString: () => "/cart" },
  ])("%j does not leave it", (wanted) => {
    expect(safePath(wanted, origin)).toBe("/");
  });

  it("is not a novel", () => {
    expect(safePath("x".repeat(3_000), origin)).toBe("/");
  });
});
