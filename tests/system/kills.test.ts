import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { availability } from "@/lib/inventory";
import { orderById } from "@/lib/orders";
import { refundsOfOrder } from "@/lib/payments";
import { type Step, steps } from "@/lib/platform/checkpoint";
import { reconcile } from "@/lib/reconcile";
import { type Mailbox, startMailbox } from "@/sandbox/mail";
import { root } from "@/sandbox/state";
import { orderIdOf } from "../road";
import { brokenIdentities, killAt as faultAt, type SystemShop, startSystem, type WebProcess } from "./system";
import { sessionOf, until, type Visitor, visitor } from "./visitor";

/**
 * The process is really killed (SIGKILL) at each named step between "place order" and "shipped mail sent", and
 * another one is started. Each step has a written state that must be reached then: nothing lost, nothing doubled.
 */
let system: SystemShop;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
  system = await startSystem({
    jobs: true,
    env: { SMTP_URL: mailbox.smtpUrl, MAIL_FROM: "Shop <shop@example.com>" },
    stripe: { webhookDelivery: "on_demand" },
  });
});
afterAll(async () => {
  await system.stop();
  await mailbox.close();
});

/** The steps at which a process was to be killed; each test sees it die by SIGKILL. */
const killed = new Set<Step>();
function killAt(step: Step): Record<string, string> {
  killed.add(step);
  return faultAt(step);
}

let buyers = 0;
const nextBuyer = () => `killed-${++buyers}@example.com`;
const stockOf = async (variantId: string) => (await availability(system.ctx, [variantId])).get(variantId);
const ordersOf = async (email: string): Promise<{ id: string; state: string }[]> =>
  (
    await system.database.pool.query("SELECT id, state FROM orders WHERE email = $1 ORDER BY created_at", [
      email,
    ])
  ).rows;
const lettersTo = (to: string, subject: RegExp) =>
  mailbox.letters({ to }).filter((letter) => subject.test(letter.subject));

/** A shopper with a filled checkout at a web process. */
async function ready(at: WebProcess, email = nextBuyer()) {
  const thing = await system.shop.sells({ stock: 5 });
  const shopper = visitor(at.url, system.env.SHOP_URL!);
  expect((await shopper.add(thing.itemId)).status).toBe(200);
  return { thing, shopper, email, checkout: await shopper.toCheckout(email) };
}

/** Calls a door of a process that dies in the middle of it. */
async function dying(web: WebProcess, call: () => Promise<unknown>): Promise<void> {
  const outcome = await call().then(
    () => "answered",
    () => "cut",
  );
  expect(await web.gone).toBe("SIGKILL");
  expect(["cut", "answered"]).toContain(outcome);
}

/** The same shopper goes on at the process that is alive. */
function elsewhere(shopper: Visitor): Visitor {
  const next = visitor(system.urls[0]!, system.env.SHOP_URL!);
  for (const [name, value] of shopper.jar) next.jar.set(name, value);
  return next;
}

