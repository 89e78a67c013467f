import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { freePort, isFree } from "./ports";
import { refuseEnvironment } from "./services";

describe("what the sandbox refuses before it starts, seeds or deletes anything", () => {
  const live = ["sk", "live", "0123456789"].join("_");
  const refused: readonly [name: string, environment: Record<string, string>, says: RegExp][] = [
    ["a live key", { STRIPE_SECRET_KEY: live, STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcd" }, /live money/],
    ["a live key behind a blank", { STRIPE_SECRET_KEY: ` ${live}` }, /Stripe needs both|live money/],
    ["half of Stripe", { STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcd" }, /STRIPE_SECRET_KEY is missing/],
    ["half of Redis", { UPSTASH_REDIS_REST_TOKEN: "t" }, /UPSTASH_REDIS_REST_URL is missing/],
    ["half of mail", { MAIL_FROM: "Shop <shop@example.com>" }, /SMTP_URL is missing/],
    ["half of a database", { DATABASE_OWNER_URL: "postgres://owner@127.0.0.1/shop" }, /DATABASE_URL is not/],
    ["a weak secret", { CARTWRIGHT_SECRET: "secret" }, /too weak/],
    ["a port that is none", { PORT: "abc" }, /PORT must be a whole number/],
  ];
  for (const [name, environment, says] of refused) {
    it(name, () => expect(() => refuseEnvironment(environment)).toThrow(says));
  }

  it("and nothing of an empty environment, or one that names a test key", () => {
    expect(() => refuseEnvironment({})).not.toThrow();
    expect(() => refuseEnvironment({ STRIPE_SECRET_KEY: "", DATABASE_OWNER_URL: " " })).not.toThrow();
    const test = { STRIPE_SECRET_KEY: "sk_test_0123456789", STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcd" };
    expect(() => refuseEnvironment(test)).not.toThrow();
  });
});

it("a port is taken when anybody has it under either address of localhost", async () => {
  for (const host of ["127.0.0.1", "::1", "0.0.0.0", "::"]) {
    const port = await freePort();
    const other = createServer();
    const listens = await new Promise<boolean>((done) => {
      other.once("error", () => done(false));
      other.listen(port, host, () => done(true));
    });
    // A machine without IPv6 cannot have anybody there.
    if (!listens) continue;
    expect([host, await isFree(port)]).toEqual([host, false]);
    await new Promise((done) => other.close(done));
    expect([host, await isFree(port)]).toEqual([host, true]);
  }
});
