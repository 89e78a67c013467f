import type { Ctx } from "@/lib/kernel/context";
import { lock } from "@/lib/platform/locks";
import { transact } from "@/lib/platform/transact";
import { MAX_QUANTITY } from "./contract";
import { type Cart, cartByCustomer, cartByToken, lockCarts, writeMerge, writeOwner } from "./store";

export interface CartSeeker {
  /** Hash of the cart cookie; null when there is none. */
  readonly tokenHash: string | null;
  readonly customerId: string | null;
}

/**
 * The open cart of whoever asks. A guest's cart is found by cookie; a customer has one cart on every device, and a
 * guest's cart that is seen together with a customer becomes, or merges into, theirs: by itself, whenever it is
 * seen, so that there is no sign-in hook to forget.
 */
export async function findCart(ctx: Ctx, seeker: CartSeeker): Promise<Cart | null> {
  const byCookie = seeker.tokenHash ? await cartByToken(ctx, seeker.tokenHash) : null;
  if (!seeker.customerId) return byCookie?.customerId ? null : byCookie;
  if (byCookie?.customerId === seeker.customerId) return byCookie;
  const own = await cartByCustomer(ctx, seeker.customerId);
  if (!byCookie || byCookie.customerId !== null) return own;
  await mergeInto(ctx, byCookie.id, own?.id ?? null, seeker.customerId);
  return cartByCustomer(ctx, seeker.customerId);
}

async function mergeInto(
  ctx: Ctx,
  guestId: string,
  memberId: string | null,
  customerId: string,
): Promise<void> {
  await transact(ctx, async (tx) => {
    const locked = await lock(tx, "cart", () => lockCarts(tx, memberId ? [guestId, memberId] : [guestId]));
    const guest = locked.find((cart) => cart.id === guestId);
    // Another request may have merged it while we waited for the lock: then there is nothing left to do.
    if (guest?.state !== "open" || guest.customerId !== null) return;
    if (memberId && locked.find((cart) => cart.id === memberId)?.state === "open") {
      await writeMerge(tx, guestId, memberId, MAX_QUANTITY);
      return;
    }
    await writeOwner(tx, guestId, customerId);
  });
}
