import http from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { type StripeControl, stripeControl } from "./client";
import { type StripeSandbox, type StripeSandboxOptions, startStripe } from "./index";

export const webhookSecret = "whsec_testbed";

/** A webhook as it arrived. */
export interface Received {
  body: string;
  signature: string;
  /** The event, when the signature was right and fresh. */
  event: Stripe.Event | null;
  answered: number;
}

/** A shop's endpoint that verifies every webhook as the application does. */
export interface Receiver {
  url: string;
  received: Received[];
  /** The types that arrived rightly signed, in order. */
  types(): string[];
  /** What to answer to the nth webhook (from 0); 200 at first, 400 for a wrong signature whatever is said here. */
  answer: (nth: number) => number | Promise<number>;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const body = Buffer.concat(pieces).toString("utf8");
      const signature = String(request.headers["stripe-signature"]);
      const event = verified(body, signature);
      const nth = received.push({ body, signature, event, answered: 0 }) - 1;
      const status = event ? receiver.answer(nth) : 400;
      void Promise.resolve(status).then((said) => {
        received[nth]!.answered = said;
        response.writeHead(said).end();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received,
    types: () => received.flatMap(({ event }) => (event ? [event.type] : [])),
    answer: () => 200,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}

function verified(body: string, signature: string): Stripe.Event | null {
  try {
    return Stripe.webhooks.constructEvent(body, signature, webhookSecret);
  } catch {
    return null;
  }
}

/** A sandbox with the real SDK, the control API and an endpoint, for one test file. */
export interface Testbed {
  sandbox: StripeSandbox;
  stripe: Stripe;
  control: StripeControl;
  shop: Receiver;
  close(): Promise<void>;
}

/** One delivery at a time, so that webhooks arrive in the order of the events; quick retries. */
export async function startTestbed(options: StripeSandboxOptions = {}): Promise<Testbed> {
  const shop = await startReceiver();
  const sandbox = await startStripe({
    webhooks: [{ url: shop.url, secret: webhookSecret }],
    webhookConcurrency: 1,
    retrySchedule: [30, 60],
    log: () => {},
    ...options,
  });
  return {
    sandbox,
    stripe: sdk(sandbox),
    control: stripeControl(sandbox.url),
    shop,
    async close() {
      await sandbox.close();
      await shop.close();
    },
  };
}

/** The real SDK without retries of its own, so that a test sees each answer. */
export function sdk(
  sandbox: Pick<StripeSandbox, "apiKey" | "clientOptions">,
  apiKey = sandbox.apiKey,
): Stripe {
  return new Stripe(apiKey, { ...sandbox.clientOptions, maxNetworkRetries: 0, telemetry: false });
}

/** A cart as the application would send it; two mugs and delivery, 44.98. */
export function cart(
  overrides: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    success_url: "http://localhost:3000/return?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://localhost:3000/checkout",
    client_reference_id: "pay_1",
    customer_email: "ada@example.com",
    metadata: { order: "1001" },
    payment_intent_data: { metadata: { payment: "pay_1" }, description: "Order 1001" },
    line_items: [line("Mug", 1999, 2), line("Delivery", 500, 1)],
    ...overrides,
  };
}

export function line(
  name: string,
  unit_amount: number,
  quantity = 1,
  currency = "eur",
): Stripe.Checkout.SessionCreateParams.LineItem {
  return { quantity, price_data: { currency, unit_amount, product_data: { name } } };
}

/** The error that a call of the SDK ends with. @throws when it does not end with one. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw new Error(`expected an error of Stripe, got ${String(outcome)}`);
}

/** A form as a browser without script posts it; redirects are told, not followed. */
export function postForm(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
}
