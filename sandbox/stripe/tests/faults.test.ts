import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cart, refusal, startTestbed, type Testbed } from "../testbed";

let bed: Testbed;
beforeAll(async () => {
  bed = await startTestbed();
});
beforeEach(async () => {
  await bed.control.reset();
  bed.shop.received.length = 0;
});
afterAll(() => bed.close());

const create = (timeout = 5000): Promise<{ id: string }> =>
  bed.stripe.checkout.sessions.create(cart(), { timeout, maxNetworkRetries: 0 });
const sessions = async (): Promise<number> => (await bed.stripe.checkout.sessions.list()).data.length;
const customers = async (n: number): Promise<void> => {
  for (let i = 0; i < n; i++) await bed.stripe.customers.create({ name: String(i) });
};
const names = (): unknown[] =>
  bed.shop.received.map(({ event }) => event && (event.data.object as { name?: string }).name);

describe("faults of the API", () => {
  it("strike the next n calls of one operation and then no more", async () => {
    await bed.control.addFault({
      operation: "checkout.sessions.create",
      effect: "rate_limit",
      count: 2,
      skip: 1,
    });
    expect((await create()).id).toMatch(/^cs_test_/);
    await customers(1);
    expect(await refusal(create())).toMatchObject({ statusCode: 429, code: "rate_limit" });
    expect((await refusal(create())).type).toBe("StripeRateLimitError");
    await create();
    expect(await sessions()).toBe(2);
    expect(await bed.control.faults()).toMatchObject([{ effect: "rate_limit", struck: 2 }]);
  });

  it("answer 500 after the work, or before it", async () => {
    await bed.control.addFault({ operation: "checkout.*", effect: "error_after" });
    const after = await refusal(create());
    expect(after).toMatchObject({ statusCode: 500, rawType: "api_error" });
    expect(after.headers?.["stripe-should-retry"]).toBe("false");
    expect(await sessions()).toBe(1);
    await bed.control.addFault({ operation: "*", effect: "error_before" });
    expect((await refusal(create())).statusCode).toBe(500);
    expect(await sessions()).toBe(1);
  });

  it("never answer, with the work done at once, later or not at all", async () => {
    for (const [work, made] of [
      ["first", 1],
      ["last", 2],
      ["never", 2],
    ] as const) {
      await bed.control.addFault({ operation: "checkout.sessions.create", effect: "hang", work });
      expect((await refusal(create(80))).type).toBe("StripeConnectionError");
      await expect.poll(sessions).toBe(made);
    }
  });

  it("answer late", async () => {
    await bed.control.addFault({
      operation: "checkout.sessions.create",
      effect: "hang",
      ms: 1_500,
      work: "last",
    });
    const began = performance.now();
    const slow = create();
    // Struck, and its work is still to come.
    await expect.poll(() => bed.control.faults()).toMatchObject([{ struck: 1 }]);
    expect(await sessions()).toBe(0);
    expect((await slow).id).toMatch(/^cs_test_/);
    expect(performance.now() - began).toBeGreaterThan(1_490);
    expect(await sessions()).toBe(1);
  });

  it("are listed, taken away, and refused when they make no sense", async () => {
    await bed.control.addFault({ operation: "*", effect: "error_before", count: "unlimited" });
    for (let i = 0; i < 3; i++) expect((await refusal(create())).statusCode).toBe(500);
    await bed.control.clearFaults();
    await create();
    const wrong: object = { operation: "*", effect: "explode" };
    await expect(bed.control.addFault(wrong as never)).rejects.toThrow();
  });
});

describe("faults of the delivery", () => {
  it("drop an event, which can still be listed", async () => {
    await bed.control.addFault({ events: "customer.created", effect: "drop" });
    await customers(2);
    await bed.control.idle();
    expect(names()).toEqual(["1"]);
    expect((await bed.stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
  });

  it("send an event several times", async () => {
    await bed.control.addFault({ events: ["customer.*"], effect: "duplicate", times: 3 });
    await customers(2);
    await bed.control.idle();
    expect(names()).toEqual(["0", "0", "0", "1"]);
  });

  it("delay an event", async () => {
    await bed.control.addFault({ events: "*", effect: "delay", ms: 3_600_000 });
    await customers(2);
    await bed.control.idle();
    expect(names()).toEqual(["1"]);
    await bed.control.advance(3600);
    await bed.control.idle();
    expect(names()).toEqual(["1", "0"]);
  });

  it("turn the order of events round", async () => {
    await bed.control.addFault({ events: "customer.created", effect: "reorder", hold: 2 });
    await customers(2);
    await bed.control.idle();
    expect(names()).toEqual([]);
    for (const name of ["2", "3"]) await bed.stripe.customers.create({ name });
    await bed.control.idle();
    // The fourth event is not held; it may overtake those that were.
    expect(names().filter((name) => name !== "3")).toEqual(["2", "1", "0"]);
  });

  it("hold events no longer than they should", async () => {
    await bed.control.addFault({ events: "*", effect: "reorder", hold: 5, max_wait_ms: 60_000 });
    await customers(2);
    await bed.control.advance(60);
    await bed.control.idle();
    expect(names()).toEqual(["1", "0"]);
  });

  it("replay an old signature or send a wrong one; the retry is right", async () => {
    await bed.control.addFault({ events: "*", effect: "stale_signature" });
    await bed.control.addFault({ events: "*", effect: "corrupt_signature" });
    await customers(2);
    await expect.poll(() => names().filter((name) => name !== null), { timeout: 10_000 }).toHaveLength(2);
    await bed.control.idle();
    expect(bed.shop.received.filter(({ answered }) => answered === 400)).toHaveLength(2);
    expect(new Set(names().filter((name) => name !== null))).toEqual(new Set(["0", "1"]));
    const attempts = (await bed.control.deliveries()).map((delivery) =>
      delivery.attempts.map(({ status }) => status),
    );
    expect(attempts).toEqual([
      [400, 200],
      [400, 200],
    ]);
  });
});

it("logs every call, so that tests can count them", async () => {
  await create();
  await bed.stripe.customers.create({}, { idempotencyKey: "mine" });
  await refusal(bed.stripe.checkout.sessions.retrieve("cs_test_none"));
  const log = await bed.control.requests();
  expect(log.map(({ method, operation, status }) => `${method} ${operation} ${status}`)).toEqual([
    "POST checkout.sessions.create 200",
    "POST customers.create 200",
    "GET checkout.sessions.retrieve 404",
  ]);
  expect(await bed.control.requests({ idempotency_key: "mine" })).toHaveLength(1);
  expect(await bed.control.requests({ operation: "checkout.sessions.create" })).toHaveLength(1);
});
