import type { Ctx } from "@/lib/kernel/context";
import { newsletterUrl, oneClickUrl, type SubscriptionRow, subscriptionById } from "@/lib/newsletter";
import { readConfigVersion, shopIdentity } from "@/lib/shop";
import { idOf } from "./event-id";
import type { Letter } from "./letter";
import { newsletterAsked, newsletterConfirmed } from "./letters/newsletter";
import type { ToldEvent } from "./order-mail";
import { writeMessage } from "./write-message";

const letters = {
  newsletter_asked: { state: "asked", compose: newsletterAsked },
  newsletter_confirmed: { state: "confirmed", compose: newsletterConfirmed },
} as const satisfies Record<
  string,
  { readonly state: SubscriptionRow["state"]; readonly compose: (shop: string, page: string) => Letter }
>;

/** The handler that writes about the newsletter; nothing when its reader has said something else meanwhile. */
export function newsletterMail(template: keyof typeof letters) {
  return async (ctx: Ctx, event: ToldEvent): Promise<void> => {
    const subscription = await subscriptionById(ctx, idOf(event, "subscription_id"));
    const { state, compose } = letters[template];
    if (!subscription?.email || subscription.state !== state) return;
    const { id, email, locale } = subscription;
    const shop = await shopIdentity(ctx, await readConfigVersion(ctx));
    // Whoever has not said yes has nothing to leave.
    const unsubscribeUrl = state === "confirmed" ? oneClickUrl(id) : null;
    await writeMessage(
      ctx,
      event,
      template,
      compose(shop.name, newsletterUrl(id)),
      { email, locale, unsubscribeUrl },
      shop,
    );
  };
}
