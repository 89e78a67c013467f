import type Stripe from "stripe";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cart, refusal, startTestbed, type Testbed } from "../testbed";

let bed: Testbed;
const made: string[] = [];
beforeAll(async () => {
  bed = await startTestbed();
  for (let i = 0; i < 25; i++) made.unshift((await bed.stripe.customers.create({ name: `N${i}` })).id);
});
afterAll(() => bed.close());

const ids = (page: Stripe.ApiList<{ id: string }>): string[] => page.data.map(({ id }) => id);

it("pages from the newest back, ten by default", async () => {
  const first = await bed.stripe.customers.list();
  expect(ids(first)).toEqual(made.slice(0, 10));
  expect(first).toMatchObject({ object: "list", has_more: true, url: "/v1/customers" });
  const next = await bed.stripe.customers.list({ limit: 20, starting_after: made[9] });
  expect(ids(next)).toEqual(made.slice(10));
  expect(next.has_more).toBe(false);
  const before = await bed.stripe.customers.list({ limit: 3, ending_before: made[10] });
  expect(ids(before)).toEqual(made.slice(7, 10));
  expect(before.has_more).toBe(true);
});

it("serves the SDK's own paging in both directions", async () => {
  const all: string[] = [];
  for await (const customer of bed.stripe.customers.list({ limit: 4 })) all.push(customer.id);
  expect(all).toEqual(made);
  const back = await bed.stripe.customers
    .list({ limit: 4, ending_before: made[24] })
    .autoPagingToArray({ limit: 100 });
  expect(back.map(({ id }) => id)).toEqual(made.slice(0, 24).reverse());
});

it("refuses a page that Stripe would refuse", async () => {
  expect((await refusal(bed.stripe.customers.list({ limit: 101 }))).param).toBe("limit");
  expect((await refusal(bed.stripe.customers.list({ limit: 0 }))).param).toBe("limit");
  const both = { starting_after: made[0], ending_before: made[1] };
  expect((await refusal(bed.stripe.customers.list(both))).message).toContain("only specify one");
});

it("keeps customers as they are told", async () => {
  const customer = await bed.stripe.customers.create({
    email: "ada@example.com",
    name: "Ada",
    address: { line1: "1 Road", country: "GB" },
    metadata: { a: "1", b: "2" },
  });
  const updated = await bed.stripe.customers.update(customer.id, {
    name: "",
    phone: "+44 1",
    metadata: { a: "", c: "3" },
  });
  expect(updated).toMatchObject({
    email: "ada@example.com",
    name: null,
    phone: "+44 1",
    address: { line1: "1 Road", country: "GB", city: null },
    metadata: { b: "2", c: "3" },
  });
  expect(ids(await bed.stripe.customers.list({ email: "ada@example.com" }))).toEqual([customer.id]);
});

it("lists payments, charges and movements, expanded inside the list", async () => {
  const customer = await bed.stripe.customers.create({ email: "list@example.com" });
  const session = await bed.stripe.checkout.sessions.create(
    cart({ customer: customer.id, customer_email: undefined }),
  );
  await bed.control.pay(session.id);
  const [intent] = (
    await bed.stripe.paymentIntents.list({
      customer: customer.id,
      expand: ["data.latest_charge.balance_transaction"],
    })
  ).data;
  const charge = intent?.latest_charge as Stripe.Charge;
  expect(charge.balance_transaction).toMatchObject({ object: "balance_transaction", source: charge.id });
  expect(ids(await bed.stripe.charges.list({ customer: customer.id }))).toEqual([charge.id]);
  expect(ids(await bed.stripe.balanceTransactions.list({ source: charge.id, type: "charge" }))).toHaveLength(
    1,
  );
  expect(ids(await bed.stripe.balanceTransactions.list({ type: "refund" }))).toEqual([]);
  await bed.control.advance(3 * 86_400);
  const [movement] = (await bed.stripe.balanceTransactions.list({ source: charge.id })).data;
  expect(movement?.status).toBe("available");
});

it("lists events by type, family, time and delivery", async () => {
  const { stripe } = bed;
  const list = async (params: Stripe.EventListParams): Promise<string[]> =>
    (await stripe.events.list({ limit: 100, ...params })).data.map(({ type }) => type);
  expect(new Set(await list({ type: "charge.*" }))).toEqual(new Set(["charge.succeeded", "charge.updated"]));
  expect(await list({ types: ["checkout.session.completed", "payment_intent.created"] })).toEqual([
    "checkout.session.completed",
    "payment_intent.created",
  ]);
  expect(await list({ created: { gt: Math.floor(Date.now() / 1000) + 10 * 86_400 } })).toEqual([]);
  await bed.control.idle();
  expect(await list({ delivery_success: false })).toEqual([]);
  bed.shop.answer = () => 500;
  await bed.control.pause();
  await stripe.customers.create({});
  expect(await list({ delivery_success: false })).toEqual(["customer.created"]);
  expect((await stripe.events.list({ limit: 1 })).data[0]?.pending_webhooks).toBe(1);
  await bed.control.advance(31 * 86_400);
  expect(await list({})).toEqual([]);
});
