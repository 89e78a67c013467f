import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { cart, line, postForm, startTestbed, type Testbed } from "../testbed";

let bed: Testbed;
beforeAll(async () => {
  bed = await startTestbed();
});
beforeEach(() => bed.control.reset());
afterAll(() => bed.close());

const good = { method: "card", "card-number": "4242 4242 4242 4242", expiry: "12/34", cvc: "123" };

async function open(overrides = {}): Promise<{ id: string; url: string }> {
  const { id, url } = await bed.stripe.checkout.sessions.create(cart(overrides));
  return { id, url: url! };
}
const look = async (url: string): Promise<string> => (await fetch(url)).text();
const status = async (id: string): Promise<string | null> =>
  (await bed.stripe.checkout.sessions.retrieve(id)).status;

it("shows what is bought, in the currency, with the address prefilled", async () => {
  const { url } = await open({
    line_items: [{ ...line("Cup & <saucer>", 1999, 2) }, line("Delivery", 500)],
  });
  const markup = await look(url);
  expect(markup).toContain("Cup &amp; &lt;saucer&gt;");
  expect(markup).toContain("2 × €19.99");
  expect(markup).toContain("Pay €44.98");
  expect(markup).toContain('value="ada@example.com"');
  expect(markup).toContain('href="http://localhost:3000/checkout"');
  expect(markup).not.toContain("<script");
  const yen = await open({ line_items: [line("Tea", 500, 1, "jpy")], locale: "ja" });
  expect(await look(yen.url)).toMatch(/[¥￥]500/);
  const dinar = await open({ line_items: [line("Tea", 12_340, 1, "kwd")] });
  expect(await look(dinar.url)).toContain("12.340");
});

it("pays and sends the shopper back to the shop", async () => {
  const { id, url } = await open();
  const paid = await postForm(url, good);
  expect(paid.status).toBe(303);
  expect(paid.headers.get("location")).toBe(`http://localhost:3000/return?session=${id}`);
  expect(await status(id)).toBe("complete");
  const again = await postForm(url, good);
  expect(await again.text()).toContain("This payment is complete");
  expect((await bed.stripe.charges.list()).data).toHaveLength(1);
});

it("tells what is wrong beside each field, and charges nothing", async () => {
  const { id, url } = await open({ customer_email: undefined });
  const answer = await postForm(url, {
    method: "card",
    "card-number": "4242 4242 4242 4241",
    expiry: "01/20",
    cvc: "1",
  });
  const markup = await answer.text();
  expect(answer.status).toBe(200);
  expect(markup).toContain("<title>Error: ");
  for (const field of ["email", "card-number", "expiry", "cvc"]) {
    expect(markup).toContain(`id="${field}-error"`);
    expect(markup).toMatch(
      new RegExp(`id="${field}"[^>]*aria-invalid="true" aria-describedby="${field}-error"`),
    );
  }
  expect(markup).toContain('role="alert"');
  expect((await bed.stripe.events.list()).data).toEqual([]);
  const real = await postForm(url, { ...good, email: "a@b.co", "card-number": "4539 5787 6362 1486" });
  expect(await real.text()).toContain("used a non test card");
  expect(await status(id)).toBe("open");
});

it("keeps a declined shopper on the page, who then pays", async () => {
  const { id, url } = await open();
  const declined = await postForm(url, { ...good, "card-number": "4000000000009995" });
  expect(await declined.text()).toContain("Your card has insufficient funds.");
  expect(await status(id)).toBe("open");
  expect((await postForm(url, good)).status).toBe(303);
  expect(await status(id)).toBe("complete");
});

it("leads through the 3-D Secure challenge", async () => {
  const { id, url } = await open();
  const asked = await postForm(url, { ...good, "card-number": "4000002500003155" });
  expect(asked.headers.get("location")).toBe(`${url}/3ds`);
  expect(await look(`${url}/3ds`)).toContain("Complete");
  const failed = await postForm(`${url}/3ds`, { result: "fail" });
  expect(await failed.text()).toContain("unable to authenticate");
  expect((await postForm(`${url}/3ds`, { result: "complete" })).headers.get("location")).toBe(`/c/pay/${id}`);
  await postForm(url, { ...good, "card-number": "4000002500003155" });
  const passed = await postForm(`${url}/3ds`, { result: "complete" });
  expect(passed.headers.get("location")).toContain(`session=${id}`);
  expect(await status(id)).toBe("complete");
});

