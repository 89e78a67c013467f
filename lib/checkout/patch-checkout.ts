import { type Cart, cartById, setCodes } from "@/lib/cart";
import { after } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { openView } from "./checkout-view";
import type { CheckoutPatch, CheckoutView } from "./contract";
import { CHECKOUT_LIFE } from "./open-checkout";
import { quoteCheckout } from "./quote-checkout";
import { type Checkout, writeChoices } from "./store";

/**
 * Changes choices of an open checkout: absent keeps, null clears, a value replaces. The answer is the checkout with
 * its new quote. Refusals: `checkout_not_modifiable` (it is completing or ended), `changed_meanwhile` (another call
 * was faster: read again), `too_many_codes`.
 */
export async function patchCheckout(
  ctx: Ctx,
  checkout: Checkout,
  patch: CheckoutPatch,
): Promise<Result<CheckoutView, "checkout_not_modifiable" | "changed_meanwhile" | "too_many_codes">> {
  if (checkout.phase !== "open") return refuse("checkout_not_modifiable");
  const cart = await cartWithCodes(ctx, checkout, patch.codes);
  if (!cart) return refuse("too_many_codes");
  const chosen = choices(checkout, patch);
  const quoted = await quoteCheckout(ctx, cart, chosen);
  const change = {
    ...chosen,
    deliveryCode: quoted.deliveryCode,
    notice: null,
    shown: { fingerprint: quoted.fingerprint, total: quoted.quote.total, units: {} },
    expiresAt: after(ctx.clock.now(), CHECKOUT_LIFE),
  };
  if (!(await writeChoices(ctx, checkout, change))) return refuse("changed_meanwhile");
  return ok(openView({ ...checkout, ...change, version: checkout.version + 1 }, cart, quoted));
}

/** Codes live in the cart. Null when there are too many. */
async function cartWithCodes(
  ctx: Ctx,
  checkout: Checkout,
  codes: readonly string[] | undefined,
): Promise<Cart | null> {
  const cart = await cartById(ctx, checkout.cartId);
  invariant(cart, "a checkout refers to a cart that exists");
  if (codes === undefined) return cart;
  const set = await setCodes(ctx, cart, codes);
  return set.ok ? { ...cart, codes: set.value.codes, version: set.value.version } : null;
}

function choices(checkout: Checkout, patch: CheckoutPatch) {
  const pick = <T>(value: T | undefined, before: T): T => (value === undefined ? before : value);
  return {
    email: pick(patch.email, checkout.email),
    firstName: pick(patch.first_name, checkout.firstName),
    lastName: pick(patch.last_name, checkout.lastName),
    phone: pick(patch.phone, checkout.phone),
    destination: pick(patch.destination, checkout.destination),
    billing: pick(patch.billing, checkout.billing),
    deliveryCode: pick(patch.delivery_option, checkout.deliveryCode),
    note: pick(patch.note, checkout.note),
    giftMessage: pick(patch.gift_message, checkout.giftMessage),
    customerId: checkout.customerId,
  };
}
