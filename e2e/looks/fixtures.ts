import type { BrowserContext } from "@playwright/test";
import { customerCookieName, startCustomerSession } from "@/lib/auth";
import { transact } from "@/lib/platform/transact";
import { type JourneyShop, test as journeys } from "../fixtures";
import { type Story, tellStory } from "./story";

const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const laptop =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15";

/** Looks have the journeys' shop, in which something has happened. */
export const test = journeys.extend<object, { readonly story: Story }>({
  story: [({ shop }, use) => tellStory(shop).then(use), { scope: "worker", timeout: 120_000 }],
});

/** Signs a customer in by a session minted in the database, and once more from a phone. */
export async function signInCustomer(shop: JourneyShop, context: BrowserContext, id: string): Promise<void> {
  const visit = { address: "127.0.0.1", userAgent: laptop, secret: null };
  const session = await transact(shop.ctx, async (tx) => {
    await startCustomerSession(tx, id, { ...visit, userAgent: phone });
    return startCustomerSession(tx, id, visit);
  });
  await context.addCookies([
    { name: customerCookieName(), value: session.secret, url: shop.url, httpOnly: true, sameSite: "Lax" },
  ]);
}