it("takes a bank debit", async () => {
  const { id, url } = await open();
  const wrong = await postForm(url, { method: "sepa_debit", iban: "DE00", name: "" });
  expect(await wrong.text()).toMatch(/id="iban-error"[\s\S]*id="name-error"/);
  const iban = "AT86 1904 3002 3547 3202";
  expect((await postForm(url, { method: "sepa_debit", iban, name: "Ada" })).status).toBe(303);
  expect(await bed.stripe.checkout.sessions.retrieve(id)).toMatchObject({
    status: "complete",
    payment_status: "unpaid",
    customer_details: { name: "Ada" },
  });
});

it("says clearly that a page has expired, or that there is none", async () => {
  const { id, url } = await open();
  await bed.stripe.checkout.sessions.expire(id);
  expect(await look(url)).toContain("This payment page has expired");
  expect(await (await postForm(url, good)).text()).toContain("This payment page has expired");
  const none = await fetch(`${bed.sandbox.url}/c/pay/cs_test_none`);
  expect(none.status).toBe(404);
  expect((await fetch(`${bed.sandbox.url}/elsewhere`)).status).toBe(404);
  expect((await fetch(url, { method: "POST", body: "email=%E0%A4%A" })).status).toBe(200);
});

it("completes an order that costs nothing", async () => {
  const { id, url } = await open({ line_items: [line("Sample", 0)] });
  expect(await look(url)).toContain("Complete order");
  expect((await postForm(url, {})).status).toBe(303);
  expect(await status(id)).toBe("complete");
});

it("has a control page whose buttons work without script", async () => {
  const { id } = await open();
  const { url } = bed.sandbox;
  const markup = await look(`${url}/_sandbox`);
  expect(markup).toContain(`action="/_sandbox/sessions/${id}/pay"`);
  expect((await postForm(`${url}/_sandbox/sessions/${id}/pay`, { method: "sepa_succeeds" })).status).toBe(
    303,
  );
  expect((await postForm(`${url}/_sandbox/sessions/${id}/async`, { result: "fail" })).status).toBe(303);
  expect(
    (await postForm(`${url}/_sandbox/faults`, { effect: "duplicate", events: "charge.*", count: "2" }))
      .status,
  ).toBe(303);
  expect((await postForm(`${url}/_sandbox/clock`, { advance_seconds: "60" })).status).toBe(303);
  expect(await bed.control.faults()).toMatchObject([{ effect: "duplicate", count: 2 }]);
  const after = await look(`${url}/_sandbox`);
  expect(after).toContain("checkout.session.async_payment_failed");
  expect((await postForm(`${url}/_sandbox/faults/clear`, {})).status).toBe(303);
  // Every effect that the page offers is one that it takes; events can be delayed, dropped, doubled and reordered.
  const offered = [...after.matchAll(/<select id="(api|event)-effect"[^>]*>(.*?)<\/select>/gs)].flatMap(
    ([, kind, options]) =>
      [...options!.matchAll(/<option>(\w+)</g)].map((option) => ({ kind, effect: option[1]! })),
  );
  expect(offered.map(({ effect }) => effect)).toEqual(
    expect.arrayContaining(["delay", "drop", "duplicate", "reorder", "error_after", "hang", "rate_limit"]),
  );
  for (const { kind, effect } of offered) {
    const what = kind === "api" ? "operation" : "events";
    const added = await postForm(`${url}/_sandbox/faults`, { effect, [what]: "*", count: "1" });
    expect([effect, added.status]).toEqual([effect, 303]);
  }
  expect((await postForm(`${url}/_sandbox/faults/clear`, {})).status).toBe(303);
  const refused = await postForm(`${url}/_sandbox/sessions/${id}/expire`, {});
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("Refused");
});

it("lets only this machine control it", async () => {
  const foreign = await fetch(`${bed.sandbox.url}/_sandbox/reset`, {
    method: "POST",
    headers: { origin: "https://evil.example" },
  });
  expect(foreign.status).toBe(403);
  expect((await fetch(`${bed.sandbox.url}/_sandbox/reset`, { method: "POST", body: "{" })).status).toBe(400);
  expect((await fetch(`${bed.sandbox.url}/_sandbox/nothing`)).status).toBe(404);
});
