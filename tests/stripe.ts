import { afterAll } from "vitest";
import { type StripeSandbox, startStripe } from "@/sandbox/stripe";
import { stripeControl } from "@/sandbox/stripe/client";

/** A Stripe of this test file's own, which the application's client talks to. Events are kept, not sent. */
export async function testStripe(options: Parameters<typeof startStripe>[0] = {}) {
  const sandbox: StripeSandbox = await startStripe({ port: 0, ...options });
  process.env.STRIPE_API_URL = sandbox.url;
  afterAll(() => sandbox.close());
  return { sandbox, control: stripeControl(sandbox.url) };
}
