import Stripe from "stripe";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cart, refusal, sdk, startTestbed, type Testbed } from "../testbed";

let bed: Testbed;
beforeAll(async () => {
  bed = await startTestbed();
});
afterAll(() => bed.close());

it("names an unknown parameter, wherever it is nested", async () => {
  const strange: object = { colour: "red", payment_intent_data: { flavour: "sweet" } };
  const error = await refusal(bed.stripe.checkout.sessions.create({ ...cart(), ...strange }));
  expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
  expect(error).toMatchObject({
    code: "parameter_unknown",
    param: "colour",
    doc_url: "https://stripe.com/docs/error-codes/parameter-unknown",
    rawType: "invalid_request_error",
  });
  const below: object = { payment_intent_data: { flavour: "sweet" } };
  const nested = await refusal(bed.stripe.checkout.sessions.create({ ...cart(), ...below }));
  expect(nested.param).toBe("payment_intent_data[flavour]");
});

it("names a missing parameter", async () => {
  const { success_url: _, ...params } = cart();
  expect(await refusal(bed.stripe.checkout.sessions.create(params))).toMatchObject({
    code: "parameter_missing",
    param: "success_url",
    message: "Missing required param: success_url.",
  });
});

it("answers 404 resource_missing for ids that nobody has", async () => {
  const { stripe } = bed;
  for (const call of [
    stripe.checkout.sessions.retrieve("cs_test_none"),
    stripe.checkout.sessions.expire("cs_test_none"),
    stripe.checkout.sessions.listLineItems("cs_test_none"),
    stripe.paymentIntents.retrieve("pi_none"),
    stripe.charges.retrieve("ch_none"),
    stripe.refunds.retrieve("re_none"),
    stripe.refunds.create({ charge: "ch_none" }),
    stripe.disputes.retrieve("du_none"),
    stripe.balanceTransactions.retrieve("txn_none"),
    stripe.events.retrieve("evt_none"),
    stripe.customers.retrieve("cus_none"),
    stripe.checkout.sessions.list({ starting_after: "cs_test_none" }),
  ]) {
    expect(await refusal(call)).toMatchObject({ statusCode: 404, code: "resource_missing" });
  }
});

it("takes only the sandbox's own keys", async () => {
  const other = await refusal(sdk(bed.sandbox, "sk_test_4eC39HqLyjWDarjtT1zdp7dc").events.list());
  expect(other).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  expect(other.message).toBe("Invalid API Key provided: sk_test_****p7dc");
  const live = await refusal(sdk(bed.sandbox, "sk_live_4eC39HqLyjWDarjtT1zdp7dc").events.list());
  expect(live.statusCode).toBe(401);
  expect(live.message).toContain("live key");
  expect(live.message).not.toContain("zdp7dc");
  const none = await fetch(`${bed.sandbox.url}/v1/events`);
  expect(none.status).toBe(401);
  expect((await sdk(bed.sandbox, "sk_test_sandbox_worker_3").events.list()).data).toEqual([]);
});

it("says what is no part of the API", async () => {
  const headers = { authorization: "Bearer sk_test_sandbox" };
  const response = await fetch(`${bed.sandbox.url}/v1/subscriptions`, { headers });
  expect(response.status).toBe(404);
  const { error } = (await response.json()) as { error: { message: string; request_log_url: string } };
  expect(error.message).toMatch(/^Unrecognized request URL \(GET: \/v1\/subscriptions\)/);
  expect(error.request_log_url).toContain(response.headers.get("request-id"));
});

it("refuses what cannot be expanded and what is not a form", async () => {
  const { id } = await bed.stripe.checkout.sessions.create(cart());
  const error = await refusal(bed.stripe.checkout.sessions.retrieve(id, { expand: ["invoice"] }));
  expect(error.message).toBe("This property cannot be expanded (invoice).");
  const broken = await fetch(`${bed.sandbox.url}/v1/checkout/sessions`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_sandbox" },
    body: "mode=%E0%A4%A",
  });
  expect(broken.status).toBe(400);
  const huge = await fetch(`${bed.sandbox.url}/v1/customers`, {
    method: "POST",
    body: "x".repeat(2_000_000),
  });
  expect(huge.status).toBe(413);
});
