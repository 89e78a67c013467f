import { askForAlert } from "@/lib/alerts";
import { countStock } from "@/lib/assortment";
import { inviteStaff, requestPasswordReset, signUp } from "@/lib/auth";
import { askForNewsletter } from "@/lib/newsletter";
import { transact } from "@/lib/platform/transact";
import { linkIn, mailTo } from "../books";
import type { JourneyShop } from "../fixtures";

const HERE = "127.0.0.1";

/** The letters that no order brings: an account, a forgotten password, an invitation, the newsletter, a thing that is back. */
export async function sendLetters(shop: JourneyShop): Promise<void> {
  const { ctx } = shop;
  const nora = { email: "nora@example.com", first_name: "Nora", last_name: null, locale: null };
  await signUp(ctx, { ...nora, password: "a quiet harbour at four" }, HERE);
  await signUp(ctx, { ...nora, password: "a quiet harbour at five" }, HERE);
  await requestPasswordReset(ctx, "customer", nora.email, HERE);
  await inviteStaff(ctx, { email: "jo@example.com", name: "Jo", role: "support" });
  await askForNewsletter(ctx, { email: nora.email, locale: "en-IE" });
  const asked = await mailTo(shop, nora.email, /^Do you want the letter/);
  await fetch(`${shop.url}/api/v1${linkIn(asked, shop, "/newsletter/")}/confirm`, {
    method: "POST",
    headers: { origin: shop.url, "sec-fetch-site": "same-origin" },
  });
  await somethingIsBack(shop, nora.email);
}

async function somethingIsBack(shop: JourneyShop, email: string): Promise<void> {
  await askForAlert(shop.ctx, shop.shop.market, { item_id: "STO-BOW-CLA-LAR", email });
  await comesIn(shop, "STO-BOW-CLA-LAR", 6);
}

/** Staff count a variant: so many are on the shelf. */
export async function comesIn(
  { ctx, database, shop }: JourneyShop,
  sku: string,
  onHand: number,
): Promise<void> {
  const { rows } = await database.pool.query("SELECT id, product_id FROM variants WHERE sku = $1", [sku]);
  const count = {
    variantId: rows[0].id,
    locationId: shop.location.id,
    onHand,
    expected: null,
    reason: "Came in",
  };
  await transact(ctx, (tx) => countStock(tx, rows[0].product_id, [count]));
}
