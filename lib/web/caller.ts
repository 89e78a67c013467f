import type { SignedInCustomer, SignedInStaff } from "@/lib/auth";
import { customerCookieName, readCustomerSession, readStaffSession, staffCookieName } from "@/lib/auth";
import { type Actor, shopper, system } from "@/lib/kernel/actor";
import type { Ctx } from "@/lib/kernel/context";
import { hashSecret, looksLikeSecret } from "@/lib/platform/secrets";
import { cookieName, readCookie } from "./cookies";

/** Who is calling, as far as a door needs to know. */
export interface Caller {
  readonly customer: SignedInCustomer | null;
  readonly staff: SignedInStaff | null;
  /** Hash of the cart secret, from the cookie or a bearer token. */
  readonly cartHash: string | null;
  /** The network address that the server entry vouches for; the key of coarse limits. */
  readonly address: string;
}

/** What a request carries before anybody is looked up. */
export interface Carried {
  readonly cartHash: string | null;
  readonly customerSecret: string | null;
  readonly staffSecret: string | null;
  readonly address: string;
}

export function carriedBy(headers: Headers): Carried {
  const cookies = headers.get("cookie");
  const bearer = /^Bearer ([A-Za-z0-9_-]{22})$/.exec(headers.get("authorization") ?? "")?.[1] ?? null;
  const cart = bearer ?? readCookie(cookies, cookieName("cart"));
  return {
    cartHash: cart && looksLikeSecret(cart) ? hashSecret(cart) : null,
    customerSecret: readCookie(cookies, customerCookieName()),
    staffSecret: readCookie(cookies, staffCookieName()),
    address: (headers.get("x-forwarded-for") ?? "").split(",").at(-1)?.trim() || "unknown",
  };
}

/** Looks up whoever the door asks for: a statement only for those who carry a session. */
export async function identify(
  ctx: Ctx,
  carried: Carried,
  wanted: { readonly customer: boolean; readonly staff: boolean },
): Promise<Caller> {
  const { customerSecret, staffSecret, cartHash, address } = carried;
  return {
    customer: wanted.customer && customerSecret ? await readCustomerSession(ctx, customerSecret) : null,
    staff: wanted.staff && staffSecret ? await readStaffSession(ctx, staffSecret) : null,
    cartHash,
    address,
  };
}

/** The actor of what a caller does; its principal is never empty. */
export function actorOf(caller: Caller): Actor {
  if (caller.staff) {
    const { id, name } = caller.staff;
    return { kind: "staff", principal: `staff:${id}`, staffId: id, name };
  }
  if (caller.customer) return shopper(`customer:${caller.customer.id}`, caller.customer.id);
  return shopper(caller.cartHash ? `cart:${caller.cartHash}` : `guest:${caller.address}`);
}

export const anonymous = system("door");
