import { variantIdsBySku } from "@/lib/catalog";
import type { Ctx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { fromWire } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { offersFor } from "@/lib/offers";
import type { Market } from "@/lib/shop";
import { type AlertRefusal, MAX_ALERTS } from "./contract";
import { insertAlert } from "./store";

/**
 * Somebody wants one mail when a thing can be had again. Asking twice is asking once, and the answer does not tell
 * whether the address has asked before. Refusals: `item_not_found`, `item_unavailable` (not sold here at all),
 * `item_in_stock` (there is nothing to wait for), `too_many_alerts`.
 */
export async function askForAlert(
  ctx: Ctx,
  market: Market,
  wish: { readonly item_id: string; readonly email: string },
): Promise<Result<undefined, AlertRefusal>> {
  const { item_id, email } = wish;
  const variantId = fromWire("variant", item_id) ?? (await variantIdsBySku(ctx, [item_id])).get(item_id);
  const offer = variantId && (await offersFor(ctx, market, [{ variantId, quantity: 1 }])).get(variantId);
  if (!offer) return refuse("item_not_found");
  if (offer.unitAmount === null) return refuse("item_unavailable");
  if (offer.available === null || offer.available > 0) return refuse("item_in_stock");
  const fits = await insertAlert(
    ctx,
    {
      id: ctx.ids.next(),
      variantId: offer.variantId,
      marketId: market.id,
      email,
      emailKey: emailKey(email),
      locale: market.locale,
      askedAt: ctx.clock.now(),
    },
    MAX_ALERTS,
  );
  return fits ? ok() : refuse("too_many_alerts");
}
