import type { Cart } from "@/lib/cart";
import type { Ids } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/invariant";
import type { NewOrder } from "@/lib/orders";
import type { QuotedCheckout } from "./quote-checkout";
import type { CheckoutRow } from "./store";

/** What an order takes over from its checkout beside the quote. */
export type FrozenChoices = Pick<
  CheckoutRow,
  | "id"
  | "channelId"
  | "marketId"
  | "customerId"
  | "email"
  | "firstName"
  | "lastName"
  | "phone"
  | "destination"
  | "billing"
  | "locale"
  | "note"
  | "giftMessage"
>;

/** The order that a quote becomes: every name, price, tax and address as it is at this moment. Pure. */
export function freezeOrder(
  ids: Ids,
  checkout: FrozenChoices,
  cart: Pick<Cart, "id">,
  quoted: QuotedCheckout,
): NewOrder {
  const { quote, offers, market } = quoted;
  const delivery = quote.delivery;
  invariant(checkout.email, "a complete checkout has an e-mail address");
  const rowIds = new Map(quote.lines.map((line) => [line.id, ids.next()]));
  return {
    id: ids.next(),
    channelId: market.channelId,
    // Of what was quoted: the cart may have moved to another market since the checkout was opened.
    marketId: market.id,
    source: "cart",
    checkoutId: checkout.id,
    cartId: cart.id,
    customerId: checkout.customerId,
    currency: market.currency,
    locale: checkout.locale,
    taxInclusive: quote.taxInclusive,
    totalAmount: quote.total,
    email: checkout.email,
    firstName: checkout.firstName ?? checkout.destination?.first_name ?? null,
    lastName: checkout.lastName ?? checkout.destination?.last_name ?? null,
    phone: checkout.phone ?? checkout.destination?.phone ?? null,
    buyerNote: checkout.note,
    // A card needs a parcel to lie in.
    giftMessage: quote.requiresShipping ? checkout.giftMessage : null,
    fingerprint: quoted.fingerprint,
    delivery: quote.requiresShipping ? checkout.destination : null,
    billing: checkout.billing,
    lines: quote.lines.map((line) => {
      const offer = offers.get(line.variantId);
      invariant(offer, "a quoted line has an offer");
      return {
        id: rowIds.get(line.id)!,
        lineId: line.id,
        variantId: line.variantId,
        productId: offer.productId,
        productVersionId: offer.productVersionId,
        sku: offer.sku,
        title: offer.title,
        variantTitle: offer.variantTitle,
        handle: offer.handle,
        pictureKey: offer.pictureKey,
        quantity: line.quantity,
        unitAmount: line.unitAmount,
        subtotalAmount: line.subtotal,
        grams: offer.grams,
        requiresShipping: offer.requiresShipping,
        taxClass: offer.taxClass,
      };
    }),
    adjustments: quote.adjustments.map((row) => ({
      ...row,
      lineId: row.lineId === null ? null : rowIds.get(row.lineId)!,
    })),
    promise: delivery
      ? {
          methodCode: delivery.code,
          title: delivery.title,
          description: delivery.description,
          carrier: delivery.carrier,
          minDays: delivery.minDays,
          maxDays: delivery.maxDays,
        }
      : null,
  };
}
