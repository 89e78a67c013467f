import type Stripe from "stripe";
import { env } from "@/lib/env";
import type { Ctx } from "@/lib/kernel/context";
import { stripeClient } from "./client";
import { wantedEvents } from "./wanted-events";

/** Proves that a body was signed by Stripe within five minutes of now; null when it was not. */
export function verifyEvent(rawBody: string, signature: string): Stripe.Event | null {
  try {
    return stripeClient().webhooks.constructEvent(rawBody, signature, env().STRIPE_WEBHOOK_SECRET ?? "");
  } catch {
    return null;
  }
}

/**
 * Events that Stripe recorded from one instant to another (null: to its own now, which need not be ours), newest first,
 * at most so many: then older ones may be missing. Stripe counts in whole seconds, and keeps events for 30 days.
 */
export async function eventsBetween(
  _ctx: Ctx,
  from: Date,
  to: Date | null,
  most: number,
): Promise<Stripe.Event[]> {
  const found: Stripe.Event[] = [];
  const list = stripeClient().events.list({
    created: {
      gte: Math.floor(from.getTime() / 1000),
      ...(to ? { lte: Math.ceil(to.getTime() / 1000) } : {}),
    },
    types: [...wantedEvents],
    limit: 100,
  });
  for await (const event of list) {
    found.push(event);
    if (found.length >= most) break;
  }
  return found;
}
