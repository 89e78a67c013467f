import type Stripe from "stripe";
import type { Ctx } from "@/lib/kernel/context";
import { recordEventOutcome, storeEvent } from "@/lib/payments";
import { checkpoint } from "@/lib/platform/checkpoint";
import { applyEvent } from "./apply-event";

/**
 * Takes in an event, whoever brings it: stored once under its id, then applied at once. A failure of applying is
 * logged and left to the reconciler: what is stored and has no outcome is picked up there, so the sender need not
 * try again.
 */
export async function receiveEvent(
  ctx: Ctx,
  event: Stripe.Event,
  road: "webhook" | "reconciler",
): Promise<void> {
  const object = event.data.object as { id?: string };
  const stored = await storeEvent(ctx, {
    id: event.id,
    type: event.type,
    objectId: object.id ?? "",
    livemode: event.livemode,
    createdAt: new Date(event.created * 1000),
    body: JSON.stringify(event),
    road,
  });
  checkpoint("webhook.stored");
  if (stored.hasOutcome) return;
  await conclude(ctx, event);
}

/** Applies a stored event and writes what became of it. Returns what kept it from that, null when nothing did. */
export async function conclude(ctx: Ctx, event: Stripe.Event): Promise<string | null> {
  try {
    const applied = await applyEvent(ctx, event);
    await recordEventOutcome(ctx, event.id, applied.outcome, applied.detail);
    return null;
  } catch (error) {
    ctx.log.error(
      { event: event.id, type: event.type, error: String(error) },
      "an event could not be applied yet",
    );
    return String(error).slice(0, 300);
  }
}
