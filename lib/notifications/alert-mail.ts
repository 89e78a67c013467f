import { alertById, stopUrl } from "@/lib/alerts";
import type { Ctx } from "@/lib/kernel/context";
import { toWire } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { type Offer, offersFor } from "@/lib/offers";
import { shopUrl } from "@/lib/platform/urls";
import { type Market, marketById, readConfigVersion, shopIdentity } from "@/lib/shop";
import { idOf } from "./event-id";
import { stockBack } from "./letters/stock-back";
import type { ToldEvent } from "./order-mail";
import { writeMessage } from "./write-message";

/** The handler that tells one address that one thing is back; nothing when it is not sold any more. */
export async function alertMail(ctx: Ctx, event: ToldEvent): Promise<void> {
  const alert = await alertById(ctx, idOf(event, "alert_id"));
  if (!alert?.email) return;
  const version = await readConfigVersion(ctx);
  const market = await marketById(ctx, alert.marketId, version);
  const { variantId, email, locale } = alert;
  const offer = (await offersFor(ctx, market, [{ variantId, quantity: 1 }])).get(variantId);
  if (!offer || offer.unitAmount === null) return;
  const thing = {
    name: [offer.title, offer.variantTitle].filter(Boolean).join(", "),
    price: formatMoney({ amount: offer.unitAmount, currency: market.currency }, market.locale),
    page: pageOf(market, offer),
  };
  const shop = await shopIdentity(ctx, version);
  await writeMessage(
    ctx,
    event,
    "stock_back",
    stockBack(shop.name, thing, stopUrl(alert.id)),
    { email, locale },
    shop,
  );
}

function pageOf(market: Market, offer: Offer): string {
  const base = market.isDefault ? "" : `/${market.code}`;
  return shopUrl(`${base}/p/${offer.handle}?variant=${toWire("variant", offer.variantId)}`);
}
