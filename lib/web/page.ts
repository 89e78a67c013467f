import "server-only";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import {
  can,
  customerCookieName,
  type Permission,
  readCustomerSession,
  readStaffSession,
  type SignedInCustomer,
  type SignedInStaff,
  staffCookieName,
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

/** The signed-in member of staff of this request. */
export const currentStaff = cache(async (): Promise<SignedInStaff | null> => {
  const secret = (await cookies()).get(staffCookieName())?.value;
  return secret ? readStaffSession(contextFor(anonymous), secret) : null;
});

/** For a page of the account: sends guests to sign in, and back here afterwards. */
export async function requireCustomer(here: string): Promise<SignedInCustomer> {
  return (await currentCustomer()) ?? redirect(`/sign-in?next=${encodeURIComponent(here)}`);
}

/** For a page of the desk: sends strangers to sign in, answers 403 to a role without the permission. */
export async function requireStaff(permission: Permission, here = "/admin"): Promise<SignedInStaff> {
  const staff = (await currentStaff()) ?? redirect(`/admin/sign-in?next=${encodeURIComponent(here)}`);
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
