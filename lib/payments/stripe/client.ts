import Stripe from "stripe";
import { env } from "@/lib/env";

let made: { readonly url: string | undefined; readonly client: Stripe } | null = null;

/**
 * The one Stripe client. Our calls carry their own idempotency keys, so the SDK's retries are safe; each try ends
 * after 20 seconds. In the sandbox STRIPE_API_URL points it at the stand-in on this machine.
 */
export function stripeClient(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_URL, STRIPE_TIMEOUT_MS } = env();
  if (made && made.url === STRIPE_API_URL) return made.client;
  const local = STRIPE_API_URL ? new URL(STRIPE_API_URL) : null;
  const client = new Stripe(STRIPE_SECRET_KEY ?? "", {
    timeout: STRIPE_TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
    appInfo: { name: "Cartwright" },
    ...(local
      ? { host: local.hostname, port: local.port, protocol: local.protocol === "https:" ? "https" : "http" }
      : {}),
  });
  made = { url: STRIPE_API_URL, client };
  return client;
}