describe("killed while placing", () => {
  const placing = steps.filter((step) => step.startsWith("place."));
  for (const step of placing) {
    it(`${step}: trying again makes one order, one session, one charge`, async () => {
      const doomed = await system.startWeb(killAt(step));
      const { thing, shopper, email, checkout } = await ready(doomed);
      await dying(doomed, () => shopper.complete(checkout));

      const survivor = elsewhere(shopper);
      const again = await survivor.complete(
        await survivor.read(checkout.id).then((read) => ({ ...checkout, ...read.body })),
      );
      expect(again.status, JSON.stringify(again.body)).toBe(200);
      expect(await ordersOf(email)).toHaveLength(1);
      expect(await stockOf(thing.variantId)).toMatchObject({ onHand: 5, held: 1 });
      const sessions = (await system.stripe.checkout.sessions.list({ limit: 100 })).data.filter(
        (session) => session.metadata?.checkout && session.customer_email === email,
      );
      expect(sessions).toHaveLength(1);

      await system.control.pay(sessionOf(again.body));
      await system.control.deliver();
      const [order] = await until("the order is placed", async () => {
        const found = await ordersOf(email);
        return found[0]?.state === "placed" && found;
      });
      expect(await stockOf(thing.variantId)).toMatchObject({ onHand: 4, held: 0 });
      expect(order).toBeDefined();
    });
  }

  it("never tried again: the reconciler gives the stock back", async () => {
    const doomed = await system.startWeb(killAt("place.committed"));
    const { thing, shopper, email, checkout } = await ready(doomed);
    await dying(doomed, () => shopper.complete(checkout));
    expect(await stockOf(thing.variantId)).toMatchObject({ held: 1 });
    await system.database.pool.query(
      "UPDATE payments SET created_at = created_at - interval '1 hour', updated_at = updated_at - interval '1 hour' WHERE order_id IN (SELECT id FROM orders WHERE email = $1)",
      [email],
    );
    await reconcile(system.ctx);
    expect(await ordersOf(email)).toMatchObject([{ state: "canceled" }]);
    expect(await stockOf(thing.variantId)).toMatchObject({ onHand: 5, held: 0 });
  });
});

describe("killed while settling", () => {
  const settling = steps.filter((step) => step.startsWith("webhook.") || step.startsWith("settle."));
  for (const step of settling) {
    it(`${step}: Stripe's next try, or the reconciler, leaves one paid order`, async () => {
      const { thing, shopper, email, checkout } = await ready(system.web[0]!);
      const placed = await shopper.complete(checkout);
      const doomed = await system.startWeb(killAt(step));
      const endpoint = await system.control.addEndpoint({
        url: `${doomed.url}/api/webhooks/stripe`,
        secret: system.env.STRIPE_WEBHOOK_SECRET!,
      });
      await system.control.pay(sessionOf(placed.body));
      const event = (await system.stripe.events.list({ type: "checkout.session.completed", limit: 1 }))
        .data[0]!;
      await dying(doomed, () => system.control.resend(event.id, { endpoint: endpoint.id }));
      await system.control.removeEndpoint(endpoint.id);

      await system.control.deliver();
      await until("the order is placed", async () => (await ordersOf(email))[0]?.state === "placed");
      await reconcile(system.ctx);
      expect(await ordersOf(email)).toMatchObject([{ state: "placed" }]);
      expect(await stockOf(thing.variantId)).toMatchObject({ onHand: 4, held: 0 });
      await until("one confirmation", async () => lettersTo(email, /order|thank/i).length === 1);
    });
  }
});

describe("killed while the buyer turns back", () => {
  it("reopen.expired: turning back again opens the checkout, once", async () => {
    const doomed = await system.startWeb(killAt("reopen.expired"));
    const { thing, shopper, email, checkout } = await ready(doomed);
    const placed = await elsewhere(shopper).complete(checkout);
    await dying(doomed, () => shopper.reopen(checkout.id));
    expect((await system.stripe.checkout.sessions.retrieve(sessionOf(placed.body))).status).toBe("expired");
    const reopened = await elsewhere(shopper).reopen(checkout.id);
    expect(reopened.body).toMatchObject({ phase: "open" });
    expect(await ordersOf(email)).toMatchObject([{ state: "canceled" }]);
    expect(await stockOf(thing.variantId)).toMatchObject({ onHand: 5, held: 0 });
  });
});

/** A paid order, and every event of it delivered. */
async function paidOrder(email = nextBuyer()) {
  const { thing, shopper, checkout } = await ready(system.web[0]!, email);
  const placed = await shopper.complete(checkout);
  await system.control.pay(sessionOf(placed.body));
  await system.control.deliver();
  const orderId = orderIdOf(placed.body);
  await until("paid", async () => (await orderById(system.ctx, orderId))?.state === "placed");
  await until("confirmed", async () => lettersTo(email, /order|thank/i).length > 0);
  return { orderId, email, thing, total: checkout.total };
}

