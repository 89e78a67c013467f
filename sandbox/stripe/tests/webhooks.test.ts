import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { cart, startReceiver, startTestbed, type Testbed, webhookSecret } from "../testbed";

let bed: Testbed;
beforeAll(async () => {
  bed = await startTestbed();
});
beforeEach(async () => {
  await bed.control.reset();
  bed.shop.received.length = 0;
  bed.shop.answer = () => 200;
});
afterAll(() => bed.close());

const customer = (): Promise<Stripe.Customer> => bed.stripe.customers.create({});
const until = async (done: () => boolean | Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 200 && !(await done()); i++) await new Promise((resolve) => setTimeout(resolve, 10));
};

it("signs so that the SDK verifies, over the very bytes that were sent", async () => {
  const { id } = await customer();
  await bed.control.idle();
  const [hook] = bed.shop.received;
  const event = Stripe.webhooks.constructEvent(hook!.body, hook!.signature, webhookSecret);
  expect(event).toMatchObject({ type: "customer.created", data: { object: { id } }, livemode: false });
  expect(event.api_version).toBe("2026-10-28.endive");
  expect(hook!.signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
  const verify = (body: string, secret: string): unknown =>
    Stripe.webhooks.constructEvent(body, hook!.signature, secret);
  expect(() => verify(hook!.body, "whsec_other")).toThrow();
  expect(() => verify(JSON.stringify(JSON.parse(hook!.body)), webhookSecret)).toThrow();
});

it("tries again, freshly signed, until the endpoint accepts", async () => {
  bed.shop.answer = (nth) => [500, 302, 204][nth]!;
  await customer();
  await until(() => bed.shop.received.length === 3);
  await bed.control.idle();
  expect(new Set(bed.shop.received.map(({ event }) => event?.id)).size).toBe(1);
  const [delivery] = await bed.control.deliveries();
  expect(delivery?.state).toBe("delivered");
  expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, 302, 204]);
});

it("gives up at the end of the schedule, and keeps the event listable", async () => {
  bed.shop.answer = () => 503;
  await customer();
  await until(async () => (await bed.control.deliveries())[0]?.state === "failed");
  const [delivery] = await bed.control.deliveries();
  expect(delivery?.attempts).toHaveLength(3);
  const { data } = await bed.stripe.events.list({ delivery_success: false });
  expect(data.map(({ id }) => id)).toEqual([delivery?.event]);
});

it("waits for back-off on the sandbox's clock", async () => {
  const slow = await startTestbed({ retrySchedule: [3_600_000] });
  slow.shop.answer = (nth) => (nth === 0 ? 500 : 200);
  await slow.stripe.customers.create({});
  await slow.control.idle();
  expect(slow.shop.received).toHaveLength(1);
  await slow.control.advance(3600);
  await slow.control.idle();
  expect(slow.shop.received).toHaveLength(2);
  await slow.close();
});

it("does not wait for ever for an endpoint", async () => {
  const silent = await startTestbed({ webhookTimeout: 50, retrySchedule: [] });
  silent.shop.answer = () => new Promise(() => {});
  await silent.stripe.customers.create({});
  await silent.control.idle();
  const [delivery] = await silent.control.deliveries();
  expect(delivery).toMatchObject({
    state: "failed",
    attempts: [{ status: null, error: "no answer within 50 ms" }],
  });
  await silent.close();
});

it("holds all while paused, and sends what is asked for", async () => {
  await bed.control.pause();
  const { id } = await bed.stripe.checkout.sessions.create(cart());
  await bed.control.pay(id);
  await bed.control.idle();
  expect(bed.shop.received).toEqual([]);
  const sent = await bed.control.deliver({ types: ["checkout.session.completed"] });
  expect(sent).toMatchObject([{ state: "delivered", type: "checkout.session.completed" }]);
  await bed.control.deliver({ reverse: true, limit: 2 });
  expect(bed.shop.types()).toEqual([
    "checkout.session.completed",
    "charge.updated",
    "payment_intent.succeeded",
  ]);
  await bed.control.resume();
  await bed.control.idle();
  expect(bed.shop.types().slice(3)).toEqual(["payment_intent.created", "charge.succeeded"]);
});

it("sends an event again: many times, to one endpoint, or later", async () => {
  await customer();
  await bed.control.idle();
  const id = bed.shop.received[0]!.event!.id;
  const again = await bed.control.resend(id, { times: 5 });
  expect(again.every(({ state }) => state === "delivered")).toBe(true);
  expect(bed.shop.received.map(({ event }) => event?.id)).toEqual(Array.from({ length: 6 }, () => id));
  await bed.control.resend(id, { delay_seconds: 86_400 });
  await bed.control.idle();
  expect(bed.shop.received).toHaveLength(6);
  await bed.control.advance(86_400);
  await bed.control.idle();
  expect(bed.shop.received).toHaveLength(7);
  // A day late and freshly signed: only the event is old.
  expect(bed.shop.received[6]!.event!.created).toBeLessThan(Date.now() / 1000 + 1);
});

it("sends to several endpoints only what each wants", async () => {
  const other = await startReceiver();
  const endpoint = await bed.control.addEndpoint({
    url: other.url,
    secret: webhookSecret,
    enabled_events: ["checkout.session.*"],
  });
  const { id } = await bed.stripe.checkout.sessions.create(cart());
  await bed.control.pay(id);
  await bed.control.idle();
  expect(other.types()).toEqual(["checkout.session.completed"]);
  expect(bed.shop.types()).toHaveLength(5);
  await bed.control.removeEndpoint(endpoint.id);
  await customer();
  await bed.control.idle();
  expect(other.received).toHaveLength(1);
  await other.close();
});

it("keeps the number of deliveries on their way within bounds", async () => {
  const wide = await startTestbed({ webhookConcurrency: 3 });
  let under = 0;
  let most = 0;
  wide.shop.answer = async () => {
    most = Math.max(most, ++under);
    await new Promise((resolve) => setTimeout(resolve, 10));
    under--;
    return 200;
  };
  await Promise.all(Array.from({ length: 12 }, () => wide.stripe.customers.create({})));
  await wide.control.idle();
  expect(most).toBe(3);
  expect(wide.shop.received).toHaveLength(12);
  await wide.close();
});
