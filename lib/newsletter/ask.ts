import { after, minutes } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import { NEWSLETTER_ASKED } from "./contract";
import { writeAsked, writeConsent } from "./store";

/** A second mail to the same address waits so long, however often the form is sent. */
const AGAIN_AFTER = minutes(30);

/**
 * Somebody wants the newsletter for an address. Nothing is believed yet: emits `newsletter.asked`, whose mail asks the
 * address. An address that is on the list, or was asked a moment ago, gets no mail; the caller cannot tell.
 */
export function askForNewsletter(
  ctx: Ctx,
  wish: { readonly email: string; readonly locale: string },
): Promise<void> {
  return transact(ctx, async (tx) => {
    const before = after(tx.clock.now(), -AGAIN_AFTER);
    const id = await writeAsked(tx, { ...wish, before });
    if (!id) return;
    await writeConsent(tx, id, "asked", "form");
    await emit(tx, { type: NEWSLETTER_ASKED, subject: id, payload: { subscription_id: id } });
  });
}
