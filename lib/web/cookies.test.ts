import { afterEach, expect, it, vi } from "vitest";
import { cookieName, isSecure, readCookie, setCookie } from "./cookies";

const shop = vi.hoisted(() => ({ SHOP_URL: "" }));
vi.mock("@/lib/env", () => ({ env: () => shop }));
afterEach(() => Object.assign(shop, { SHOP_URL: "" }));

const kinds = ["cart", "flash", "market"] as const;

it("binds every cookie of the shop to host and https by its name, where there is https", () => {
  Object.assign(shop, { SHOP_URL: "https://shop.example" });
  expect(isSecure()).toBe(true);
  for (const kind of kinds) {
    const cookie = setCookie(cookieName(kind), "value", 60);
    // What the prefix asks of a browser: Secure, the whole host's path, and no domain (RFC 6265bis 4.1.3.2).
    expect(cookie).toBe(`__Host-${kind}=value; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure`);
    expect(readCookie(`${kind}=planted; __Host-${kind}=own`, cookieName(kind))).toBe("own");
  }
});

it("sets none that a browser would refuse, where there is no https", () => {
  Object.assign(shop, { SHOP_URL: "http://localhost:3000" });
  for (const kind of kinds)
    expect(setCookie(cookieName(kind), "", 0)).toBe(`${kind}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`);
});
