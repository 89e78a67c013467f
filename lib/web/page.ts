import "server-only";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import {
  can,
  customerCookieName,
  type Permission,
  pendingCookieName,
  readCustomerSession,
  readStaffStanding,
  type SignedInCustomer,
  type SignedInStaff,
  type StaffStanding,
  staffCookieName,
  viewPending,
} from "@/lib/auth";
import { type Actor, shopper } from "@/lib/kernel/actor";
import type { Ctx } from "@/lib/kernel/context";
import { contextFor } from "@/lib/platform/runtime";
import { hashSecret, looksLikeSecret } from "@/lib/platform/secrets";
import { anonymous } from "./caller";
import { cookieName } from "./cookies";
import { type Flash, openFlash } from "./flash";

/** The signed-in customer of this request, looked up once however many components ask. */
export const currentCustomer = cache(async (): Promise<SignedInCustomer | null> => {
  const secret = (await cookies()).get(customerCookieName())?.value;
  return secret ? readCustomerSession(contextFor(anonymous), secret) : null;
});

/** Somebody of the staff, also before they have set up the second factor that their role needs. */
export const currentStanding = cache(async (): Promise<StaffStanding | null> => {
  const secret = (await cookies()).get(staffCookieName())?.value;
  return secret ? readStaffStanding(contextFor(anonymous), secret) : null;
});

/** The signed-in member of staff of this request. */
export async function currentStaff(): Promise<SignedInStaff | null> {
  const standing = await currentStanding();
  return standing && !standing.mustEnrol ? standing.staff : null;
}

/** By what a sign-in that waits for its second factor can be finished; null when none waits in this browser. */
export async function pendingSignIn(ctx: Ctx) {
  return viewPending(ctx, (await cookies()).get(pendingCookieName())?.value ?? "");
}

/** For a page of the account: sends guests to sign in, and back here afterwards. */
export async function requireCustomer(here: string): Promise<SignedInCustomer> {
  return (await currentCustomer()) ?? redirect(`/sign-in?next=${encodeURIComponent(here)}`);
}

/**
 * For a page of the desk: sends strangers to sign in, and whoever still has to set up a second factor to do that;
 * answers 403 to a role without the permission.
 */
export async function requireStaff(permission: Permission, here = "/admin"): Promise<SignedInStaff> {
  const standing = await currentStanding();
  if (!standing) redirect(`/admin/sign-in?next=${encodeURIComponent(here)}`);
  if (standing.mustEnrol) redirect("/admin/second-factor");
  const { staff } = standing;
  return can(staff.role, permission) ? staff : forbidden();
}

/** The context of a page that reads for somebody. */
export function pageContext(actor: Actor = anonymous): Ctx {
  return contextFor(actor);
}

/** Hash of this browser's cart secret; null without one. */
export async function cartHash(): Promise<string | null> {
  const secret = (await cookies()).get(cookieName("cart"))?.value ?? "";
  return looksLikeSecret(secret) ? hashSecret(secret) : null;
}

/** The code of the market that this browser chose, if it did; whether there is such a market is for the caller to see. */
export async function chosenMarket(): Promise<string | null> {
  return (await cookies()).get(cookieName("market"))?.value ?? null;
}

/** What a form without script was told by its door, if it was for this page. Gone after a minute or the next success. */
export async function flash(here: string): Promise<Flash | null> {
  const told = openFlash((await cookies()).get(cookieName("flash"))?.value ?? null);
  return told?.at === here ? told : null;
}

/** The address of this request's client, as the server entry vouches for it. */
export async function clientAddress(): Promise<string> {
  return ((await headers()).get("x-forwarded-for") ?? "").split(",").at(-1)?.trim() || "unknown";
}

export function customerActor(customer: SignedInCustomer): Actor {
  return shopper(`customer:${customer.id}`, customer.id);
}
