import { describe, expect, it } from "vitest";
import { testDatabase } from "@/tests/database";
import { count, makeCustomer, makeStaff, must, PASSWORD, secretIn, visit } from "@/tests/people";
import {
  customerCookieName,
  ensureDemoCustomer,
  ensureDemoStaff,
  inviteAgain,
  inviteStaff,
  readCustomerSession,
  requestPasswordReset,
  signIn,
  signOut,
  staffCookieName,
} from "./index";

// A shop on https, without SMTP and outside the sandbox: read by `env()` when it is first asked.
Object.assign(process.env, { SHOP_URL: "https://shop.example", CARTWRIGHT_SANDBOX: "", STRIPE_API_URL: "" });
const database = await testDatabase();
const ctx = database.ctx();

describe("a shop on https", () => {
  it("names its cookies __Host-, and sets them Secure, HttpOnly, SameSite=Lax, for the whole host and no other", async () => {
    expect([customerCookieName(), staffCookieName()]).toEqual([
      "__Host-customer-session",
      "__Host-staff-session",
    ]);
    await makeCustomer(ctx, "ada@example.com");
    const input = { email: "ada@example.com", password: PASSWORD };
    const { setCookie } = must(await signIn(ctx, "customer", input, visit()));
    expect(setCookie).toMatch(
      /^__Host-customer-session=[\w-]{22}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    const secret = secretIn(setCookie);
    const { setCookies } = await signOut(ctx, "customer", visit({ secret }));
    expect(setCookies).toEqual([
      "__Host-customer-session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax",
    ]);
    expect(await readCustomerSession(ctx, secret)).toBeNull();
  });
});

describe("a shop without mail", () => {
  it("says so instead of promising a link, whoever asks, and invites nobody", async () => {
    for (const email of ["ada@example.com", "nobody@example.com"])
      expect(await requestPasswordReset(ctx, "customer", email, visit().address)).toMatchObject({
        code: "mail_not_configured",
      });
    const person = { email: "new@example.com", name: "New", role: "support" } as const;
    expect(await inviteStaff(ctx, person)).toMatchObject({ code: "mail_not_configured" });
    expect(await count(database, "staff")).toBe(0);
    await makeStaff(ctx, "owner@example.com", "owner");
    expect(await inviteAgain(ctx, "stf_1")).toMatchObject({ code: "staff_not_found" });
  });
});

describe("outside the sandbox", () => {
  it("there are no demo staff and no demo customer", async () => {
    await expect(ensureDemoStaff(ctx)).rejects.toThrow("sandbox only");
    await expect(ensureDemoCustomer(ctx, { email: "a@example.com" })).rejects.toThrow("sandbox only");
  });
});
