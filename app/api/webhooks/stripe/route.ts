import { system } from "@/lib/kernel/actor";
import { verifyEvent } from "@/lib/payments";
import { checkpoint } from "@/lib/platform/checkpoint";
import { contextFor } from "@/lib/platform/runtime";
import { receiveEvent } from "@/lib/reconcile";
import { webhook } from "@/lib/web/webhook";

/**
 * Stripe's word. The raw body is verified before anything of it is believed, stored once under the event's id, and
 * applied at once. The answer is 200 as soon as it is stored: what could not be applied is picked up by the
 * reconciler, so that Stripe need not try again (docs.stripe.com/webhooks).
 */
export const POST = webhook({
  name: "webhooks.stripe",
  bodyLimit: 512 * 1024,
  async run(raw, headers) {
    const event = verifyEvent(raw, headers.get("stripe-signature") ?? "");
    if (!event) return "signature_invalid";
    checkpoint("webhook.verified");
    await receiveEvent(contextFor(system("stripe-webhook")), event, "webhook");
    checkpoint("webhook.answered");
    return "received";
  },
});
