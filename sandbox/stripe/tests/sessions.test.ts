import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cart, line, refusal, startTestbed, type Testbed } from "../testbed";

let bed: Testbed;
beforeAll(async () => {
  bed = await startTestbed();
});
afterAll(() => bed.close());

const now = (): number => Math.floor(Date.now() / 1000);

describe("a new Checkout Session", () => {
  it("carries what was asked and sums its lines", async () => {
    const session = await bed.stripe.checkout.sessions.create(cart());
    expect(session).toMatchObject({
      object: "checkout.session",
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      amount_total: 4498,
      amount_subtotal: 4498,
      currency: "eur",
      client_reference_id: "pay_1",
      metadata: { order: "1001" },
      customer_email: "ada@example.com",
      customer_details: { email: "ada@example.com" },
      livemode: false,
      ui_mode: "hosted_page",
    });
    expect(session.url).toBe(`${bed.sandbox.url}/c/pay/${session.id}`);
    expect(session.expires_at - session.created).toBe(86_400);
    expect(session.lastResponse.requestId).toMatch(/^req_/);
    expect(session.lastResponse.apiVersion).toBe("2026-10-28.endive");
  });

  it("is found again, with its lines when they are asked for", async () => {
    const { id } = await bed.stripe.checkout.sessions.create(
      cart({
        line_items: [
          {
            quantity: 3,
            metadata: { line: "li_1" },
            price_data: {
              currency: "EUR",
              unit_amount: 250,
              product_data: {
                name: "Tea",
                description: "Loose",
                images: ["https://shop.example/tea.webp"],
                metadata: { sku: "T1" },
              },
            },
          },
        ],
      }),
    );
    const plain = await bed.stripe.checkout.sessions.retrieve(id);
    expect(plain.line_items).toBeUndefined();
    const full = await bed.stripe.checkout.sessions.retrieve(id, {
      expand: ["line_items.data.price.product"],
    });
    expect(full.line_items?.data[0]).toMatchObject({
      description: "Tea",
      quantity: 3,
      amount_total: 750,
      currency: "eur",
      metadata: { line: "li_1" },
      price: { unit_amount: 250, product: { name: "Tea", description: "Loose", metadata: { sku: "T1" } } },
    });
    const lines = await bed.stripe.checkout.sessions.listLineItems(id, { limit: 5 });
    expect(lines.data.map((item) => item.quantity)).toEqual([3]);
    expect(String(lines.data[0]?.price?.unit_amount_decimal)).toBe("250");
  });

  it("lists by status, customer, email, payment and time", async () => {
    const customer = await bed.stripe.customers.create({ email: "list@example.com" });
    const open = await bed.stripe.checkout.sessions.create(
      cart({ customer: customer.id, customer_email: undefined }),
    );
    const paid = await bed.stripe.checkout.sessions.create(
      cart({ customer: customer.id, customer_email: undefined }),
    );
    const { session } = await bed.control.pay(paid.id);
    const ids = async (filter: object): Promise<string[]> =>
      (await bed.stripe.checkout.sessions.list({ customer: customer.id, ...filter })).data.map(
        ({ id }) => id,
      );
    expect(await ids({})).toEqual([paid.id, open.id]);
    expect(await ids({ status: "open" })).toEqual([open.id]);
    expect(await ids({ payment_intent: session?.payment_intent })).toEqual([paid.id]);
    expect(await ids({ customer_details: { email: "list@example.com" } })).toEqual([paid.id, open.id]);
    expect(await ids({ created: { gte: open.created, lte: now() + 1 } })).toHaveLength(2);
    expect(await ids({ created: { gt: now() + 60 } })).toEqual([]);
  });

  it("takes an expiry between 30 minutes and 24 hours", async () => {
    const inTime = await bed.stripe.checkout.sessions.create(cart({ expires_at: now() + 1860 }));
    expect(inTime.expires_at).toBeGreaterThan(inTime.created + 1800);
    const early = await refusal(bed.stripe.checkout.sessions.create(cart({ expires_at: now() + 1700 })));
    expect(early.message).toContain("at least 30 minutes from Checkout Session creation");
    const late = await refusal(bed.stripe.checkout.sessions.create(cart({ expires_at: now() + 90_000 })));
    expect(late).toMatchObject({ param: "expires_at", statusCode: 400 });
  });

  it("refuses what Stripe refuses", async () => {
    const create = (overrides: object): Promise<unknown> =>
      refusal(bed.stripe.checkout.sessions.create({ ...cart(), ...overrides }));
    expect(await create({ line_items: [line("Gum", 49)] })).toMatchObject({ code: "amount_too_small" });
    expect(await create({ line_items: [line("Jet", 99_999_999, 2)] })).toMatchObject({
      code: "amount_too_large",
    });
    expect(await create({ line_items: Array.from({ length: 101 }, () => line("Bead", 1)) })).toMatchObject({
      param: "line_items",
    });
    expect(await create({ line_items: [line("A", 500), line("B", 500, 1, "usd")] })).toMatchObject({
      statusCode: 400,
    });
    expect(await create({ line_items: [line("A", 1.5 as number, 1)] })).toMatchObject({
      code: "parameter_invalid_integer",
    });
    expect(await create({ line_items: [line("A", 1005, 1, "kwd")] })).toMatchObject({
      code: "invalid_charge_amount",
    });
    expect(await create({ line_items: [line("A", 550, 1, "isk")] })).toMatchObject({
      code: "invalid_charge_amount",
    });
    expect(await create({ customer: "cus_nobody", customer_email: undefined })).toMatchObject({
      code: "resource_missing",
      statusCode: 400 + 4,
    });
    expect(await create({ customer_email: "not an address" })).toMatchObject({ code: "email_invalid" });
    expect(await create({ success_url: "javascript:alert(1)" })).toMatchObject({ code: "url_invalid" });
    expect(await create({ metadata: { long: "x".repeat(501) } })).toMatchObject({ param: "metadata[long]" });
    expect(await create({ locale: "tlh" })).toMatchObject({ param: "locale" });
    expect(await create({ mode: "subscription" })).toMatchObject({ param: "mode" });
    expect(await create({ discounts: [{ coupon: "x" }] })).toMatchObject({ code: "sandbox_unsupported" });
  });

  it("takes new metadata", async () => {
    const { id } = await bed.stripe.checkout.sessions.create(cart());
    const updated = await bed.stripe.checkout.sessions.update(id, { metadata: { order: "", cart: "7" } });
    expect(updated.metadata).toEqual({ cart: "7" });
  });

  it("takes a total of zero, which nobody has to pay", async () => {
    const session = await bed.stripe.checkout.sessions.create(cart({ line_items: [line("Sample", 0)] }));
    expect(session.payment_status).toBe("no_payment_required");
    expect((await bed.control.pay(session.id)).session).toMatchObject({
      status: "complete",
      payment_intent: null,
    });
  });
});
