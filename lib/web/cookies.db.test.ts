import { expect, it } from "vitest";
import { forgetEnv } from "@/lib/env";
import { testDatabase } from "@/tests/database";
import { cookieName, isSecure, readCookie, setCookie } from "./cookies";

await testDatabase();
const kinds = ["cart", "flash", "market"] as const;

function shopAt(environment: Readonly<Record<string, string>>): void {
  Object.assign(process.env, environment);
  forgetEnv();
}

it("sets no cookie that a browser would refuse, where there is no https", () => {
  shopAt({ SHOP_URL: "http://localhost:3000" });
  for (const kind of kinds)
    expect(setCookie(cookieName(kind), "", 0)).toBe(`${kind}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`);
});

it("binds every cookie of the shop to host and https by its name, where there is https", () => {
  shopAt({ SHOP_URL: "https://shop.example", CARTWRIGHT_SANDBOX: "", STRIPE_API_URL: "" });
  expect(isSecure()).toBe(true);
  for (const kind of kinds) {
    const cookie = setCookie(cookieName(kind), "value", 60);
    // What the prefix asks of a browser: Secure, the whole host's path, and no domain (RFC 6265bis 4.1.3.2).
    expect(cookie).toBe(`__Host-${kind}=value; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure`);
    expect(readCookie(`${kind}=planted; __Host-${kind}=own`, cookieName(kind))).toBe("own");
  }
});
