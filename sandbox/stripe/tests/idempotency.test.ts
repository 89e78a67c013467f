import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { cart, refusal, startTestbed, type Testbed } from "../testbed";

let bed: Testbed;
beforeAll(async () => {
  bed = await startTestbed();
});
beforeEach(() => bed.control.reset());
afterAll(() => bed.close());

const create = (idempotencyKey: string, overrides = {}): Promise<Stripe.Response<Stripe.Checkout.Session>> =>
  bed.stripe.checkout.sessions.create(cart(overrides), { idempotencyKey });
const sessions = async (): Promise<number> =>
  (await bed.stripe.checkout.sessions.list({ limit: 100 })).data.length;

it("replays the first answer and says so", async () => {
  const first = await create("k");
  const again = await create("k");
  expect(again.id).toBe(first.id);
  expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(again.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
  expect(again.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
  expect(again.lastResponse.idempotencyKey).toBe("k");
  expect(await sessions()).toBe(1);
});

it("refuses the key for other parameters and for another endpoint", async () => {
  await create("k");
  const other = await refusal(create("k", { client_reference_id: "pay_2" }));
  expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect(other.message).toMatch(/same parameters they were first used with/);
  const elsewhere = await refusal(bed.stripe.customers.create({}, { idempotencyKey: "k" }));
  expect(elsewhere.message).toMatch(/same endpoint they were first used for/);
  expect(elsewhere.statusCode).toBe(400);
});

it("compares parameters, not their order", async () => {
  const first = await create("k", { metadata: { a: "1", b: "2" } });
  expect((await create("k", { metadata: { b: "2", a: "1" } })).id).toBe(first.id);
});

it("refuses the key while its first call runs, then replays", async () => {
  await bed.control.addFault({ operation: "checkout.sessions.create", effect: "hang", ms: 1_500 });
  const slow = create("k");
  await expect.poll(() => bed.control.faults()).toMatchObject([{ struck: 1 }]);
  expect(await refusal(create("k"))).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
  expect((await create("k2")).status).toBe("open");
  const { id } = await slow;
  expect((await create("k")).id).toBe(id);
});

it("replays a 500 that came after the work, and a refusal of the work", async () => {
  await bed.control.addFault({ operation: "checkout.sessions.create", effect: "error_after" });
  for (let i = 0; i < 3; i++) expect((await refusal(create("k"))).statusCode).toBe(500);
  expect(await sessions()).toBe(1);
  const { id } = await create("k2");
  await bed.control.pay(id);
  const { payment_intent } = await bed.stripe.checkout.sessions.retrieve(id);
  const refund = (key: string, amount?: number): Promise<Stripe.Response<Stripe.Refund>> =>
    bed.stripe.refunds.create({ payment_intent: String(payment_intent), amount }, { idempotencyKey: key });
  await refund("all");
  expect(await refusal(refund("more"))).toMatchObject({ code: "charge_already_refunded" });
  expect((await refusal(refund("more"))).headers?.["idempotent-replayed"]).toBe("true");
});

it("keeps nothing of a call that was refused before it began", async () => {
  await refusal(create("k", { success_url: "nowhere" }));
  await refusal(create("k", { expires_at: 1 }));
  await bed.control.addFault({ operation: "*", effect: "error_before" });
  expect((await refusal(create("k"))).statusCode).toBe(500);
  expect(await sessions()).toBe(0);
  expect((await create("k")).status).toBe("open");
});

it("forgets a key after 24 hours of the sandbox's clock", async () => {
  const first = await create("k");
  await bed.control.advance(86_399);
  expect((await create("k")).id).toBe(first.id);
  await bed.control.advance(2);
  expect((await create("k", { client_reference_id: "pay_2" })).id).not.toBe(first.id);
});

it("takes keys of up to 255 characters", async () => {
  expect((await create("k".repeat(255))).status).toBe("open");
  expect((await refusal(create("k".repeat(256)))).statusCode).toBe(400);
});

it("lets the SDK's own retry through a cut connection come out as one session", async () => {
  await bed.control.addFault({ operation: "checkout.sessions.create", effect: "drop_connection" });
  const session = await create("k");
  expect(session.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(await sessions()).toBe(1);
  const calls = await bed.control.requests({ idempotency_key: "k" });
  expect(calls.map(({ status, replayed, fault }) => ({ status, replayed, fault }))).toEqual([
    { status: null, replayed: false, fault: "drop_connection" },
    { status: 200, replayed: true, fault: null },
  ]);
});