/** Staff act in a process of their own; a killed one prints nothing. */
async function act(words: readonly string[], env: Record<string, string> = {}): Promise<string | null> {
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "tests/system/act.ts"), ...words], {
    cwd: root,
    env: { ...process.env, ...system.env, TSX_TSCONFIG_PATH: join(root, "tsconfig.node.json"), ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [, signal] = await once(child, "exit");
  return signal === "SIGKILL" ? null : said;
}

describe("killed while delivering", () => {
  const delivering: readonly Step[] = [
    "event.taken",
    "event.handled",
    "mail.rendered",
    "mail.sent",
    "mail.marked",
  ];
  for (const step of delivering) {
    it(`${step}: the shipped mail arrives, and a doubled one is recognised by its Message-ID`, async () => {
      const { orderId, email } = await paidOrder();
      // The web process that does the jobs is stopped, so that the doomed worker takes this one.
      await system.web[0]!.stop();
      expect(await act(["ship", orderId])).toMatch(/"ok":true/);
      const doomed = await system.startWeb({ ...killAt(step), JOBS: "web" });
      expect(await doomed.gone).toBe("SIGKILL");
      await system.revive();
      const letters = await until(
        "the mail is there",
        async () => {
          const found = lettersTo(email, /way|shipped|sent/i);
          return found.length > 0 && found;
        },
        40_000,
      );
      await until(
        "it is marked",
        async () => {
          const { rows } = await system.database.pool.query(
            "SELECT state FROM messages WHERE order_id = $1 AND template = 'order_shipped'",
            [orderId],
          );
          return rows.length === 1 && rows[0].state === "sent";
        },
        40_000,
      );
      // SMTP cannot be asked whether it took a mail: killed between its yes and our mark, it is sent again under the
      // same Message-ID, by which the mailbox (and a mail reader) knows it for the same letter.
      expect(letters).toHaveLength(1);
    });
  }

  it("ship.committed: the parcel is recorded once and its mail leaves", async () => {
    const { orderId, email } = await paidOrder();
    expect(await act(["ship", orderId], killAt("ship.committed"))).toBeNull();
    expect(await act(["ship", orderId])).toMatch(/more_than_open/);
    await until("the mail is there", async () => lettersTo(email, /way|shipped|sent/i).length === 1);
  });
});

describe("killed while refunding", () => {
  it("refund.requested: the worker makes it; nobody has to ask again", async () => {
    const { orderId, total } = await paidOrder();
    expect(await act(["refund", orderId, String(total)], killAt("refund.requested"))).toBeNull();
    await until(
      "refunded",
      async () => (await refundsOfOrder(system.ctx, orderId))[0]?.state === "succeeded",
    );
    expect(await act(["refund", orderId, "1"])).toMatch(/more_than_captured/);
  });

  for (const step of ["refund.made", "refund.kept"] as const) {
    it(`${step}: Stripe refunds once`, async () => {
      const { orderId, total } = await paidOrder();
      await system.web[0]!.stop();
      expect(await act(["refund", orderId, String(total)])).toMatch(/"ok":true/);
      const doomed = await system.startWeb({ ...killAt(step), JOBS: "web" });
      expect(await doomed.gone).toBe("SIGKILL");
      await system.revive();
      await until(
        "refunded",
        async () => (await refundsOfOrder(system.ctx, orderId))[0]?.state === "succeeded",
        40_000,
      );
      const intent = (
        await system.database.pool.query("SELECT payment_intent_id FROM payments WHERE order_id = $1", [
          orderId,
        ])
      ).rows[0].payment_intent_id;
      const made = await system.stripe.refunds.list({ payment_intent: intent });
      expect(made.data.map((refund) => refund.amount)).toEqual([total]);
    });
  }
});

it("leaves every identity of money and stock whole", async () => {
  expect(await brokenIdentities(system.ctx)).toEqual([]);
});

it("has killed at every named step", () => {
  expect(steps.length).toBeGreaterThanOrEqual(15);
  expect([...steps].filter((step) => !killed.has(step))).toEqual([]);
});
